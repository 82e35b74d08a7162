"""Reads for screens: one screen, one statement. A view never loads an aggregate and never goes past the reach.

Views answer JSON text made by the database, in the shape that the API's models describe; a test holds the two together.
"""
