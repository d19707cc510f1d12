"""Which sources are a school's, with everything that was found out about each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model.diagnostic import Diagnostic
from generator.model.rule import Expectation
from generator.model.submission import Submission
from generator.report.ledger.books import Books
from generator.report.ledger.self_check import Checked


def gathered(
    books: Books,
    organisation: str,
    submissions: Iterable[Submission],
    diagnostics: Iterable[Diagnostic],
    expectations: Callable[[Submission], tuple[Expectation, ...]],
) -> Iterator[Checked]:
    """Sources of an organisation and all below it, sound or held back, by path.

    What is so broken that it has no submission belongs to the organisation whose folder it lies in.
    """
    inside = books.within(organisation)
    found: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        found.setdefault(one.path, []).append(one)
    own = {one.path: one for one in submissions if one.organisation in inside}
    strays = (
        path
        for path in found
        if path not in own and books.registry.organisation_names.get(_folder(path)) in inside
    )
    known = {one.path for one in submissions}
    for path in sorted((*own, *(path for path in strays if path not in known))):
        submission = own.get(path)
        yield Checked(
            path,
            submission,
            tuple(found.get(path, ())),
            expectations(submission) if submission else (),
        )


def _folder(path: str) -> str:
    """`submissions/<folder>/…` → the folder; empty for other files."""
    parts = path.split("/")
    return parts[1] if parts[0] == "submissions" and len(parts) > 2 else ""
