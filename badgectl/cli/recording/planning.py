"""What is to be recorded: planned on the programme as it is, and again when that has moved."""

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import structs

from badgectl.cli.reading import (
    Programme,
    explaining_what_is_missing,
    open_programme,
    read_programme,
)
from badgectl.cli.recording.delivering import Outcome, check_deliverable, deliver, fate_of
from badgectl.cli.session import Session
from badgectl.git.committing import Change
from badgectl.git.habits import Habits, habits_of
from badgectl.git.repository import Repository, check_ready, needed

T = TypeVar("T")


def repository_of(programme: Programme) -> Repository:
    """Return the repository of a programme; raise if it lies in none."""
    return needed(programme.repository, programme.root)


def prepared(session: Session, *, here: bool) -> tuple[Programme, Repository]:
    """Return the programme and its repository, both ready for records to be made now."""
    session.check_today()
    programme = open_programme(session, by_parts=True)
    repository = repository_of(programme)
    check_ready(repository, programme.catalog.program.branch, here=here)
    return programme, repository


class Planned(Generic[T]):
    """A plan for the programme as HEAD has it, made again whenever another commit came between."""

    def __init__(
        self,
        session: Session,
        plan_for: Callable[[Programme], T],
        change_of: Callable[[T], Change],
        *,
        here: bool,
        push: bool,
        check_before: Callable[[T, Programme], None] | None = None,
        needs_merge: Callable[[T], bool] = lambda _: False,
    ) -> None:
        """Make the plan; raise if it may not be.

        What `needs_merge` is proposed rather than pushed, whatever the programme does with awards.
        `check_before` is told of a plan that was not recorded and of what came in since, before
        another one is made; it may refuse.
        """
        self._session, self._here, self._push = session, here, push
        self._plan_for, self._change_of, self._check_before = plan_for, change_of, check_before
        self._needs_merge = needs_merge
        self.programme, self.repository = prepared(session, here=here)
        with explaining_what_is_missing(self.programme):
            self.plan = plan_for(self.programme)

    @property
    def fate(self) -> str:
        """What would become of commits besides, to be said after them."""
        return fate_of(push=self._push, request=self._request)

    def check_deliverable(self) -> None:
        """Raise as `deliver` would if something is in the way here."""
        change = self._change_of(self.plan)
        check_deliverable(self.repository, change, push=self._push, request=self._request)

    def deliver(self, *, no_verify: bool, sign: bool = False) -> Outcome:
        """Record the plan, as the repository is by then, or push or propose it."""
        habits = _habits(self.programme, self.repository, sign=sign)
        habits = habits.without_verifying() if no_verify else habits
        return deliver(
            self.repository, self._change_at, habits, self.programme.catalog.program.branch,
            push=self._push, request=self._request,
        )  # fmt: skip

    @property
    def _request(self) -> bool:
        by_requests = self.programme.catalog.program.delivery == "request"
        return by_requests or self._needs_merge(self.plan)

    def _change_at(self, now: Repository) -> Change:
        if now.head != self.repository.head:
            programme = read_programme(self._session, self.programme.root, now, by_parts=True)
            check_ready(now, programme.catalog.program.branch, here=self._here)
            if self._check_before is not None:
                self._check_before(self.plan, programme)
            self.plan = self._plan_for(programme)
            self.programme, self.repository = programme, now
        return self._change_of(self.plan)


def _habits(programme: Programme, repository: Repository, *, sign: bool) -> Habits:
    """Return how commits are made: as the user's git does, and signed where the programme asks."""
    habits = habits_of(repository)
    asked = sign or programme.catalog.program.trust.required == "signed"
    return structs.replace(habits, sign=True) if asked else habits
