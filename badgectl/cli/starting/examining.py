"""Looking at everything that awarding needs, from git to the fonts."""

import shlex
from collections.abc import Iterator

from badgectl import __version__
from badgectl.cli.reading import COMMIT_IT, Programme, read_folder, read_programme
from badgectl.cli.recording.desk import person_at_work
from badgectl.cli.recording.keying import branch_of_key, committing
from badgectl.cli.session import Session
from badgectl.cli.starting.origin import pin_finding
from badgectl.git.condition import (
    distance,
    git_version,
    has_open_journal,
    leftovers,
    state_is_writable,
    wants_pre_commit,
)
from badgectl.git.habits import idle_hooks
from badgectl.git.lock import STATE
from badgectl.git.own_key import own_public_key, signing_setup
from badgectl.git.process import NEWER_GIT, Git
from badgectl.git.recording import identity_of
from badgectl.git.repository import Repository, check_ready, find_repository, is_shallow, needed
from badgectl.git.trial import trial_commit
from badgectl.index.memories import remembered_in
from badgectl.model.catalog import Catalog
from badgectl.model.errors import BadgectlError
from badgectl.model.people import Person
from badgectl.model.text import counted, listed
from badgectl.reports.health import Check, Diagnosis, key_finding, trust_findings
from badgectl.rules.signing_keys import needs_merge
from badgectl.signatures.keys import PublicKey, read_key


def examine(session: Session) -> Iterator[Diagnosis]:
    """Yield what is in order and what is not, one thing after the other."""
    try:
        version, new_enough = git_version(Git(session.start))
    except BadgectlError as error:
        yield _problem("git", error)
        return
    if new_enough:
        yield Diagnosis("git", "fine", version)
    else:
        yield Diagnosis("git", "problem", f"{version} is too old", NEWER_GIT)
    yield _pictures()
    try:
        root = session.root()
        repository = needed(find_repository(root), root)
    except BadgectlError as error:
        yield _problem("programme", error)
        return
    yield from _clone(repository)
    yield from _state(repository)
    yield from _hooks(repository)
    yield from filter(None, [pin_finding(root)])
    try:
        programme = read_programme(session, root, repository, by_parts=True)
        soon = read_folder(session)
    except BadgectlError as error:
        yield _problem("programme", error)
        return
    yield from _in_programme(programme, repository, soon)


def _in_programme(
    programme: Programme, repository: Repository, soon: Catalog
) -> Iterator[Diagnosis]:
    catalog = programme.catalog
    if programme.committed:
        yield Diagnosis("programme", "fine", catalog.program.name)
    else:
        said = f"{catalog.program.name} is not committed yet"
        yield Diagnosis("programme", "problem", said, COMMIT_IT)
    yield from trust_findings(catalog)
    yield from _branch(repository, catalog.program.branch)
    try:
        identity = identity_of(repository.git)
    except BadgectlError as error:
        yield _problem("identity", error)
        return
    yield Diagnosis("identity", "fine", f"{identity.name} <{identity.email}>")
    try:
        person = catalog.people[person_at_work(repository, catalog)]
    except BadgectlError as error:
        yield _problem("person", error)
        return
    yield Diagnosis("person", "fine", f"{person.name} ({person.id})")
    yield from _signing(repository, person, catalog, soon)


def _signing(
    repository: Repository, person: Person, catalog: Catalog, soon: Catalog
) -> Iterator[Diagnosis]:
    setup = signing_setup(repository.git)
    if not setup.signs and catalog.program.trust.required != "signed":
        said = "git does not sign your commits: what you award is a claim"
        yield Diagnosis("signing", "note", said, "`badgectl doctor --fix signing`")
        return
    try:
        key = read_key(own_public_key(repository.git, setup))
    except BadgectlError as error:
        yield _problem("signing", error)
        return
    yield Diagnosis("signing", "fine", f"git signs with {key.kind} {key.fingerprint}")
    if not setup.signs:
        said = "git signs only what badgectl records, no commit of your own"
        yield Diagnosis("signing", "note", said, "`git config commit.gpgSign true`")
    yield key_finding(person, key, catalog, soon, _committing(repository, person, catalog))
    yield trial(repository, key)


def _committing(repository: Repository, person: Person, catalog: Catalog) -> str:
    """Return the commands by which a key that lies in somebody's file comes to count."""
    branch = branch_of_key(person) if needs_merge(catalog, person) else ""
    path = repository.top / repository.prefix / person.path
    return committing(repository, path, "Add my signing key", catalog.program.branch, branch)


