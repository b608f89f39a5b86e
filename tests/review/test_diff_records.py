"""`diff` of records: new ones are judged by the base, old ones are frozen, waiting ones are looked after."""

import json
from pathlib import Path

import pytest
from ground import Command, be, git, write
from review.proposals import (
    BRONZE,
    GIVEN,
    NAVIGATOR,
    NEW_THANKS,
    SILVER,
    THANKS,
    THANKS_BADGE,
    edited,
    propose,
)


def test_new_records_are_judged_by_the_base(under_review: Path, badgectl: Command) -> None:
    title = propose(
        under_review,
        {
            NEW_THANKS: GIVEN,
            "awards/tom/mentor@bronze.yaml": "badge: mentor\nlevel: bronze\nrecipient: tom\nby: linus\nreason: Me!\nevidence: [{path: notes.md}]\n",
            THANKS.replace(".yaml", ".like.tom.yaml"): "by: tom\n",
            "awards/linus/mentor@bronze.revocation.yaml": "by: grace\nbecause: mistake\nreason: No.\n",
        },
    )
    said = badgectl("diff", "main")
    assert said == (
        1,
        f"{title}"
        "\nNew awards\n"
        "  Award Mentor (bronze) to Tom Kilburn: NOT ALLOWED\n"
        "    by linus, committed by Linus\n"
        "    Me!\n"
        "    evidence: notes.md\n"
        "  Award Thanks to Tom Kilburn: allowed\n"
        "    by ada, committed by Linus, which nothing proves yet: a claim\n"
        "    Drew | it <b>again</b> for @all.\n"
        "    evidence: https://x.example/a_b_\n"
        "\nOther records: 1 like and 1 revocation\n"
        "  Like Thanks of Ada Lovelace: by tom, committed by Linus, which nothing proves yet: a claim; allowed\n"
        "  Revoke Mentor (bronze) of Linus Torvalds: by grace, committed by Linus, which nothing proves yet: a claim; allowed\n"
        "\nProblems\n"
        "awards/tom/mentor@bronze.yaml:4:5: policy-giver linus may not award Mentor "
        "(may award it: the programme's maintainers or holders of Mentor (silver))\n"
        "awards/tom/mentor@bronze.yaml:6:19: policy-evidence-file the repository has no file notes.md "
        "(commit it first, or give a link that starts with https://)\n"
        "2 errors in 21 files\n",
        "",
    )


def test_a_badge_and_its_award_take_two_pull_requests(
    under_review: Path, badgectl: Command
) -> None:
    title = propose(
        under_review,
        {
            "catalog/badges/star.yaml": "name: Star\nkind: training\ndescription: Shines.\nawarding: {by: [maintainers]}\n",
            "awards/tom/star.yaml": "badge: star\nrecipient: tom\nby: grace\nreason: Shone.\n",
        },
    )
    said = badgectl("diff", "main")
    assert said.status == 1
    assert said.out == (
        f"{title}"
        "\nBadges\n"
        "  Star (star) is new\n"
        "    Shines.\n"
        "    who may award it: the programme's maintainers\n"
        "\nNew awards\n"
        "  Award Star to Tom Kilburn: NOT ALLOWED\n"
        "    by grace, committed by Linus, which nothing proves yet: a claim\n"
        "    Shone.\n"
        "\nProblems\n"
        "awards/tom/star.yaml:1:8: reference-badge there is no badge `star` (this change itself "
        "would allow it: merge the badge, the policy or the person first, and make the record in a "
        "second pull request)\n"
        "1 error in 19 files\n"
    )


def test_records_that_entered_are_frozen(under_review: Path, badgectl: Command) -> None:
    (under_review / BRONZE).unlink()
    (under_review / SILVER).chmod(0o755)
    title = propose(under_review, edited(under_review, THANKS, "my shift", "the night"))
    said = badgectl("diff", "main")
    assert said.status == 1
    again = "put it back as it was; mend or revoke it by a further record"
    assert said.out == (
        f"{title}"
        "\nProblems\n"
        f"{SILVER}:1:1: history-frozen this record has entered, and its mode is changed: 100644 to "
        "100755 (put it back as it was)\n"
        f"{THANKS}:1:1: history-frozen this record has entered, and is changed ({again})\n"
        f"{BRONZE}:1:1: history-frozen this record has entered, and is removed "
        "(put it back; to take an award back, add a revocation)\n"
        "3 errors in 20 files\n"
    )


