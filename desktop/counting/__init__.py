"""Ways to say how long a text is, one a file."""
