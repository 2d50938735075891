"""French and English typography: what a profile changes in a text, as named fixes (pure)."""
