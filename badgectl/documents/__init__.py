"""From bytes to values and back: strict YAML, positions, reading and writing of entries."""
