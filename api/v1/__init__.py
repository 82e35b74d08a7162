"""Version 1 of the API: one file for each word. Models of requests above, routes below."""
