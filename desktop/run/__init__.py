"""One step of a run a file."""
