"""`suggest`: what rules propose from real histories and from events of other tools."""

import json
import re
from pathlib import Path

import msgspec
import pytest
from ground import ROOT, Command, be, git, write
from importing.histories import RULE, commit, lay_down

from badgectl.model.entry import NOT_IN_FILES
from badgectl.model.suggestions import DeedFilter, Suggestion
from badgectl.suggestions.events import Event


def test_a_history_becomes_a_plan(guild: Path, website: Path, badgectl: Command) -> None:
    write(website, {".mailmap": "Ada Lovelace <ada@guild.example> <ada@home.example>\n"})
    tom = "Reviewed-by: Tom <tom@guild.example>"
    first = commit(website, "ada@home.example", "2026-03-02", "src/a.py", tom)
    commit(website, "linus@guild.example", "2026-03-03", "docs/a.md", tom, "Reviewed-by: nobody")
    own = commit(website, "tom@guild.example", "2026-03-04", "src/b.py", tom)
    linus = "Co-authored-by: Linus <linus@guild.example>"
    pair = commit(website, "ada@guild.example", "2026-03-05", "src/a.py", tom, linus)
    commit(website, "stranger@x.example", "2026-03-06", "src/c.py")
    lay_down(
        guild,
        reviewer="badge: mentor@bronze\nreason: 'Read {count} of {people}, {first} to {last}.'\n"
        "deeds: {kinds: [reviewed-by], for_other: function}\nat_least: 3\nfor_people: 2\n",
        coder="badge: thanks\nreason: Wrote code.\nproject: apollo\n"
        "deeds: {kinds: [author, co-authored-by], touching: ['src/**'], outside: studio}\n",
    )
    said = badgectl("suggest", "--repo", str(website), "--format", "json")
    assert said.status == 0
    page = "https://github.com/guild/website/commit/"
    plan = json.loads(said.out)
    second = git(website, "log", "--format=%H", "-1", "--skip=3").strip()
    assert plan == {
        "tool": "badgectl suggest",
        "awards": [
            {
                "recipient": "ada",
                "badge": "thanks",
                "reason": "Wrote code.",
                "evidence": [page + first],
                "earned_on": "2026-03-02",
                "project": "apollo",
                "id": "coder/ada",
            },
            {
                "recipient": "tom",
                "badge": "mentor",
                "level": "bronze",
                "reason": "Read 3 of 2, 2026-03-02 to 2026-03-05.",
                "evidence": [page + first, page + second, page + pair],
                "earned_on": "2026-03-05",
                "helped": ["ada", "linus"],
                "id": "reviewer/tom",
            },
            {
                "recipient": "linus",
                "badge": "thanks",
                "reason": "Wrote code.",
                "evidence": [page + pair],
                "earned_on": "2026-03-05",
                "project": "apollo",
                "id": "coder/linus",
            },
        ],
        "nominate": [],
    }
    assert own not in said.out
    assert said.err == (
        "nobody in the catalog is stranger@x.example (1): add an address, or say `--people`\n"
    )


def test_the_plan_is_imported_and_not_proposed_again(
    guild: Path, website: Path, badgectl: Command, tmp_path: Path
) -> None:
    git(website, "remote", "set-url", "origin", "/srv/website.git")
    made = commit(website, "ada@home.example", "2026-03-02", "a.md")
    who = tmp_path / "who.yaml"
    who.write_text("ada@home.example: ada\n")
    lay_down(guild, writer=RULE + "measured: pages\ncriterion: deed\n")
    asked = ("suggest", "--repo", str(website), "--people", str(who), "--format", "json")
    plan = tmp_path / "plan.json"
    plan.write_text(badgectl(*asked).out)
    said = badgectl("import", str(plan))
    assert (said.status, said.out) == (0, "Created: 1 award; unchanged: 0\n")
    path = "awards/ada/thanks+2026-11-23+grace.yaml"
    assert (guild / path).read_text() == (
        f"badge: thanks\nrecipient: ada\nby: grace\nreason: Did 1 in 1 days. ({made[:10]})\n"
        "measured: {pages: 1}\nearned_on: 2026-03-02\nawarded_on: 2026-11-23\n"
        "source: {tool: badgectl suggest, id: writer/ada}\n"
    )
    again = badgectl(*asked)
    assert json.loads(again.out)["awards"] == []
    assert again.err == "1 proposal left out: on record or waiting already\n"
    linked = badgectl(*asked[:-2], "--link", "https://git.example/{commit}")
    assert (linked.status, linked.out) == (0, "Nothing to propose.\n")


