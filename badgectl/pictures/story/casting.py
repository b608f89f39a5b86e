"""Who plays what: the face, pose, hat, thing and scene of a badge, chosen or found."""

from collections.abc import Sequence
from typing import Literal, TypeVar

from msgspec import Struct

from badgectl.model.designs import Headgear, Mood, Pose, Scenery
from badgectl.pictures.choices import digest, one_of
from badgectl.pictures.icons import icon_names
from badgectl.pictures.looks import Look

_T = TypeVar("_T")


class Cast(Struct, frozen=True, kw_only=True):
    """What a story shows, decided."""

    mood: Mood
    pose: Pose
    wears: Headgear
    holds: str
    scene: Scenery
    side: Literal[-1, 1]
    """Where it holds the thing: on the left (-1) or right (1) as we see it."""
    friends: tuple[tuple[Mood, Headgear], ...]
    """Who stands behind, to the left and right."""


class _Story(Struct, frozen=True):
    """What may happen to the badges of a kind."""

    scenes: tuple[Scenery, ...]
    wears: tuple[Headgear, ...]
    holds: tuple[str, ...]
    moods: tuple[Mood, ...]


_BY_KIND: dict[str, _Story] = {
    "expertise": _Story(
        ("mountains", "workshop", "space", "city"),
        ("glasses", "goggles", "wizard", "none", "hard-hat"),
        ("magnify", "school", "star-circle", "diamond-stone"),
        ("focused", "proud", "brave", "curious"),
    ),
    "peer-recognition": _Story(
        ("sunburst", "meadow", "waves", "stage"),
        ("flower", "party-hat", "none", "crown", "beanie"),
        ("hand-heart", "heart", "gift", "trophy"),
        ("happy", "wink", "proud", "surprised"),
    ),
    "collaboration": _Story(
        ("city", "workshop", "meadow", "sunburst"),
        ("hard-hat", "none", "headset", "beanie", "chef"),
        ("puzzle", "handshake", "link-variant", "flag"),
        ("happy", "brave", "proud", "wink"),
    ),
    "cross-team": _Story(
        ("mountains", "waves", "city", "space"),
        ("explorer", "captain", "none", "beanie", "headset"),
        ("bridge", "map", "flag", "handshake"),
        ("curious", "happy", "brave", "wink"),
    ),
    "mentoring": _Story(
        ("cave", "forest", "night-sky", "mountains"),
        ("explorer", "glasses", "wizard", "none", "beanie"),
        ("coach-lamp", "compass", "map", "lightbulb-on"),
        ("proud", "happy", "curious", "wink"),
    ),
    "training": _Story(
        ("desk", "workshop", "forest", "stage"),
        ("mortarboard", "glasses", "hard-hat", "none", "goggles"),
        ("book-open-variant", "school", "pencil", "certificate"),
        ("focused", "curious", "happy", "proud"),
    ),
    "communication": _Story(
        ("stage", "desk", "city", "sunburst"),
        ("headset", "top-hat", "glasses", "none", "flower"),
        ("bullhorn", "microphone", "message-text", "newspaper-variant"),
        ("happy", "wink", "surprised", "proud"),
    ),
}
_OTHERS = _Story(
    ("sunburst", "meadow", "forest", "mountains"),
    ("none", "flower", "explorer", "beanie", "crown"),
    ("star-four-points", "trophy", "medal", "sprout"),
    ("proud", "happy", "curious", "focused", "wink", "brave"),
)

_BY_THING: tuple[tuple[str, tuple[Scenery, ...], tuple[Headgear, ...]], ...] = (
    ("rocket satellite telescope orbit alien", ("space", "night-sky"), ("goggles", "none")),
    ("ship sail lifebuoy anchor ferry waves fish swim", ("waves",), ("captain", "beanie")),
    ("wrench hammer tools saw screwdriver cog toolbox", ("workshop",), ("hard-hat", "goggles")),
    ("tower crane ladder excavator transmission", ("mountains", "city"), ("hard-hat",)),
    ("fire", ("city", "night-sky"), ("hard-hat",)),
    ("leaf tree sprout flower recycle seed", ("meadow", "forest"), ("flower", "explorer", "none")),
    ("owl moon sleep bat weather", ("night-sky", "forest"), ("none", "glasses", "beanie")),
    ("lamp lantern candle flashlight torch", ("cave", "night-sky"), ("explorer", "hard-hat")),
    ("book pen fountain script pencil file fax email text", ("desk",), ("glasses", "none")),
    ("language code console laptop keyboard bug", ("desk", "space"), ("glasses", "headset")),
    ("bullhorn microphone drama music guitar podium", ("stage",), ("top-hat", "headset", "none")),
    ("human account", ("stage", "city"), ("mortarboard", "none", "glasses")),
    ("map compass hiking tent binoculars bridge", ("mountains", "forest"), ("explorer", "none")),
    ("cake party gift balloon", ("sunburst", "stage"), ("party-hat",)),
    ("food coffee pot kettle bowl table", ("meadow", "desk"), ("chef", "flower", "none")),
    ("crown", ("stage", "sunburst"), ("none", "flower")),
    ("trophy medal", ("stage", "sunburst"), ("crown", "none")),
    ("thermometer flask chip sensor gauge", ("workshop", "space"), ("goggles", "glasses")),
    ("heart home", ("meadow", "sunburst"), ("flower", "beanie", "none")),
)
"""Words in the name of an icon, and where such a thing is at home and what suits it."""

_POSES: tuple[Pose, ...] = ("standing", "waving", "cheering", "pointing", "running", "sitting")
_FRIENDS: tuple[tuple[Mood, Headgear], ...] = (
    ("happy", "none"), ("wink", "beanie"), ("proud", "glasses"), ("surprised", "none"),
    ("happy", "flower"), ("proud", "headset"),
)  # fmt: skip


def cast(look: Look) -> Cast:
    """Return what a badge's story shows: as designed; else by what is held, its kind, its id."""
    design, kind = look.design, _BY_KIND.get(look.kind, _OTHERS)
    chosen = design.holds or design.icon
    holds = _found(look, "holds", _drawn(kind.holds, look.icon), chosen)
    scenes, wears = _suiting(holds) or (kind.scenes, kind.wears)
    first = digest(look.identity, "friends")[0] % len(_FRIENDS)
    pairs = (_FRIENDS[first], _FRIENDS[(first + 1) % len(_FRIENDS)])
    return Cast(
        mood=_found(look, "mood", kind.moods, design.mood),
        pose=_found(look, "pose", ("sitting",) if look.for_team else _POSES, design.pose),
        wears=_found(look, "wears", wears, design.wears),
        holds=holds,
        scene=_found(look, "scene", scenes, design.scene),
        side=1 if digest(look.identity, "side")[0] % 4 else -1,
        friends=pairs if look.for_team else (),
    )


def _drawn(names: Sequence[str], other: str) -> Sequence[str]:
    """Return those names for which there is an icon, at least one."""
    return [name for name in names if name in icon_names()] or [other]


def _suiting(icon: str) -> tuple[tuple[Scenery, ...], tuple[Headgear, ...]] | None:
    """Return where a thing is at home and what is worn with it, if anything is known."""
    words = icon.split("-")
    for known, scenes, wears in _BY_THING:
        if not set(known.split()).isdisjoint(words):
            return scenes, wears
    return None


def _found(look: Look, what: str, among: Sequence[_T], chosen: _T | None = None) -> _T:
    """Return what was chosen; else one of several, always the same for the same badge."""
    if chosen is not None:
        return chosen
    return one_of(among, look.identity, what)
