"""Makes the tables of `resources/counting` from what others publish."""
