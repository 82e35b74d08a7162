"""What may happen: pure, synchronous rules of practice and law. Imports nothing but the standard library."""
