"""How it is asked: the HTTP interface, and the commands of ``python -m api``."""
