"""Statutory returns as pure mappings from what is recorded: no return asks a worker for anything of its own."""
