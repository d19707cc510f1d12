"""A script: edits and builds drawn from a seed. Data, so that steps can be taken out of it."""

from __future__ import annotations

import random

from msgspec import Struct

from tests.site.edits import EDITS
from tests.site.story import AS_OF

DAYS = ("2024-03-20", AS_OF, AS_OF, "2024-07-15")
"""In the campaign, on both sides of its deadlines, and after it."""


class Change(Struct, frozen=True):
    """One edit."""

    edit: str
    seed: int

    def __str__(self) -> str:
        return self.edit


class Build(Struct, frozen=True):
    """One build."""

    jobs: int = 1
    audience: str = "public"
    as_of: str = AS_OF
    strict: bool = False
    settled: bool = True
    """Begins so long after the edits that their times are past doubt."""
    killed_after: int | None = None
    """Touches of the disk."""
    last: bool = False
    """The end of the script: looked at most strictly, and done twice."""

    def __str__(self) -> str:
        said = [f"build {self.jobs} {self.audience} {self.as_of}"]
        said += ["strict"] if self.strict else []
        said += [] if self.settled else ["at once"]
        return " ".join(said if self.killed_after is None else [*said, f"killed after {self.killed_after}"])


Step = Change | Build


class Script(Struct, frozen=True):
    """Steps on the world of a seed."""

    seed: int
    steps: tuple[Step, ...]

    def until(self, at: int) -> Script:
        """The first steps only."""
        return Script(self.seed, self.steps[:at])

    def without(self, at: int) -> Script:
        """The same with one step less; the others do what they did."""
        return Script(self.seed, self.steps[:at] + self.steps[at + 1 :])


def draw(seed: int, rounds: int = 3) -> Script:
    """The script of a seed: a build, then so many times a few edits and a build."""
    rng = random.Random(seed)
    steps: list[Step] = [_killed(rng)] if rng.random() < 0.1 else []
    steps.append(Build(jobs=rng.choice((1, 1, 2, 8))))
    for at in range(rounds):
        # Most often one edit: what a second one makes anew may hide what the first one left.
        steps += (_change(rng) for _ in range(rng.choice((0, 1, 1, 1, 1, 2, 3, 5))))
        if rng.random() < 0.15:
            steps += (_killed(rng), _change(rng))
        if rng.random() < 0.1:
            steps += (Build(strict=True), _change(rng))
        steps.append(
            Build(
                jobs=rng.choice((1, 1, 1, 1, 2, 8)),
                audience=rng.choice(("public",) * 7 + ("bureau",)),
                as_of=rng.choice(DAYS),
                settled=rng.random() < 0.7,
                last=at == rounds - 1,
            )
        )
    return Script(seed, tuple(steps))


def _change(rng: random.Random) -> Change:
    return Change(rng.choice(sorted(EDITS)), rng.randrange(1 << 30))


def _killed(rng: random.Random) -> Build:
    """Early more often than late: a small build touches the disk some hundred times."""
    return Build(killed_after=int(2 ** rng.uniform(0, 9)))
