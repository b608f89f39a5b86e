"""The shape of every file: which type lies where, its JSON Schema, and the check against it."""
