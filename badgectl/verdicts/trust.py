"""What a verification says: for people, for programs, and as a verdict for forges."""

from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec import Struct, structs

from badgectl.model.problems import Problem
from badgectl.model.text import counted, json_text, listed, visible
from badgectl.trust.findings import Finding, Grade
from badgectl.trust.outcome import Outcome
from badgectl.verdicts.data import ProblemData, problem_data
from badgectl.verdicts.forges import github_commands
from badgectl.verdicts.machines import format_sarif
from badgectl.verdicts.terminal import Style, plain
from badgectl.verdicts.verdict import Verdict

TrustFormat = Literal["text", "json", "github", "sarif"]
_GRADES = {
    "signed": "signed by giver or recorder",
    "forge": "signed by the forge",
    "claimed": "claimed",
}


class Trusted(Struct, frozen=True, kw_only=True):
    """An outcome, and what was looked at."""

    outcome: Outcome
    named_root: bool
    """Whether somebody said which commit is the root of trust."""
    dates: dict[str, str]
    """The days of the commits that are named, by their ids."""
    prefix: str = ""
    from_top: str = ""

    @property
    def fails(self) -> bool:
        """Whether something is wrong that nobody excused."""
        return bool(self.outcome.errors)


def format_text(trusted: Trusted, style: Style = plain) -> str:
    """Return it for people: what is wrong with which commit, then what was checked."""
    outcome = trusted.outcome
    lines: list[str] = []
    by_commit: dict[str, list[Finding]] = {}
    for one in outcome.findings:
        by_commit.setdefault(one.commit, []).append(one)
    for commit, findings in by_commit.items():
        named = f"commit {commit[:12]} {visible(trusted.dates.get(commit, ''))}".rstrip()
        lines.append(style(named, "place"))
        for one in findings:
            lines += _finding(one, style)
        lines.append("")
    return "\n".join([*lines, *_summary(trusted), ""])


def _finding(one: Finding, style: Style) -> list[str]:
    problem = one.problem
    path = visible(problem.place.path)
    said = f"{path}: {visible(problem.message)}"
    if one.excused:
        return [
            f"  {style(f'excused[{problem.code}]', 'hint')} {said}",
            f"    {visible(one.excused)}",
        ]
    found = [f"  {style(f'{problem.severity}[{problem.code}]', problem.severity)} {said}"]
    return found + (
        [f"    {style('help:', 'hint')} {visible(problem.hint)}"] if problem.hint else []
    )


def _summary(trusted: Trusted) -> list[str]:
    outcome, verified = trusted.outcome, trusted.outcome.verified
    unseen = sum(one.trusted_unseen for one in outcome.vouched.values())
    how = "named" if trusted.named_root else "trusted unseen"
    commits = counted(verified.position, "commit")
    merged = verified.commits - verified.position - 1
    beside = f" and {merged} merged" if merged else ""
    way = f"from {verified.root[:12]} ({how}) to {verified.tip[:12]}"
    lines = [f"{commits} of the main line{beside} verified {way}"]
    counts = [f"{number} {_GRADES[grade]}" for grade, number in outcome.counts.items() if number]
    records = counted(len(outcome.vouched) - unseen, "record")
    lines.append(
        f"{records}: {listed(counts) or 'nothing to vouch for'}; required: {verified.required}"
    )
    if unseen:
        were = "was" if unseen == 1 else "were"
        lines.append(f"{counted(unseen, 'record')} {were} there with the root, trusted unseen")
    lines.append(_verdict(outcome))
    return lines


def _verdict(outcome: Outcome) -> str:
    excused = sum(bool(one.excused) for one in outcome.findings)
    remarks = len(outcome.findings) - excused - len(outcome.errors)
    also = "".join(
        f", {text}"
        for number, text in ((excused, f"{excused} excused"), (remarks, counted(remarks, "remark")))
        if number
    )
    if outcome.errors:
        return f"NOT verified: {counted(len(outcome.errors), 'problem')}{also}"
    return f"verified{also}"


class FindingData(ProblemData, frozen=True, kw_only=True):
    """A problem of a commit."""

    commit: str
    excused: str
    """Why it counts no more; empty where it does."""


class RecordData(Struct, frozen=True, kw_only=True):
    """How sure a record is."""

    path: str
    grade: Grade
    commit: str
    """The commit that brought it in."""
    by: str | None
    """Whose signature vouches for it."""
    key: str | None
    """Its fingerprint; none where nothing is signed."""
    trusted_unseen: bool
    """Whether it was there with the root."""


class TrustData(Struct, frozen=True, kw_only=True):
    """What `verify` found."""

    verified: bool
    root: str
    root_named: bool
    """Whether somebody said which commit is the root of trust."""
    tip: str
    commits: int
    required: str
    grades: dict[Grade, int]
    """How many records have which grade."""
    problems: tuple[FindingData, ...]
    records: tuple[RecordData, ...]


def trust_data(trusted: Trusted) -> TrustData:
    """Return everything that a verification says."""
    outcome, verified = trusted.outcome, trusted.outcome.verified
    return TrustData(
        verified=not trusted.fails,
        root=verified.root,
        root_named=trusted.named_root,
        tip=verified.tip,
        commits=verified.position,
        required=verified.required,
        grades=outcome.counts,
        problems=tuple(
            FindingData(
                **structs.asdict(problem_data(trusted.prefix, one.problem)),
                commit=one.commit,
                excused=visible(one.excused),
            )
            for one in outcome.findings
        ),
        records=tuple(
            RecordData(
                path=path, grade=one.grade, commit=one.commit, by=one.who, key=one.key,
                trusted_unseen=one.trusted_unseen,
            )
            for path, one in sorted(outcome.vouched.items())
        ),
    )  # fmt: skip


def format_json(trusted: Trusted) -> str:
    """Return everything as JSON."""
    return json_text(trust_data(trusted))


def format_commands(trusted: Trusted) -> str:
    """Return what is wrong as GitHub's commands, then what was checked."""
    return "\n".join([*github_commands(as_verdict(trusted)), *_summary(trusted), ""])


def as_verdict(trusted: Trusted) -> Verdict:
    """Return what is not excused as a verdict, each problem with its commit."""
    problems = [_with_commit(one) for one in trusted.outcome.findings if not one.excused]
    return Verdict(
        problems=tuple(sorted(problems, key=lambda problem: problem.order)),
        files=len(trusted.outcome.vouched),
        prefix=trusted.prefix,
        from_top=trusted.from_top,
    )


def _with_commit(one: Finding) -> Problem:
    said = f"commit {one.commit[:12]}: {one.problem.message}"
    return msgspec.structs.replace(one.problem, message=said)


TRUST_FORMATS: dict[TrustFormat, Callable[[Trusted, Style], str]] = {
    "text": format_text,
    "json": lambda trusted, _: format_json(trusted),
    "github": lambda trusted, _: format_commands(trusted),
    "sarif": lambda trusted, _: format_sarif(as_verdict(trusted)),
}
