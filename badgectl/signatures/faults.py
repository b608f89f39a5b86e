"""Why a key or a signature cannot be used."""

from badgectl.model.errors import BadgectlError


class UnusableKeyError(BadgectlError):
    """A text is no public key that commits can be checked with."""


class PrivateKeyError(UnusableKeyError):
    """A text is a private key, which must never be where others can read it."""

    def __init__(self) -> None:
        super().__init__(
            "it is a PRIVATE key, which must never be in the repository",
            "give the public half, the line of the `.pub` file; whoever could read the private "
            "one can sign in your name: if it was shared, make a new key and revoke this one",
        )


class MalformedError(ValueError):
    """Bytes are not in the form that they claim to be in; the sentence says what is wrong."""
