"""How a submission is cited."""

from __future__ import annotations

from msgspec import Struct

from generator.model.submission import Submission


class Citation(Struct, frozen=True):
    """How to cite it, in two parts: between them belongs the day on which it was read."""

    work: str
    where: str


def citation(one: Submission, organisation: str, url: str) -> Citation:
    """GB/T 7714—2015 for what stands on the net; the day of reading is put in between by the reader's device."""
    names = [author.name for author in one.authors]
    by = ", ".join(names[:3]) + (", 等" if len(names) > 3 else "")
    year = f"{one.date[:4]}({one.date})"
    if by and organisation:
        when = f"{organisation}, {year}" if one.date else organisation
    else:
        when = f"({one.date})" if one.date else ""
    work = ". ".join(part for part in (by or organisation, f"{one.title}[EB/OL]", when) if part)
    return Citation(work, f". {url}")
