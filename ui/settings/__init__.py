"""The settings: one page that is searched and saved at once."""
