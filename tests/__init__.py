"""Tests, one folder for each layer."""
