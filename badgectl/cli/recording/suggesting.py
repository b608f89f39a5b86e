"""Suggesting: histories and events are read, rules applied, and what they propose is shown."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from pathlib import Path

from msgspec import Struct

from badgectl.cli.reading import Programme, open_programme
from badgectl.cli.recording.importing import read_files
from badgectl.cli.say import note, put, tell
from badgectl.cli.screen import at_terminal, print_table
from badgectl.cli.session import Session, zone
from badgectl.documents.given import UnreadableSourceError, value_of
from badgectl.git.commit_log import mended_contacts, read_log
from badgectl.git.forges import commit_link
from badgectl.git.repository import Repository, find_repository, is_shallow
from badgectl.git.upstream import address_of
from badgectl.model.errors import RefusedError, UnknownIdError, UsageError
from badgectl.model.forms import Link, fits
from badgectl.model.paths import badge_at
from badgectl.model.suggestions import Suggestion
from badgectl.model.text import counted, did_you_mean, excerpt, json_text, one_line
from badgectl.rules.suggestions import check_suggestions
from badgectl.suggestions.commits import add_commit, credits_of
from badgectl.suggestions.deeds import Collection
from badgectl.suggestions.events import add_events
from badgectl.suggestions.people import People
from badgectl.suggestions.proposals import Proposal, Proposals, plan_of, propose

_COMMIT = "{commit}"
_STRANGERS = 5
_SHORT = 10  # letters of a commit's id, where no page shows it


class Sources(Struct, frozen=True, kw_only=True):
    """Where it is looked for what people did."""

    repositories: tuple[Path, ...]
    events: tuple[Path, ...]
    people: Path | None
    link: str | None
    since: date | None


def suggest(session: Session, only: Sequence[str], sources: Sources, *, as_json: bool) -> None:
    """Print what the rules of the catalog propose."""
    if sources.link and not fits(Link, sources.link.replace(_COMMIT, "0" * 40)):
        raise UsageError(
            "`--link` is no web address", "write https://forge.example/project/commit/{commit}"
        )
    programme = open_programme(session)
    rules = _rules(programme, only)
    collection = Collection(rules)
    _read(session, programme, sources, collection)
    people = People(programme.catalog, _told_people(session, programme, sources.people))
    proposals = propose(
        programme.catalog, programme.ledger, collection.deeds, people, programme.today
    )
    if as_json:
        put(json_text(plan_of(proposals)))
    else:
        _show(programme, proposals)
    if proposals.settled:
        note(f"{counted(proposals.settled, 'proposal')} left out: on record or waiting already")
    _tell_strangers(people)


def _rules(programme: Programme, only: Sequence[str]) -> list[Suggestion]:
    """Return the rules asked for, or all; raise if there are none or something is wrong."""
    catalog = programme.catalog
    for word in only:
        if word not in catalog.suggestions:
            raise UnknownIdError(
                f"there is no suggestion `{excerpt(word, 60)}`",
                did_you_mean(word, catalog.suggestions, "`badgectl list suggestions` shows them"),
            )
    if not catalog.suggestions:
        raise UsageError(
            "the catalog has no suggestions",
            "write one to catalog/suggestions/: `badgectl schema suggestion` says how",
        )
    problems = list(check_suggestions(catalog))
    if problems:
        raise RefusedError("the suggestions of the catalog cannot be used", problems)
    return [rule for rule in catalog.suggestions.values() if not only or rule.id in only]


def _read(session: Session, programme: Programme, sources: Sources, collection: Collection) -> None:
    days = zone(programme.catalog.program.timezone)
    here = () if sources.events else (session.start,)
    folders = [session.start / one for one in sources.repositories or here]
    repositories = [_repository(folder) for folder in folders]
    seen: set[str] = set()
    for repository in repositories:
        _read_history(repository, sources, days, collection, seen)
    for given in read_files(session, sources.events):
        idle = add_events(collection, given, days, sources.since or date.min)
        if idle:
            note(f"{given.name}: {counted(idle, 'event')} of kinds that no rule counts")


def _repository(folder: Path) -> Repository:
    repository = find_repository(folder) if folder.is_dir() else None
    if repository is None or repository.head is None:
        raise UsageError(
            f"{folder} has no history", "name the folder of a git repository with `--repo`"
        )
    if is_shallow(repository):
        note(f"{folder} is a shallow clone: what it lacks is not counted")
    return repository


def _read_history(
    repository: Repository, sources: Sources, days: tzinfo, collection: Collection,
    seen: set[str],
) -> None:  # fmt: skip
    """Gather the deeds of a history; commits that another repository had count once."""
    link = sources.link or _link_of(repository)
    commits = [
        commit
        for commit in read_log(
            repository, repository.head or "", days, with_paths=collection.needs_paths
        )
        if commit.id not in seen and commit.day >= (sources.since or date.min)
    ]
    seen.update(commit.id for commit in commits)
    kinds = collection.kinds
    contacts = mended_contacts(
        repository,
        {one.contact for commit in commits for one in credits_of(commit) if one.kind in kinds},
    )
    for commit in commits:
        page = link.replace(_COMMIT, commit.id) if link else commit.id[:_SHORT]
        add_commit(collection, commit, contacts, page)


def _link_of(repository: Repository) -> str | None:
    """Return the page of a commit at the forge that the repository comes from."""
    return commit_link(address_of(repository))


def _told_people(session: Session, programme: Programme, path: Path | None) -> Mapping[str, str]:
    """Return whom a list of names means, which is kept outside of the repository."""
    if path is None:
        return {}
    given = read_files(session, [path])[0]
    told = value_of(given)
    if not isinstance(told, dict) or not all(isinstance(one, str) for one in told.values()):
        raise UnreadableSourceError(
            f"{given.name} does not say who is who", "write lines as `ada@guild.example: ada`"
        )
    people = programme.catalog.people
    for word, person in told.items():
        if person not in people:
            raise UnreadableSourceError(
                f"{given.name}: there is no person `{excerpt(person, 60)}` for "
                f"`{excerpt(word, 60)}`",
                did_you_mean(person, people, "write the id of one"),
            )
    return told


def _show(programme: Programme, proposals: Proposals) -> None:
    if not proposals.found:
        tell("Nothing to propose.")
        return
    print_table(
        ("met on", "recipient", "badge", "reason", "evidence"),
        [_row(one) for one in proposals.found],
    )
    if not at_terminal():
        return
    awards = [one for one in proposals.found if not one.needs_nomination]
    if awards:
        tell(f"To award {'it' if len(awards) == 1 else f'these {len(awards)}'}, in your name:")
        tell("  badgectl suggest --format json | badgectl import - --dry-run", color="cyan")
    _tell_nominations(programme, [one for one in proposals.found if one.needs_nomination])


def _row(one: Proposal) -> tuple[str, ...]:
    badge = badge_at(one.badge, one.level)
    more = f" +{len(one.evidence) - 1}" if len(one.evidence) > 1 else ""
    return (
        str(one.earned_on), one.recipient, badge, one.reason, "".join((*one.evidence[:1], more))
    )  # fmt: skip


def _tell_nominations(programme: Programme, proposals: Iterable[Proposal]) -> None:
    for one in proposals:
        badge = badge_at(one.badge, one.level)
        name = programme.catalog.badges[one.badge].name
        tell(f"{one_line(name)} begins with a nomination:")
        tell(f"  badgectl nominate {badge} {one.recipient}", color="cyan")


def _tell_strangers(people: People) -> None:
    """Say whose deeds were left out: often somebody lacks an address in their file."""
    if people.strangers:
        shown = ", ".join(
            f"{excerpt(word, 60)} ({count})"
            for word, count in people.strangers.most_common(_STRANGERS)
        )
        more = len(people.strangers) - _STRANGERS
        rest = f" and {more} more" if more > 0 else ""
        note(f"nobody in the catalog is {shown}{rest}: add an address, or say `--people`")