def test_records_that_have_landed_are_judged_on_their_day(
    under_review: Path, badgectl: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = {
        NEW_THANKS.replace("11-23", "05-04"): GIVEN + "awarded_on: 2026-05-04\n",
    }
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-05-04T09:00:00 +0000")
    propose(under_review, old)
    assert "policy-entry-day" in badgectl("diff", "main").out
    git(under_review, "switch", "--quiet", "main")
    git(under_review, "merge", "--quiet", "--no-ff", "proposal", "-m", "Merge")
    said = badgectl("diff", "HEAD~1")
    assert (said.status, "by ada, committed by Linus" in said.out) == (0, True)


NOMINATED = {
    "awards/ada/navigator@bronze.nomination.yaml": "badge: navigator\nlevel: bronze\nrecipient: ada\nby: linus\nreason: Drew a map.\nnominated_on: 2026-11-10\n",
    "awards/ada/navigator@bronze.second.grace.yaml": "by: grace\nseconded_on: 2026-11-11\n",
    "awards/linus/navigator@silver.nomination.yaml": "badge: navigator\nlevel: silver\nrecipient: linus\nby: grace\nreason: Drew maps.\nnominated_on: 2026-10-10\n",
}


@pytest.mark.parametrize(
    ("old", "new", "told", "fates"),
    [
        (
            "name: Navigator",
            "name: Navigator\nstatus: retired",
            "  Navigator (bronze) for Ada Lovelace\n    closed by this: the badge is retired (tightened)\n"
            "  Navigator (silver) for Linus Torvalds\n    closed by this: the badge is retired (tightened)\n",
            ["closed", "closed"],
        ),
        (
            "  nomination: {seconds: 1, decide: [{team: studio}], open_for: 60 days}\n",
            "",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    closed by this: the badge takes no nominations (tightened)\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    closed by this: the badge takes no nominations (tightened)\n",
            ["closed", "closed"],
        ),
        (
            "seconds: 1",
            "seconds: 2",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    now waits for 1 more colleague to second it; before, it had all the support it needed\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    now waits for 2 more colleagues to second it; before, for 1 more colleague to second it\n",
            ["waits", "waits"],
        ),
        (
            "seconds: 1",
            "seconds: 0",
            "  Navigator (silver) for Linus Torvalds\n"
            "    now has all the support it needs; before, it waited for 1 more colleague to second it\n",
            ["ready"],
        ),
        (
            "60 days",
            "30 days",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    can be decided until 2026-12-10 instead of 2027-01-09\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    closed by this: its time ended on 2026-11-09 (tightened)\n",
            ["changed", "closed"],
        ),
        (
            "{team: studio}",
            "{person: grace}",
            "  Navigator (bronze) for Ada Lovelace\n"
            "    Grace Hopper (grace) may now decide on it (loosened)\n"
            "    Tom Kilburn (tom) may no longer decide on it (tightened)\n"
            "  Navigator (silver) for Linus Torvalds\n"
            "    nobody may decide on it any more (tightened)\n",
            ["changed", "stuck"],
        ),
        (
            "  - {id: silver, text: Knows three parts.}\n",
            "",
            "  Navigator (silver) for Linus Torvalds\n"
            "    closed by this: the badge has no level silver (tightened)\n",
            ["closed"],
        ),
    ],
)
def test_what_becomes_of_waiting_nominations(
    guild: Path, badgectl: Command, old: str, new: str, told: str, fates: list[str]
) -> None:
    write(guild, NOMINATED)
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominations")
    git(guild, "switch", "--quiet", "-c", "proposal")
    propose(guild, edited(guild, NAVIGATOR, old, new))
    said = badgectl("diff", "main")
    assert said.out.partition("\nWaiting nominations\n")[2] == told
    told_json = json.loads(badgectl("diff", "main", "--format", "json").out)["nominations"]
    assert [one["fate"] for one in told_json] == fates


def test_who_would_share_an_award_may_not_decide_on_it(guild: Path, badgectl: Command) -> None:
    crown, expires = "catalog/badges/crown.yaml", "  expires_after: 12 months\n"
    nominated = "badge: crown\nrecipient: platform\nby: tom\nreason: Calm.\n"
    write(
        guild,
        {
            **edited(guild, crown, expires, "  nomination: {}\n"),
            "awards/platform/crown.nomination.yaml": f"{nominated}nominated_on: 2026-11-10\n",
        },
    )
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominate")
    git(guild, "switch", "--quiet", "-c", "proposal")
    propose(
        guild, edited(guild, crown, "nomination: {}\n", "nomination: {}\n  counts_for: members\n")
    )
    assert badgectl("diff", "main").out.partition("\n")[2] == (
        "\nBadges\n"
        "  Crown (crown) changed\n"
        "    who holds what a team was awarded is now the members instead of the team\n"
        "\nWaiting nominations\n"
        "  Crown for Platform\n"
        "    nobody may decide on it any more (tightened)\n"
    )


def test_a_hidden_nominee_is_not_named(guild: Path, badgectl: Command) -> None:
    write(guild, NOMINATED | {"catalog/people/ada.yaml": "name: Ada\nvisibility: hidden\n"})
    git(guild, "add", ".")
    git(guild, "commit", "--quiet", "-m", "Nominations")
    git(guild, "switch", "--quiet", "-c", "proposal")
    propose(guild, edited(guild, NAVIGATOR, "seconds: 1", "seconds: 2"))
    said = badgectl("diff", "main", "--format", "json")
    assert json.loads(said.out)["nominations"][0] == {
        "grant": None,
        "subject": "Navigator (bronze) for somebody not to be named",
        "fate": "waits",
        "changes": [
            {
                "text": "now waits for 1 more colleague to second it; before, it had all the support it needed",
                "leaning": None,
            }
        ],
    }


def test_an_award_of_a_badge_as_the_same_change_leaves_it(
    under_review: Path, badgectl: Command
) -> None:
    be(under_review, "ada")
    propose(under_review, edited(under_review, THANKS_BADGE, "per_giver: 3", "per_giver: 5"))
    blob = git(under_review, "rev-parse", f"HEAD:{THANKS_BADGE}").strip()
    was = git(under_review, "rev-parse", f"main:{THANKS_BADGE}").strip()
    title = propose(
        under_review,
        {NEW_THANKS: f"{GIVEN}definition: {blob}\nearned_on: 2026-11-30\nexpires_on: 2026-10-01\n"},
    )
    two = "badge and award take two pull requests, one after the other"
    said = badgectl("diff", "main")
    assert said.out.startswith(title)
    assert (
        f"{NEW_THANKS}:6:13: policy-definition the badge's file is {was[:10]} now (the award names "
        f"the badge as this very change leaves it: {two})\n"
    ) in said.out
    assert said.status == 1


def test_who_committed_for_somebody_else(under_review: Path, badgectl: Command) -> None:
    for n, (name, address) in enumerate(
        [("Ada", "ADA@guild.example"), ("Bot", "bot@guild.example"), ("Bob", "bob@else.example")], 1
    ):
        git(under_review, "config", "user.name", name)
        git(under_review, "config", "user.email", address)
        recorded = "recorded_by: badge-bot\n" if name == "Bot" else ""
        path = NEW_THANKS if n == 1 else NEW_THANKS.replace(".yaml", f"~{n}.yaml")
        propose(under_review, {path: GIVEN + recorded})
    said = badgectl("diff", "main").out
    assert [line for line in said.splitlines() if "by ada" in line] == [
        "    by ada, committed by Ada",
        "    by ada, recorded by badge-bot, committed by Bot",
        "    by ada, committed by Bob, which nothing proves yet: a claim",
    ]
