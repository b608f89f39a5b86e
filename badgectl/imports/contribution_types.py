"""The types of contribution that `.all-contributorsrc` knows, as badges in our words."""

from typing import NamedTuple


class Contribution(NamedTuple):
    """A badge for a type of contribution."""

    name: str
    icon: str
    kind: str
    description: str
    criterion: str
    """What was done."""
    listing: str = ""
    """Where the forge lists it, below the project's address; `{login}` is the contributor."""


_COMMITS = "commits?author={login}"
_TICKETS = "issues?q=author%3A{login}"
_REVIEWS = "pulls?q=is%3Apr+reviewed-by%3A{login}"

CONTRIBUTIONS: dict[str, Contribution] = {
    "a11y": Contribution(
        "Door opener", "human-wheelchair", "expertise",
        "Made the project usable for people with disabilities.",
        "Removed a barrier, or showed where one was and how to remove it."),
    "audio": Contribution(
        "Sound maker", "microphone", "communication",
        "Recorded music, a podcast or spoken text.",
        "A recording was published with the project."),
    "blog": Contribution(
        "Blogger", "rss", "communication",
        "Wrote about the project where others read it.",
        "A post on the project is online."),
    "bug": Contribution(
        "Bug finder", "bug", "collaboration",
        "Reported faults so that others could mend them.",
        "Reported a fault with the steps that show it.", _TICKETS),
    "business": Contribution(
        "Trade winner", "handshake", "collaboration",
        "Brought customers, partners or contracts.",
        "An agreement came about through this person."),
    "code": Contribution(
        "Coder", "code-braces", "expertise",
        "Wrote source code that the project runs.",
        "A change of the code was merged.", _COMMITS),
    "content": Contribution(
        "Content writer", "newspaper-variant", "communication",
        "Wrote texts for the web site or the product itself.",
        "A text by this person is published with the project."),
    "data": Contribution(
        "Data provider", "database", "expertise",
        "Collected or cleaned data that the project works with.",
        "A set of data was taken over by the project."),
    "design": Contribution(
        "Designer", "palette", "expertise",
        "Drew screens, icons or the identity of the project.",
        "A draft by this person was put into use."),
    "doc": Contribution(
        "Documenter", "book-open-page-variant", "communication",
        "Explained in manuals how things work.",
        "A change of the documentation was merged.", _COMMITS),
    "eventOrganizing": Contribution(
        "Event host", "calendar-star", "collaboration",
        "Organised meetings at which contributors met.",
        "A meeting took place that this person had organised."),
    "example": Contribution(
        "Example writer", "lightbulb-on", "training",
        "Showed by worked samples what can be done.",
        "A sample that runs was added."),
    "financial": Contribution(
        "Patron", "piggy-bank", "collaboration",
        "Gave money.",
        "A donation was received."),
    "fundingFinding": Contribution(
        "Fund finder", "magnify", "collaboration",
        "Found grants or sponsors.",
        "A grant or sponsor was won by this person's application."),
    "ideas": Contribution(
        "Planner", "head-lightbulb", "collaboration",
        "Proposed what became a feature, and thought it through.",
        "A proposal by this person was carried out.", _TICKETS),
    "infra": Contribution(
        "Plumber", "pipe-wrench", "expertise",
        "Set up hosting, builds and continuous integration.",
        "A service or pipeline runs that this person set up."),
    "maintenance": Contribution(
        "Caretaker", "broom", "collaboration",
        "Looks after releases, tickets and dependencies.",
        "Held the rights of a maintainer and used them for at least one release."),
    "mentoring": Contribution(
        "Guide of newcomers", "account-supervisor", "mentoring",
        "Accompanied first-time contributors.",
        "A newcomer's first change was merged with this person's advice."),
    "platform": Contribution(
        "Porter", "laptop", "expertise",
        "Brought the software to another operating system or packager.",
        "A package or port by this person can be installed."),
    "plugin": Contribution(
        "Plugin maker", "power-plug", "expertise",
        "Extended the project by a library or add-on.",
        "An extension by this person is published."),
    "projectManagement": Contribution(
        "Project keeper", "clipboard-check", "collaboration",
        "Planned work and kept track of it.",
        "Ran a milestone from its plan to its end."),
    "promotion": Contribution(
        "Herald", "bullhorn-variant", "communication",
        "Spread the word to people who had not heard of it.",
        "A campaign, newsletter or stand was this person's."),
    "question": Contribution(
        "Answerer", "forum", "communication",
        "Replied in the forum, chat or tracker when users were stuck.",
        "A user's problem was solved by a reply.", _TICKETS),
    "research": Contribution(
        "Researcher", "microscope", "expertise",
        "Examined literature, users or competitors.",
        "A study was written down that a decision relies on."),
    "review": Contribution(
        "Reviewer", "eye-check", "mentoring",
        "Read pull requests of others before they were merged.",
        "Reviewed a change with comments that were taken up.", _REVIEWS),
    "security": Contribution(
        "Guard", "shield-lock", "expertise",
        "Found or closed vulnerabilities.",
        "A weakness was reported in confidence, or its remedy merged."),
    "talk": Contribution(
        "Speaker", "presentation", "communication",
        "Presented the work on a stage.",
        "A talk was held, with slides or a film of it."),
    "test": Contribution(
        "Tester", "test-tube", "expertise",
        "Added automatic tests.",
        "A test by this person runs with every change.", _COMMITS),
    "tool": Contribution(
        "Toolmaker", "toolbox", "expertise",
        "Built scripts and instruments for fellow developers.",
        "A tool by this person is used in the daily work."),
    "translation": Contribution(
        "Translator", "translate", "communication",
        "Carried texts into another language.",
        "A language was added or brought up to date."),
    "tutorial": Contribution(
        "Tutor", "school-outline", "training",
        "Leads beginners through their first steps in writing or film.",
        "A lesson by this person is published."),
    "userTesting": Contribution(
        "Trial user", "account-check", "collaboration",
        "Tried unfinished versions and told what happened.",
        "Took part in a trial and reported what went well and badly."),
    "video": Contribution(
        "Film maker", "video", "communication",
        "Filmed demonstrations.",
        "A film on the project is online."),
}  # fmt: skip
