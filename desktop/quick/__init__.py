"""The way from a start of the program to the window that is open already; no Qt."""
