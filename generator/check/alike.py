"""Which of many texts are nearly the same, without comparing each with each. Pure.

Fingerprints are cut into bands: texts that share a band are compared. Of texts with a
likeness of 0.85 one pair in 160 shares none; of texts with 0.5 one in 16 is compared in vain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from msgspec import msgpack

from generator.check.fingerprint import SIZE, likeness
from generator.model.submission import Submission
from generator.text import normalise

ALIKE = 0.85
"""Least likeness of near copies. Unrelated real texts were never seen above 0.25, revised copies never below 0.9."""
_BAND = 8
UNLIKE = bytes(_BAND)
_TRIED = 8
"""Members of a band with which each later one is compared: a thousand equal texts stay cheap."""


def near_copies(submissions: Sequence[Submission]) -> Iterator[tuple[Submission, Submission, float]]:
    """(later, earlier, likeness): the earlier submission that each later one is most like.

    Later is by date, then path; those without a date come last.
    """
    texts = sorted(
        (one for one in submissions if len(one.fingerprint) == SIZE),
        key=lambda one: (one.date or "9999", one.path),
    )
    equal: dict[bytes, list[Submission]] = {}
    for one in texts:
        before = equal.setdefault(one.fingerprint, [])
        copied = next((other for other in before if not _told_apart(one, other)), None)
        if copied is not None:
            yield one, copied, 1.0
        if len(before) < _TRIED:
            before.append(one)
    yield from _nearly([first for first, *_ in equal.values()])


def _nearly(texts: Sequence[Submission]) -> Iterator[tuple[Submission, Submission, float]]:
    """The same for texts that all differ."""
    candidates: dict[int, set[int]] = {}
    for earlier, later in _pairs([one.fingerprint for one in texts]):
        candidates.setdefault(later, set()).add(earlier)
    for at, others in candidates.items():
        here = texts[at]
        found = [
            (likeness(here.fingerprint, texts[other].fingerprint), -other)
            for other in others
            if not _told_apart(here, texts[other])
        ]
        best, other = max(found, default=(0.0, 0))
        if best >= ALIKE:
            yield here, texts[-other], best


def identity(one: Submission) -> tuple[object, ...]:
    """What two submissions share that are one and the same, whatever their texts."""
    facts = (*sorted(one.terms.items()), *sorted(one.fields.items()))
    return normalise.fold(one.title[:200]), one.kind, one.organisation, one.authors, facts


def kinship(one: Submission) -> tuple[bytes, ...]:
    """Eight bytes each: identity, then the bands of the fingerprint. Two without any in common are no copies.

    A text too short for a fingerprint has `UNLIKE` in its place.
    """
    same = blake2b(msgpack.encode(identity(one)), digest_size=_BAND).digest()
    text = one.fingerprint
    if len(text) != SIZE:
        return (same, *(UNLIKE for _ in range(0, SIZE, _BAND)))
    return (same, *(text[start : start + _BAND] for start in range(0, SIZE, _BAND)))


def _told_apart(one: Submission, other: Submission) -> bool:
    """Drafts of one lesson are meant to be alike."""
    drafts = one.lesson and one.lesson == other.lesson
    return bool(drafts) and one.fields.get("round", "") != other.fields.get("round", "")


def _pairs(fingerprints: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Index pairs, the smaller first, that share a band; a pair may come several times."""
    for start in range(0, SIZE, _BAND):
        bands = [one[start : start + _BAND] for one in fingerprints]
        several = {band for band, times in Counter(bands).items() if times > 1}
        members: dict[bytes, list[int]] = {}
        for at, band in enumerate(bands) if several else ():
            if band in several:
                before = members.setdefault(band, [])
                yield from ((other, at) for other in before)
                if len(before) < _TRIED:
                    before.append(at)
