"""What was read once is not parsed again: entries by path and blob id, in the git directory."""
