"""The flow: load, parse, check, index, assess, render, search, publish.

The only part that composes stages. `flow.py` reads top to bottom as the diagram in
docs/ARCHITECTURE.md; the other modules are its steps. They are imported when somebody asks for
them: a build that has nothing to do (`unchanged.py`) needs none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.pipeline.assessing import State, assess
    from generator.pipeline.examining import examine
    from generator.pipeline.flow import build
    from generator.pipeline.judging import check, judge
    from generator.pipeline.project import Project, open_project

__all__ = ["Project", "State", "assess", "build", "check", "examine", "judge", "open_project"]
_HOMES = {
    "Project": "project", "State": "assessing", "assess": "assessing", "build": "flow", "check": "judging",
    "examine": "examining", "judge": "judging", "open_project": "project",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    """The public names, each from its step."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
