"""The benchmark: Kith beside a bare handler that sends the same SQL, on the same data, in the same run."""
