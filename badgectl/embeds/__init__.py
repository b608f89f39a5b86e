"""What other pages show of a programme: regions of READMEs, and shields."""
