"""Where arms and legs are in every pose, in the measure of the head, whose middle is the origin."""

from typing import Literal

import msgspec
from msgspec import Struct

from badgectl.model.designs import Pose
from badgectl.pictures.outline import Point

Gesture = Literal["fist", "open", "finger"]
Legs = Literal["hidden", "running", "crossed"]


class Arm(Struct, frozen=True):
    """An arm from its shoulder by its elbow to its paw."""

    shoulder: Point
    elbow: Point
    paw: Point
    gesture: Gesture = "fist"

    def mirrored(self) -> "Arm":
        """Return the same arm on the other side."""
        shoulder, elbow, paw = ((-x, y) for x, y in (self.shoulder, self.elbow, self.paw))
        return Arm(shoulder, elbow, paw, self.gesture)


class Stance(Struct, frozen=True, kw_only=True):
    """How a badger stands, sits or runs; it holds in `holding`, the other arm is `free`."""

    free: Arm
    holding: Arm
    tilt: float = 0
    """Of the head, in degrees clockwise."""
    lean: float = 0
    """Of the body below the head, in degrees clockwise."""
    legs: Legs = "hidden"
    height: float
    """How far below the middle of the head the ground is."""
    thing: float = 118
    """How large what it holds is."""
    thing_turn: float = 10
    lap: bool = False
    """It holds the thing before its belly, with both paws."""

    def mirrored(self) -> "Stance":
        """Return the same stance to the other side."""
        return msgspec.structs.replace(
            self,
            free=self.free.mirrored(),
            holding=self.holding.mirrored(),
            tilt=-self.tilt,
            lean=-self.lean,
            thing_turn=-self.thing_turn,
        )


STANCES: dict[Pose, Stance] = {
    "standing": Stance(
        free=Arm((-64, 116), (-116, 150), (-74, 188)),
        holding=Arm((64, 116), (116, 164), (126, 132)),
        tilt=-3, height=178,
    ),
    "waving": Stance(
        free=Arm((-62, 120), (-132, 102), (-150, 22), "open"),
        holding=Arm((64, 116), (114, 168), (122, 138)),
        tilt=6, height=178,
    ),
    "cheering": Stance(
        free=Arm((-60, 120), (-132, 96), (-144, 8)),
        holding=Arm((60, 120), (132, 98), (144, 18)),
        tilt=-4, height=178, thing_turn=14,
    ),
    "pointing": Stance(
        free=Arm((-62, 120), (-110, 128), (-152, 88), "finger"),
        holding=Arm((64, 116), (114, 168), (122, 138)),
        tilt=-7, height=178,
    ),
    "running": Stance(
        free=Arm((-52, 116), (-108, 146), (-136, 112)),
        holding=Arm((56, 116), (112, 150), (142, 118)),
        tilt=5, lean=10, legs="running", height=276, thing_turn=18, thing=112,
    ),
    "sitting": Stance(
        free=Arm((-62, 118), (-104, 158), (-50, 172)),
        holding=Arm((62, 118), (104, 158), (50, 172)),
        tilt=4, legs="crossed", height=250, thing_turn=-4, lap=True, thing=112,
    ),
}  # fmt: skip
