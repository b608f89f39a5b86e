"""Checking: files as they lie there, changes, and the history of the main line."""
