"""The manual: commands as the command line knows them, topics, and what is printed as JSON."""
