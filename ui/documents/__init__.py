"""The documents of the window: their list, which one is open, and their files."""