def trial(repository: Repository, key: PublicKey) -> Diagnosis:
    """Tell whether git can sign now, with the key that is known."""
    from badgectl.signatures.checking import KeyRing
    from badgectl.signatures.commits import parse_commit

    try:
        commit = parse_commit(*trial_commit(repository))
    except BadgectlError as error:
        return _problem("signing", error)
    fault = KeyRing([key]).check(commit.payload, commit.signature or b"").fault
    if fault:
        hint = "check `git config user.signingkey`"
        return Diagnosis("signing", "problem", f"a trial signature is not good: {fault}", hint)
    return Diagnosis("signing", "fine", "a trial signature is good")


def _branch(repository: Repository, branch: str) -> Iterator[Diagnosis]:
    try:
        check_ready(repository, branch, here=False)
    except BadgectlError as error:
        yield _problem("branch", error)
        return
    try:
        target, counts = distance(repository, branch)
    except BadgectlError as error:
        yield Diagnosis("branch", "note", error.message, error.hint)
        return
    if counts is None:
        hint = f"`git fetch {target.remote}`; if it is new: `git push -u {target.remote} {branch}`"
        yield Diagnosis("branch", "note", f"{target} was not fetched yet", hint)
        return
    ahead, behind = counts
    if ahead:
        said = f"{counted(ahead, 'commit')} of {branch} not yet on {target}"
        yield Diagnosis("branch", "note", said, "`git push`")
    if behind:
        said = f"{branch} lacks {counted(behind, 'commit')} of {target}"
        yield Diagnosis("branch", "note", said, "`git pull --ff-only`")
    if not ahead and not behind:
        yield Diagnosis("branch", "fine", f"{branch}, as {target} was when it was fetched")


def _clone(repository: Repository) -> Iterator[Diagnosis]:
    if is_shallow(repository):
        said = "this clone is shallow: its history cannot be verified"
        yield Diagnosis("clone", "problem", said, "`git fetch --unshallow`")
    else:
        yield Diagnosis("clone", "fine", "all of the history is here")


def _state(repository: Repository) -> Iterator[Diagnosis]:
    stale = list(leftovers(repository))
    for path in stale:
        said = f"{path} is there: a git command is at work, or died"
        yield Diagnosis("leftovers", "problem", said, f"if none is at work: `rm {path}`")
    if has_open_journal(repository):
        said = "recording was interrupted; the next award finishes it"
        yield Diagnosis("leftovers", "problem", said, "`badgectl doctor --fix leftovers`")
    elif not stale:
        yield Diagnosis("leftovers", "fine", "nothing was left behind")
    yield _index(repository)


def _index(repository: Repository) -> Diagnosis:
    folder = repository.common_dir / STATE
    if not state_is_writable(repository):
        said = f"{folder} cannot be written: nothing can be recorded here"
        return Diagnosis("index", "problem", said, f"`chmod -R u+rwX {folder}`, or `chown`")
    older = [one for one in remembered_in(folder) if f"-{__version__}" not in one.path.name]
    if older:
        said = f"{counted(len(older), 'file')} in {folder} {'is' if len(older) == 1 else 'are'}"
        said += f" of other versions: {sum(one.size for one in older) / 1024:.0f} KiB"
        return Diagnosis("index", "note", said, "`badgectl cache clear`")
    return Diagnosis("index", "fine", str(folder))


def _hooks(repository: Repository) -> Iterator[Diagnosis]:
    idle = idle_hooks(repository)
    if idle:
        said = f"git passes over {listed(hook.name for hook in idle)}: not executable"
        yield Diagnosis("hooks", "problem", said, f"`chmod +x {shlex.quote(str(idle[0]))}`")
    if wants_pre_commit(repository):
        said = "pre-commit is set up to check the programme, and does not run here"
        yield Diagnosis("hooks", "problem", said, "`pre-commit install`")
    elif not idle:
        yield Diagnosis("hooks", "fine", "all that are there run")


def _pictures() -> Diagnosis:
    try:
        from badgectl.pictures.glyphs import icon_outline, text_outline

        text_outline("Badge", 600)
        icon_outline("compass")
    except (ImportError, OSError, KeyError, ValueError) as error:
        hint = "`pip install --force-reinstall badgectl`"
        return Diagnosis("pictures", "problem", f"badges cannot be drawn: {error}", hint)
    return Diagnosis("pictures", "fine", "fonts and icons are there")


def _problem(check: Check, error: BadgectlError) -> Diagnosis:
    return Diagnosis(check, "problem", error.message, error.hint)
