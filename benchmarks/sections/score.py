"""Precision and recall of sections, by form. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import get_args

from msgspec import Struct

from generator.model.document import Form


class Label(Struct, frozen=True, order=True):
    """One section on one line of one document, as labelled or as found."""

    file: str
    line: int
    """1-based."""
    section: str
    """Heading of the kind's section, or of a part of it."""
    form: str


class Score(Struct, frozen=True):
    """Labels met, missed, and found where none was set."""

    met: tuple[Label, ...]
    missed: tuple[Label, ...]
    false: tuple[Label, ...]


def compare(labelled: Iterable[Label], found: Iterable[Label]) -> Score:
    """Compared by file, line and section; how a label is written decides nothing."""
    wanted = {(one.file, one.line, one.section): one for one in labelled}
    had = {(one.file, one.line, one.section): one for one in found}
    return Score(
        met=tuple(sorted(wanted[key] for key in wanted.keys() & had.keys())),
        missed=tuple(sorted(wanted[key] for key in wanted.keys() - had.keys())),
        false=tuple(sorted(had[key] for key in had.keys() - wanted.keys())),
    )


def table(score: Score) -> Iterator[str]:
    """Lines of a table. A form is the label's as written; that of a false find, as we took it."""
    met, missed, false = (
        Counter(one.form for one in part) for part in (score.met, score.missed, score.false)
    )
    yield f"{'form':<10}{'labelled':>9}{'met':>6}{'missed':>8}{'false':>7}{'recall':>9}{'precision':>11}"
    for form in get_args(Form):
        yield _row(form, met[form], missed[form], false[form])
    yield _row("all", met.total(), missed.total(), false.total())


def _row(name: str, met: int, missed: int, false: int) -> str:
    recall, precision = _share(met, met + missed), _share(met, met + false)
    return f"{name:<10}{met + missed:>9}{met:>6}{missed:>8}{false:>7}{recall:>9}{precision:>11}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"
