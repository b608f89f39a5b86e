"""`import` of rows beside what is on record: what is new of them, what is held, what is another."""

from pathlib import Path

from ground import Command, git, write
from importing.sources import shown


def test_what_was_held_before_is_a_round_of_its_own(guild: Path, badgectl: Command) -> None:
    """One row more each time: crowns of other years are new, what is held already is not."""
    rows = "recipient,badge,reason,date\n"
    for row, outcome in {
        "platform,crown,A year.,2019-05-05": "Created: 1 award; unchanged: 0",
        "platform,crown,One more.,2020-06-01": "Created: 1 award; unchanged: 1",
        "platform,crown,Held by then.,2020-01-01": "Nothing to do; unchanged: 3",
        "platform,crown,Told late.,2018-12-31": "Nothing to do; unchanged: 4",
        "platform,crown,Long before.,2017-01-01": "Created: 1 award; unchanged: 4",
        "platform,crown,Of no day.,": "Nothing to do; unchanged: 6",
    }.items():
        rows += row + "\n"
        write(guild, {"rows.csv": rows})
        assert badgectl("import", "rows.csv").out == f"{outcome}\n"
    paths = sorted((guild / "awards/platform").iterdir())
    assert {path.name: path.read_text().splitlines()[4] for path in paths} == {
        "crown.yaml": "awarded_on: 2019-05-05",
        "crown~2.yaml": "awarded_on: 2020-06-01",
        "crown~3.yaml": "awarded_on: 2017-01-01",
    }
    assert badgectl("validate", "--base", "HEAD~3").out == "20 files checked, no problems\n"


def test_a_declined_nomination_is_in_no_ones_way(guild: Path, badgectl: Command) -> None:
    grant = "awards/tom/navigator@bronze"
    nomination = "badge: navigator\nlevel: bronze\nrecipient: tom\nby: grace\nreason: Draws.\n"
    write(guild, {
        f"{grant}.nomination.yaml": nomination + "nominated_on: 2026-01-05\n",
        f"{grant}.decline.yaml": "by: ada\nfeedback: Not yet.\ndeclined_on: 2026-01-09\n",
        "rows.csv": "recipient,badge,reason,date\ntom,navigator@bronze,Drew it.,2026-08-01\n",
    })  # fmt: skip
    git(guild, "add", "awards")
    git(guild, "commit", "--quiet", "-m", "Decline a nomination")
    assert badgectl("import", "rows.csv").out == "Created: 1 award; unchanged: 0\n"
    assert list(shown(guild)) == [f"{grant}~2.yaml"]
    assert badgectl("import", "rows.csv").out == "Nothing to do; unchanged: 1\n"


def test_an_id_is_that_of_one_award(guild: Path, badgectl: Command) -> None:
    """Two tools that both number from 1 are not taken for one."""
    header = "recipient,badge,by,reason,date,id\n"
    write(guild, {"rows.csv": header + "ada,thanks,tom,This.,2021-01-01,1\n"})
    assert badgectl("import", "rows.csv").out == "Created: 1 award; unchanged: 0\n"
    rows = "linus,thanks,tom,That.,2021-01-01,{}\nlinus,crown,tom,That.,2021-01-01,2\n"
    write(guild, {"rows.csv": header + rows.format(1)})
    assert badgectl("import", "rows.csv").err == (
        "error: rows.csv: 2 problems; nothing was written\n"
        "  `1` is on record as ada/thanks+2021-01-01+tom [import-row] rows.csv:2 (id)\n"
        "    hint: remove it; or, if it is another award, give it an `id` of its own\n"
        "  Crown is for teams; linus is a person [policy-recipient] rows.csv:3 (recipient)\n"
        "    hint: award it to a team\n"
    )
    write(guild, {"rows.csv": header + rows.format("b1").replace("linus,crown", "studio,crown")})
    assert badgectl("import", "rows.csv").out == "Created: 2 awards; unchanged: 0\n"
