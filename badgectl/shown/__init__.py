"""What one audience sees of a programme, and where it finds it."""
