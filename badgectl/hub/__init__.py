"""The hub: a programme as a web site of plain files."""
