"""Codes of signing keys: what no signature can be checked with."""

from badgectl.model.problems import Code

_PATH = "catalog/people/ida.yaml"
_IDA = "name: Ida\nsigning_keys:\n  - {key: %s, added: 2026-11-20}\n"
_KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINIESDaEO9ho2hqBGuUtx/w1gUyIQdnLBqMNxzbqpTD8"

PRIVATE = Code(
    name="key-private",
    title="A private key is in the repository",
    why="Whoever has a private key signs as its owner. What was once in a repository stays in its "
    "history and in every clone: taking it out of the file does not help. Make a new key, revoke "
    "this one everywhere, and give the public half only (the `.pub` file).",
    wrong={
        _PATH: "name: Ida\nsigning_keys:\n  - key: |\n"
        "      -----BEGIN OPENSSH PRIVATE KEY-----\n      b3BlbnNzaC1rZXktdjE=\n"
        "      -----END OPENSSH PRIVATE KEY-----\n"
    },
    right={_PATH: _IDA % _KEY},
)
UNUSABLE = Code(
    name="key-unusable",
    title="A signing key cannot be used",
    why="Signatures are checked with the keys in the catalog: OpenSSH keys (ed25519, ecdsa, RSA of "
    "2048 bits or more, security keys) as in a `.pub` file, and OpenPGP keys as `gpg --export "
    "--armor` prints them. What is cut short, too weak, a certificate or something else would "
    "turn all that its owner signs into mere claims.",
    wrong={_PATH: _IDA % _KEY[:-4]},
    right={_PATH: _IDA % _KEY},
)
TAKEN = Code(
    name="key-taken",
    title="A signing key is there twice",
    why="A signature tells who gave an award: its key must lead to one person. A forge's key "
    "(`trust.forge_keys`) is nobody's own.",
    wrong={
        _PATH: _IDA % _KEY,
        "catalog/people/tove.yaml": f"name: Tove\nsigning_keys: [{{key: {_KEY}}}]\n",
    },
    right={_PATH: _IDA % _KEY, "catalog/people/tove.yaml": "name: Tove\n"},
)

CODES = (PRIVATE, UNUSABLE, TAKEN)