def test_nominated_badges_are_not_in_the_plan(
    guild: Path, website: Path, badgectl: Command
) -> None:
    made = commit(website, "linus@guild.example", "2026-03-02", "a.md")
    page = f"https://github.com/guild/website/commit/{made}"
    badge = guild / "catalog/badges/navigator.yaml"
    badge.write_text(badge.read_text().replace("  by: [{team: platform}]\n", ""))
    lay_down(guild, guide=RULE.replace("thanks", "navigator@bronze"))
    plan = json.loads(badgectl("suggest", "--repo", str(website), "--format", "json").out)
    assert (plan["awards"], [one["id"] for one in plan["nominate"]]) == ([], ["guide/linus"])
    assert badgectl("nominate", "navigator@bronze", "linus", "-m", "Knows.").status == 0
    nothing = (0, "Nothing to propose.\n", "1 proposal left out: on record or waiting already\n")
    assert badgectl("suggest", "--repo", str(website), on="2027-01-22") == nothing
    # Nobody decided on it for 60 days.
    assert badgectl("suggest", "--repo", str(website), on="2027-01-23") == (
        0, f"2026-03-02\tlinus\tnavigator@bronze\tDid 1 in 1 days.\t{page}\n", ""
    )  # fmt: skip


def test_levels_come_one_after_the_other(guild: Path, website: Path, badgectl: Command) -> None:
    for day in range(2, 8):
        commit(website, "linus@guild.example", f"2026-03-{day:02d}", "a.md")
    rules = {
        level: RULE.replace("thanks", f"mentor@{level}") + f"at_least: {number}\n"
        for level, number in (("bronze", 2), ("silver", 5))
    }
    lay_down(guild, **rules)
    asked = ("suggest", "--repo", str(website), "--format", "json")
    assert [one["level"] for one in json.loads(badgectl(*asked).out)["awards"]] == ["silver"]
    badge = guild / "catalog/badges/mentor.yaml"
    badge.write_text(badge.read_text() + "in_order: true\n")
    git(guild, "commit", "--quiet", "-am", "No level is skipped")
    assert [one["level"] for one in json.loads(badgectl(*asked).out)["awards"]] == ["bronze"]
    assert badgectl("award", "mentor@bronze", "linus", "-m", "Six pages.").status == 0
    assert [one["level"] for one in json.loads(badgectl(*asked).out)["awards"]] == ["silver"]


def test_events_of_other_tools(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    lay_down(
        guild,
        builder="badge: thanks\nreason: 'Mended {total} builds.'\n"
        "deeds: {kinds: [build]}\ntotal: 4\nmeasured: builds\n",
    )
    write(guild, {"catalog/people/ada.yaml": (guild / "catalog/people/ada.yaml").read_text()
                  + "accounts: {github: AdaL}\n"})  # fmt: skip
    git(guild, "commit", "--quiet", "-am", "Add an account")
    lines = [
        {"kind": "build", "who": "github:adal", "on": "2026-11-01T23:30:00-02:00", "value": 2.5},
        {
            "kind": "build",
            "who": "Ada Lovelace",
            "on": "2026-11-03",
            "value": 1.5,
            "id": "PROJECT-ALPHA-9",
        },
        {"kind": "build", "who": "ada", "on": "2026-11-03", "value": 99, "id": "PROJECT-ALPHA-9"},
        {"kind": "build", "who": "7+AdaL@users.noreply.github.com", "on": "2026-11-04"},
        {"kind": "nap", "who": "ada", "on": "2026-11-04", "url": "https://x.example/1"},
    ]
    events = tmp_path / "events.jsonl"
    events.write_text("\n\n".join(map(json.dumps, lines)) + "\n")
    said = badgectl("suggest", "--events", str(events))
    assert said == (
        0,
        "2026-11-03\tada\tthanks\tMended 4 builds. (PROJECT-ALPHA-9)\t\n",
        "events.jsonl: 1 event of kinds that no rule counts\n",
    )
    later = badgectl("suggest", "--events", str(events), "--since", "2026-11-03")
    assert later.out == "Nothing to propose.\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"kind": ', "this line is not JSON"),
        ("[1]", "Expected `object`, got `array`"),
        ('{"kind": "a", "who": "b"}', "Object missing required field `on`"),
        ('{"kind": "A b", "who": "b", "on": "2026-01-01"}', "`kind`: Expected `str` matching"),
        ('{"kind": "a", "who": "b", "on": "soon"}', "`on` is no day: soon"),
        ('{"kind": "a", "who": "b", "on": "2026-01-01", "url": "file:///x"}', "`url`: Expected"),
        ('{"kind": "a", "who": "b", "on": "2026-01-01", "extra": 1}', "unknown field `extra`"),
        ('{"kind": "a", "who": "b", "on": "0001-01-01T00:00:00+10:00"}', "`on` is no day"),
    ],
)
def test_bad_events_are_refused(
    line: str, said: str, guild: Path, badgectl: Command, tmp_path: Path
) -> None:
    lay_down(guild, writer=RULE)
    events = tmp_path / "events.jsonl"
    events.write_text(f'{{"kind": "a", "who": "b", "on": "2026-01-01"}}\n{line}\n')
    answer = badgectl("suggest", "--events", str(events))
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.startswith("error: events.jsonl:2: ")
    assert said in answer.err


