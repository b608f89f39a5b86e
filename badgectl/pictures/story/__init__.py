"""The story theme: a badger before a scene."""
