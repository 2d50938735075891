"""The page of the platforms: what each takes, and the person's own."""
