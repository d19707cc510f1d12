"""The flow: load, parse, check, index, assess, render, search, publish.

The only part that composes stages. `flow.py` reads top to bottom as the diagram in
docs/ARCHITECTURE.md; the other modules are its steps.
"""

from generator.pipeline.assessing import State, assess
from generator.pipeline.examining import examine
from generator.pipeline.flow import build
from generator.pipeline.judging import check, judge
from generator.pipeline.project import Project, open_project

__all__ = ["Project", "State", "assess", "build", "check", "examine", "judge", "open_project"]