def test_refusals(guild: Path, badgectl: Command, tmp_path: Path) -> None:
    assert "the catalog has no suggestions" in badgectl("suggest").err
    lay_down(guild, writer=RULE)
    assert "did you mean `writer`?" in badgectl("suggest", "writr").err
    assert "has no history" in badgectl("suggest", "--repo", str(tmp_path)).err
    assert "`--link` is no web address" in badgectl("suggest", "--link", "ftp://x/{commit}").err
    who = tmp_path / "who.yaml"
    who.write_text("a@b.example: adda\n")
    answer = badgectl("suggest", "--people", str(who))
    assert (answer.status, answer.err) == (
        1,
        "error: who.yaml: there is no person `adda` for `a@b.example`\n"
        "  hint: did you mean `ada`?\n",
    )
    lay_down(guild, broken=RULE.replace("thanks", "thank"))
    answer = badgectl("suggest")
    assert answer.status == 1
    assert "there is no badge `thank`" in answer.err


def test_hostile_histories(guild: Path, website: Path, badgectl: Command) -> None:
    commit(website, "ada@guild.example", "2026-03-02", "odd\nname\x07.md", name="\x1b[31mRed")
    commit(website, "x@y.example\x1b[31m", "2026-03-03", "b.md", "Reviewed-by: \x1b[2J <a@b.c>")
    commit(website, "x@y.example", "2026-03-03", "", "Reviewed-by: A\u2028\x0cB\x85C <a@b.c>")
    commit(website, "x@y.example", "2026-03-03", "", "Reviewed-by: A <lead> <tom@guild.example>")
    commit(website, "ada@guild.example", "2026-03-04", "", "::error::hi: <ada@guild.example>")
    lay_down(guild, writer=RULE.replace("[author]", "[author, reviewed-by]") + "at_least: 1\n")
    said = badgectl("suggest", "--repo", str(website))
    assert said.status == 0
    assert said.out.startswith("2026-03-02\tada\tthanks\tDid 1 in 1 days.\t")
    assert "\x1b" not in said.out + said.err


def test_several_repositories_and_copies(guild: Path, website: Path, badgectl: Command) -> None:
    for day in (2, 3):
        commit(website, "ada@guild.example", f"2026-03-0{day}", "a.md")
    copy = website.parent / "copy"
    git(guild, "clone", "--quiet", str(website), str(copy))
    lay_down(guild, writer=RULE + "at_least: 3\n")
    both = ("--repo", str(website), "--repo", str(copy), "writer")
    assert badgectl("suggest", *both).out == "Nothing to propose.\n"
    commit(copy, "ada@guild.example", "2026-03-09", "b.md")
    assert badgectl("suggest", *both).out.startswith("2026-03-09\tada")
    assert badgectl("suggest", *both, "--since", "2026-03-03").out == "Nothing to propose.\n"


def test_our_own_history_proposes_something(badgectl: Command, tmp_path: Path) -> None:
    address = git(ROOT, "log", "--format=%aE", "-1").strip()
    who = tmp_path / "who.yaml"
    who.write_text(f"{address}: ingrid\n")
    commits = git(ROOT, "log", "--format=%H", "--", "docs", "*.md").split()
    if len(commits) < 20:
        pytest.skip("this clone has too little history")
    said = badgectl("-C", str(ROOT), "suggest", "clear-pages", "--people", str(who))
    assert re.match(r"[0-9-]{10}\tingrid\tclear-writer@bronze\tWrote the pages", said.out)


def test_rules_are_listed_and_reviewed(guild: Path, badgectl: Command) -> None:
    lay_down(guild, writer=RULE)
    write(guild, {"catalog/suggestions/writer.yaml": RULE + "at_least: 5\nwithin: 1 month\n",
                  "catalog/suggestions/new.yaml": RULE})  # fmt: skip
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Change the rules")
    assert badgectl("list", "suggestions").out == (
        "new\tthanks\t1 author\nwriter\tthanks\t5 author within 1 month\n"
    )
    told = {one["id"]: one for one in json.loads(
        badgectl("diff", "HEAD~1", "--format", "json").out)["suggestions"]}  # fmt: skip
    assert {name: [c["text"] for c in one["changes"]] for name, one in told.items()} == {
        "new": ["proposes thanks for 1 author"],
        "writer": ["when it proposes is now 5 author within 1 month instead of 1 author"],
    }


def test_a_renamed_team_is_renamed_in_rules(guild: Path, badgectl: Command) -> None:
    lay_down(guild, writer=RULE.replace("[author]", "[author], outside: studio"))
    be(guild, "grace")
    assert badgectl("rename", "studio", "atelier").status == 0
    assert "outside: atelier" in git(guild, "show", "HEAD:catalog/suggestions/writer.yaml")


def test_the_page_knows_every_key() -> None:
    page = (ROOT / "docs/suggestions.md").read_text(encoding="utf-8")
    keys = {
        key
        for kind in (Suggestion, DeedFilter, Event)
        for key in msgspec.json.schema(kind)["$defs"][kind.__name__]["properties"]
    } - set(NOT_IN_FILES)
    told = set(re.findall(r"^\| `(\w+)`", page, re.MULTILINE))
    assert keys - told == set()
