"""What there is to verify in a text: one pure function a check, a module for what goes together."""
