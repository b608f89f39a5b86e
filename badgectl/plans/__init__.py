"""Decisions: what a command would record, worked out before anything is touched."""
