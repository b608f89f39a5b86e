"""What a change of the programme's files means: for badges, for people, for new records."""
