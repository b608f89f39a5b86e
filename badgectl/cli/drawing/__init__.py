"""Pictures of badges: kept in a folder, shown at the terminal, tried, shown around."""
