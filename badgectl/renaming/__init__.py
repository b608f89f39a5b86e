"""Other ids for people and teams, and what becomes of every file that names them."""
