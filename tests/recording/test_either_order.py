"""Badge and recipient in either order, joined by a slash or not: ids tell which is which."""

from pathlib import Path

import pytest
from ground import Command, Said, be, everything, git, write

ADA = "name: Ada Lovelace\nhome: platform\nemails: [a@guild.example]\n"
READING = ("show", "why", "share")
SAID = {
    "award thanks ada -m x": ["award ada thanks -m x", "award ada/thanks -m x", "award thanks/ada -m x", "award thanks ada --message x"],
    "award thanks ada linus -m x": ["award ada linus thanks -m x", "award ada thanks linus -m x"],
    "award mentor@bronze platform -m x": ["award platform mentor@bronze -m x"],
    "nominate navigator@bronze linus -m x": ["nominate linus navigator@bronze -m x"],
    "second ada/navigator": ["second navigator ada", "second ada navigator", "second navigator/ada"],
    "decline ada/navigator@bronze -m x": ["decline navigator@bronze ada -m x", "decline ada/navigator@bronze --message x"],
    "revoke ada/thanks --because mistake -m x": ["revoke thanks ada --because mistake -m x"],
    "correct ada/thanks --role host -m x": ["correct thanks ada --role host -m x"],
    "comment ada/thanks -m x": ["comment thanks ada -m x", "comment thanks/ada -m x"],
    "like ada/thanks+2026-11-20+grace": ["like thanks+2026-11-20+grace ada"],
    "void ada/thanks --rule policy-limit -m x": ["void thanks ada --rule policy-limit -m x"],
    "void platform/calm-on-call.score.2026-q4 --rule policy-limit -m x": [
        "void calm-on-call.score.2026-q4 platform --rule policy-limit -m x"
    ],
    "withdraw ada/navigator@bronze.nomination": ["withdraw navigator@bronze.nomination ada"],
    "show ada/thanks": ["show thanks ada", "show ada thanks", "show thanks/ada"],
    "why ada navigator@bronze": ["why navigator@bronze ada", "why ada/navigator@bronze"],
}  # fmt: skip


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("documented", SAID)
def test_either_order_means_the_same(documented: str, guild: Path, badgectl: Command) -> None:
    name = documented.split(maxsplit=1)[0]
    be(guild, {"like": "tom", "decline": "tom", "withdraw": "linus"}.get(name, "grace"))
    dry = () if name in READING else ("--dry-run",)
    before = everything(guild)
    meant = badgectl(*documented.split(), *dry)
    assert [badgectl(*other.split(), *dry) for other in SAID[documented]] == [meant] * len(
        SAID[documented]
    )
    assert meant.status == (1 if "platform -m" in documented else 0), meant.err
    assert everything(guild) == before


@pytest.mark.usefixtures("recorded")
def test_full_names_are_as_good_as_ids(guild: Path, badgectl: Command) -> None:
    meant = badgectl("award", "thanks", "ada", "-m", "x", "--dry-run")
    assert badgectl("award", "thanks", "ada  Lovelace", "-m", "x", "--dry-run") == meant
    assert badgectl("show", "Ada Lovelace") == badgectl("show", "ada")
    write(guild, {"catalog/people/countess.yaml": ADA})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Another one")
    assert badgectl("award", "thanks", "Ada Lovelace", "-m", "x") == Said(
        1, "", "error: 2 are called Ada Lovelace\n  hint: say `ada` or `countess`\n"
    )


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("comment thanks tmo -m x", "error: there is no person or team `tmo`\n  hint: did you mean `tom`?\n"),
        ("award tmo thanks -m x", "error: there is no person or team `tmo`\n  hint: did you mean `tom`?\n"),
        (
            "comment ada thnks -m x",
            "error: there is no award ada/thnks\n  hint: did you mean `ada/thanks`?\n",
        ),
        (
            "second ada navigator bronze",
            "error: one word too many: `bronze`\n  hint: write recipient and badge, as `ada/mentor@gold`\n",
        ),
        ("why ada", "error: `BADGE[@LEVEL]` is missing\n  hint: as in `badgectl why tomas python@gold`\n"),
    ],
)  # fmt: skip
def test_what_is_not_there(said: str, expected: str, badgectl: Command) -> None:
    found = badgectl(*said.split())
    assert (found.out, found.err) == ("", expected)
