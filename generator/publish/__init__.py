"""Publishing: a build's files become the site in one step, or not at all."""

from generator.publish.errors import PublishDamaged, PublishError, PublishLocked
from generator.publish.paths import Collision, collisions, confined
from generator.publish.release import Outcome, Release, open_release
from generator.publish.verify import Problem, verify
from generator.publish.writer import Writer

__all__ = [
    "Collision",
    "Outcome",
    "Problem",
    "PublishDamaged",
    "PublishError",
    "PublishLocked",
    "Release",
    "Writer",
    "collisions",
    "confined",
    "open_release",
    "verify",
]
