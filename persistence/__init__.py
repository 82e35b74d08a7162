"""How it is remembered: PostgreSQL, its tables, repositories, views and ledger."""
