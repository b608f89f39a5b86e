"""Failed actions: each its own exception with a sentence for the user and, mostly, a hint."""

from collections.abc import Sequence

from badgectl.model.problems import Problem


class BadgectlError(Exception):
    """Something that was asked for could not be done; nothing was changed unless it says so."""

    status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.again = ""
        """The command line that tries it again, where what was typed would be lost."""


class UsageError(BadgectlError):
    """The command line itself is wrong."""

    status = 2


class NoProgrammeError(BadgectlError):
    """There is no programme where one was looked for."""


class BrokenProgrammeError(BadgectlError):
    """A file that a command needs has faults; `validate` tells them all."""


class UnknownIdError(BadgectlError):
    """A name on the command line is no id of the programme."""


class AlreadyDoneError(BadgectlError):
    """What was asked for was done before."""


class RefusedError(BadgectlError):
    """The programme's rules forbid what was asked for."""

    def __init__(self, message: str, problems: Sequence[Problem], hint: str = "") -> None:
        super().__init__(message, hint)
        self.problems = tuple(problems)
