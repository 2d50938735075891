"""Tests of the typography."""
