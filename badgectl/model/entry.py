"""What every file of a programme has in common."""

from typing import ClassVar

from msgspec import Struct

from badgectl.model.problems import Place

NOT_IN_FILES = ("path", "blob", "filed_as", "former")
"""What entries carry beside the keys of their files: where they were read, and who is meant."""


class Entry(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one file holds.

    `path` (below the programme's folder) and `blob` (its git object id) say where it was read;
    they are no keys of the file.
    """

    path: str = ""
    blob: str = ""

    @property
    def id(self) -> str:
        """The file's name without `.yaml`."""
        return self.path.rpartition("/")[2].removesuffix(".yaml")

    def at(self, *steps: str | int) -> Place:
        """Return the place of a value in this file."""
        return Place(self.path, steps)

    def key(self, *steps: str | int) -> Place:
        """Return the place of a key in this file."""
        return Place(self.path, steps, on_key=True)


class Choice(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, repr_omit_defaults=True
):
    """A mapping that says one thing: exactly one of its keys is written."""

    choices: ClassVar[tuple[str, ...]] = ()
    """The keys to choose from, where not all of them are."""

    def __post_init__(self) -> None:
        choices = self.choices or self.__struct_fields__
        if sum(getattr(self, name) is not None for name in choices) != 1:
            raise ValueError("exactly one key")


class Filled(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping that would say nothing without a key: at least one of them is written."""

    def __post_init__(self) -> None:
        if all(getattr(self, name) is None for name in self.__struct_fields__):
            raise ValueError("at least one key")
