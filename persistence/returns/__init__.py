"""Returns read the record in one snapshot of the database, a child at a time, and write their files as a stream."""
