"""The example programme, replayed into a fresh repository as the commits of the people in it."""
