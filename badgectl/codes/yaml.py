"""Codes of the YAML reader: what a file may not contain, whatever it means."""

from badgectl.codes.samples import TEAM_PATH
from badgectl.model.problems import Code

SYNTAX = Code(
    name="yaml-syntax",
    title="The file is not YAML",
    why="The file cannot be read at all, so nothing in it counts.",
    wrong={TEAM_PATH: "name: [Night shift\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
ENCODING = Code(
    name="yaml-encoding",
    title="The file is not plain UTF-8",
    why="Other encodings and byte-order marks are read differently by different programs, so that "
    "a reviewer sees another text than the tool.",
    wrong={TEAM_PATH: "\ufeffname: Night shift\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
CHARACTER = Code(
    name="yaml-character",
    title="A character that hides or rearranges text",
    why="Control characters, bidirectional overrides and unusual line ends make a file look "
    "different from what it says: in a review, in a terminal, on a page.",
    wrong={TEAM_PATH: 'name: "Night\\u202eshift"\n'},
    right={TEAM_PATH: "name: Night shift\n"},
)
SIZE = Code(
    name="yaml-size",
    title="The file is too large",
    why="A badge, a person or an award fits a page. Files over 256 KiB are refused unread, so that "
    "nobody can stall the check with one.",
    wrong={TEAM_PATH: "name: Night shift\n" + "# a comment that goes on and on\n" * 9000},
    right={TEAM_PATH: "name: Night shift\n"},
)
DEPTH = Code(
    name="yaml-depth",
    title="Lists and mappings are nested too deeply",
    why="No file of a programme needs more than a few storeys; a deep one is a slip or an attack.",
    wrong={TEAM_PATH: "name: " + "[" * 60 + "]" * 60 + "\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
REFERENCE = Code(
    name="yaml-reference",
    title="An anchor, alias or merge key",
    why="`&name`, `*name` and `<<` make one place of a file change another, and a few lines grow "
    "to gigabytes. Programmes are read by people: write the value where it belongs.",
    wrong={TEAM_PATH: "name: &n Night shift\ndescription: *n\n"},
    right={TEAM_PATH: "name: Night shift\ndescription: Keeps the lights on.\n"},
)
TAG = Code(
    name="yaml-tag",
    title="A tag",
    why="Tags (`!!int`, `!python/...`) tell a reader to build something; here the kind of file "
    "alone says what a value means.",
    wrong={TEAM_PATH: "name: !!str Night shift\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
DUPLICATE_KEY = Code(
    name="yaml-duplicate-key",
    title="The same key twice",
    why="Most readers silently take the last one; a reviewer sees the first.",
    wrong={TEAM_PATH: "name: Night shift\nname: Day shift\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
KEY = Code(
    name="yaml-key",
    title="A key that is not plain text",
    why="Keys are words; a list or a mapping as a key means a slip in punctuation.",
    wrong={TEAM_PATH: "[name]: Night shift\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
DOCUMENTS = Code(
    name="yaml-documents",
    title="More than one document in a file, or none",
    why="One thing, one file: its name is its id.",
    wrong={TEAM_PATH: "name: Night shift\n---\nname: Day shift\n"},
    right={TEAM_PATH: "name: Night shift\n"},
)
EMPTY = Code(
    name="yaml-empty",
    title="A key or list item without a value",
    why="An empty value (also `~` and `null`) is a slip more often than a wish. What does not "
    "apply is left out.",
    wrong={TEAM_PATH: "name: Night shift\nfunction:\n"},
    right={TEAM_PATH: "name: Night shift\nfunction: engineering\n"},
)

CODES = (
    SYNTAX, ENCODING, CHARACTER, SIZE, DEPTH, REFERENCE, TAG, DUPLICATE_KEY, KEY, DOCUMENTS, EMPTY,
)  # fmt: skip
