"""What may happen: pure, synchronous rules on plain dataclasses, with no clock and no I/O."""
