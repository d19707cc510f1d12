"""The catalogue: all submissions' metadata, and the listings over them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct, field

from generator.model.registry import Featured, Registry
from generator.model.submission import Submission


class TermEntry(Struct, frozen=True):
    """A term that is in use or declared, as the site addresses and shows it."""

    taxonomy: str
    key: str
    """What `Submission.terms` holds: slug of a closed list, label of an open one."""
    slug: str
    """Address part, unique in its taxonomy."""
    label: str
    members: Sequence[int] = ()
    """Indexes into `Catalogue.submissions`, oldest first."""


class Listing(Struct, frozen=True):
    """A list of submissions that has an address of its own."""

    address: str
    """Ends in a slash, no leading slash: `subject/math/`, `subject/math/expert/`."""
    title: str
    members: Sequence[int]
    """Indexes into `Catalogue.submissions`, oldest first."""
    terms: tuple[tuple[str, str], ...] = ()
    """(taxonomy, key) pairs that every member has; `kind`, `organisation`, `author` count too."""


class Lesson(Struct, frozen=True):
    """Submissions of one lesson of one organisation."""

    name: str
    """As its first author wrote it, without the organisation."""
    address: str
    """Of the page that joins them, ends in a slash; empty while there is nothing to join."""
    members: Sequence[int]
    """Indexes into `Catalogue.submissions`, oldest first."""


class Course(Struct, frozen=True):
    """A submission that describes a course, and the submissions that are its lessons."""

    head: int
    """Index into `Catalogue.submissions`."""
    members: Sequence[int]
    """Indexes, in the order in which they are taught."""


class Catalogue(Struct, frozen=True, dict=True):
    """Every sound submission with its terms and listings."""

    submissions: Sequence[Submission]
    """Published submissions, oldest first (date, then path)."""
    registry: Registry
    terms: dict[str, tuple[TermEntry, ...]] = field(default_factory=dict)
    """Taxonomy → its entries in display order; `kind`, `organisation` and `author` are taxonomies here."""
    listings: tuple[Listing, ...] = ()
    internal: Sequence[Submission] = ()
    """Submissions that are counted and never published."""
    lessons: tuple[Lesson, ...] = ()
    courses: tuple[Course, ...] = ()

    @cached_property
    def entry(self) -> dict[tuple[str, str], TermEntry]:
        """(taxonomy, key) → entry."""
        return {(one.taxonomy, one.key): one for group in self.terms.values() for one in group}

    @cached_property
    def by_path(self) -> dict[str, int]:
        """Source path → index into `submissions`."""
        return {one.path: at for at, one in enumerate(self.submissions)}

    @cached_property
    def recognition(self) -> dict[str, tuple[Featured, ...]]:
        """Source path → recognitions of that submission, as listed."""
        found: dict[str, tuple[Featured, ...]] = {}
        for one in self.registry.featured:
            found[one.submission] = (*found.get(one.submission, ()), one)
        return found

    @cached_property
    def used(self) -> dict[str, frozenset[str]]:
        """Taxonomy → keys that some published submission has; `kind` is a taxonomy here."""
        found: dict[str, set[str]] = {"kind": set()}
        for one in self.submissions:
            found["kind"].add(one.kind)
            for taxonomy, keys in one.terms.items():
                found.setdefault(taxonomy, set()).update(keys)
        return {taxonomy: frozenset(keys) for taxonomy, keys in found.items()}

    @cached_property
    def internal_paths(self) -> frozenset[str]:
        """Files that some submission counts and does not publish."""
        everything = (*self.submissions, *self.internal)
        return frozenset(one.path for sub in everything for one in sub.attachments if one.internal)

    @cached_property
    def lesson_of(self) -> dict[int, Lesson]:
        """Index of a submission → its lesson."""
        return {at: one for one in self.lessons for at in one.members}

    @cached_property
    def course_of(self) -> dict[int, Course]:
        """Index of a submission → the course that it describes or belongs to."""
        return {at: one for one in self.courses for at in (one.head, *one.members)}
