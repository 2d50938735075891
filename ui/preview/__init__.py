"""What readers will see of a text where it is published, drawn by Qt alone."""
