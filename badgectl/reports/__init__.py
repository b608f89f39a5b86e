"""What a programme's records add up to, as values, and those values as text."""
