"""Trust: what the history of a programme proves, judged commit by commit along the main line."""
