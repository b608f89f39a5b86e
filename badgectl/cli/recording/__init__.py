"""Recording: asked for, edited, planned, shown or delivered, and what was said of it."""
