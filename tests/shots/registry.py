"""The scenes by their names, in the order in which they are taken."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.shots.stage import Stage

Play = Callable[[Stage], None]


@dataclass(frozen=True, slots=True)
class Scene:
    """One state of the window; `dense` ones are also walked at 150 %.

    `width` is set where the scene is about a window of that width.
    """

    name: str
    play: Play
    dense: bool = False
    width: int = 0


SCENES: dict[str, Scene] = {}


def scene(*, dense: bool = False, width: int = 0) -> Callable[[Play], Play]:
    """Put a function among the scenes, under its own name."""

    def put(play: Play) -> Play:
        name = play.__name__
        assert name not in SCENES, name
        SCENES[name] = Scene(name, play, dense, width)
        return play

    return put
