"""Checks of a key against its scenario: one subject a file, all faults at once."""
