"""Everything that knows git: finding the repository, reading commits, recording awards."""
