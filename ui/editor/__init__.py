"""The text at the left of the window: what is written, where it stands, how it is kept."""
