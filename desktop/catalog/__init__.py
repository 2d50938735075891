"""Declarative data in `resources/` read into typed records."""
