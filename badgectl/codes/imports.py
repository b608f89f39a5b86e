"""Codes of imports: what is wrong with a row or entry of another tool's file."""

from badgectl.model.problems import Code

ROW = Code(
    name="import-row",
    title="A row or entry of an import cannot become what it should",
    why="An import is all or nothing: one row that says too little, or something else than is due, "
    "is mended in its file, and the whole is imported again.",
    wrong={"thanks.csv": "recipient,badge,reason\nada,thanks,\n"},
    right={"thanks.csv": "recipient,badge,reason\nada,thanks,Took my shift.\n"},
)

CODES = (ROW,)
"""Of these examples the file is imported."""
