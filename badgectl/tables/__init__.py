"""The records as tables, for spreadsheets, programs and databases."""
