"""The command line: the only place that prints, prompts, asks the clock and exits."""
