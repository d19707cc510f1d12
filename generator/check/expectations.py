"""What a kind, and everybody above the school, expects of a submission, and how it stands. Pure.

A condition that does not hold makes an expectation not applicable, never met: a checklist
that counted it would praise what nobody looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import extent, values
from generator.check.rule import Case
from generator.check.unfilled import is_unfilled
from generator.check.words import listed
from generator.config.pictures import distinct_pictures
from generator.config.vocabulary import Vocabulary, applies, satisfied
from generator.model.kind import AttachmentRule, Kind
from generator.model.rule import Expectation
from generator.model.submission import Submission

_CHARS, _IMAGES = "字数", "图片"


def lacking(case: Case) -> tuple[str, ...]:
    """What only the document shows: required fields that say nothing, sections that are too short."""
    fields = (f"field:{name}" for name in values.missing(case))
    return (*fields, *(f"section:{heading}" for heading in _short_sections(case)))


def expectations(submission: Submission, kind: Kind, vocabulary: Vocabulary) -> tuple[Expectation, ...]:
    """One for each constraint of the kind, in its order; `kind` is the one that binds the submission."""
    return (
        *_fields(submission, kind, vocabulary),
        *_sections(submission, kind, vocabulary),
        *_amounts(submission, kind),
        *(_attachment(submission, rule) for rule in kind.attachments),
    )


def _short_sections(case: Case) -> Iterator[str]:
    for section in case.kind.sections:
        indexes = extent.found_for(section, case) if section.required else ()
        if not indexes or not applies(section.when, case.document.terms):
            continue
        wanted = section.min_chars or 1
        short = extent.written_chars(case.document, indexes, wanted) < wanted
        drawn = wanted == 1 and extent.has_picture(case.document, indexes)
        blank = all(is_unfilled(case.document.sections[at].content) for at in indexes)
        if blank or (short and not drawn):
            yield section.heading


def _fields(submission: Submission, kind: Kind, vocabulary: Vocabulary) -> Iterator[Expectation]:
    for name, field in kind.fields.items():
        if not field.required:
            continue
        key, label = f"field:{name}", field.label or name
        if not applies(field.when, submission.terms):
            yield Expectation(key, label, "not-applicable", _only(field.when, vocabulary))
        elif key in submission.lacking:
            yield Expectation(key, label, "unmet", "没有填写")
        else:
            yield Expectation(key, label, "met")


def _sections(submission: Submission, kind: Kind, vocabulary: Vocabulary) -> Iterator[Expectation]:
    present = set(submission.sections)
    for section in kind.sections:
        if not section.required:
            continue
        key, least = f"section:{section.heading}", section.min_chars
        if not applies(section.when, submission.terms):
            yield Expectation(key, section.heading, "not-applicable", _only(section.when, vocabulary))
        elif not satisfied(section, present):
            yield Expectation(key, section.heading, "unmet", "没有这一部分")
        elif key in submission.lacking:
            yield Expectation(key, section.heading, "unmet", f"不到 {least} 字" if least else "没有写内容")
        else:
            yield Expectation(key, section.heading, "met")


def _amounts(submission: Submission, kind: Kind) -> Iterator[Expectation]:
    chars, pictures = submission.chars, distinct_pictures(submission, kind)
    if kind.min_chars is not None:
        yield _bound("min_chars", _CHARS, chars >= kind.min_chars, f"{chars} 字，至少 {kind.min_chars} 字")
    if kind.max_chars is not None:
        yield _bound("max_chars", _CHARS, chars <= kind.max_chars, f"{chars} 字，至多 {kind.max_chars} 字")
    least, most = kind.images.min, kind.images.max
    if least:
        yield _bound("images", _IMAGES, pictures >= least, f"{pictures} 张不同的图片，至少 {least} 张")
    if most is not None:
        yield _bound("images", _IMAGES, pictures <= most, f"{pictures} 张不同的图片，至多 {most} 张")


def _attachment(submission: Submission, rule: AttachmentRule) -> Expectation:
    names = {rule.role, *rule.aliases}
    found = sum(1 for one in submission.attachments if one.role in names and one.size)
    types = f"（{listed(rule.types)}）" if rule.types else ""
    return _bound(
        f"attachment:{rule.role}", rule.role, found >= rule.min, f"{found} 个，至少 {rule.min} 个{types}"
    )


def _bound(name: str, label: str, held: bool, detail: str) -> Expectation:
    return Expectation(name, label, "met" if held else "unmet", detail)


def _only(when: dict[str, tuple[str, ...]], vocabulary: Vocabulary) -> str:
    """`只对领域是“甲”的材料有要求`: the condition that does not hold, in words."""
    parts = []
    for taxonomy, slugs in when.items():
        names = listed(vocabulary.label(taxonomy, slug) for slug in slugs)
        parts.append(f"{vocabulary.taxonomy(taxonomy).label}是“{names}”")
    return f"只对{'、'.join(parts)}的材料有要求"
