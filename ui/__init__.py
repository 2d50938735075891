"""The window of Calame: everything that needs Qt, and nothing that does not."""
