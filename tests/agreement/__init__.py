"""Counts the same texts here and with the references of others, which run under node."""
