"""The ways to cheat, entered by themes in the modules `cheats_*`."""

from collections.abc import Callable

from trust.realm import Realm

Cheat = Callable[[Realm], str | None]
"""Does it, and returns the commit that is to be named; None for the last one."""
CHEATS: dict[str, tuple[str, Cheat]] = {}
"""Each by its name, with the code that it is found under."""
PROGRAM = "catalog/program.yaml"
THANKS = "catalog/badges/thanks.yaml"


def found_as(code: str) -> Callable[[Cheat], Cheat]:
    """Enter a cheat, with the code that it is found under."""

    def entered(cheat: Cheat) -> Cheat:
        assert cheat.__name__ not in CHEATS, "two cheats have one name"
        CHEATS[cheat.__name__] = (code, cheat)
        return cheat

    return entered


def awarded(realm: Realm) -> str:
    """Let Tom thank Ada; return the path of the award."""
    realm.give("tom", "ada")
    return next(iter(realm.thanks("tom", "ada")))
