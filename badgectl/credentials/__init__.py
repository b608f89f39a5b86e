"""Open Badges: what people earned as signed files, and the check of such files."""
