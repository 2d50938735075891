"""Tests: they mirror `desktop/` and `ui/`; run them from the root of the clone."""
