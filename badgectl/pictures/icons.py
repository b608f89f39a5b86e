"""The names of the icons that a badge can carry."""

from functools import cache

from fonticon_mdi7 import MDI7

FONT_FILE: str = MDI7.__font_file__
_PREFIX = "mdi7."


@cache
def _letters() -> dict[str, str]:
    # Names that Python reserves stand in the class with underscores around them.
    return {
        attribute.strip("_").replace("_", "-"): value.removeprefix(_PREFIX)
        for attribute, value in vars(MDI7).items()
        if isinstance(value, str) and value.startswith(_PREFIX)
    }


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons, as `account-star`."""
    return frozenset(_letters())


def icon_letter(name: str) -> str:
    """Return the letter of the icon font that shows an icon; raise KeyError if there is none."""
    return _letters()[name]
