"""A new submission of a kind: every field and section, each with a hint. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.vocabulary import Vocabulary
from generator.model.kind import Field, Kind, Section

_SHOWN_TERMS = 8
"""Labels of a closed list that a hint spells out."""


def scaffold(slug: str, vocabulary: Vocabulary, given: dict[str, str]) -> str:
    """Markdown of an empty submission; `given` fills fields by name.

    Unfilled fields stay blank, so that the check names them until they are filled.
    """
    kind = vocabulary.kind_of(slug)
    given = {"kind": kind.label, **given}
    lines = ["---", *_front_matter(kind, vocabulary, given), "---", "", *_body(kind)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _front_matter(kind: Kind, vocabulary: Vocabulary, given: dict[str, str]) -> Iterator[str]:
    """Required fields first, then the optional ones commented out."""
    required = [name for name, field in kind.fields.items() if field.required or name in given]
    for name in required:
        field = kind.fields[name]
        value = _quoted(given[name]) if name in given else ""
        hint = "" if name in given else _hint(field, vocabulary)
        yield f"{field.label}: {value}".rstrip() + (f"    # {hint}" if hint else "")
    optional = [name for name, field in kind.fields.items() if name not in required and field.show]
    if optional:
        yield "# 以下选填：去掉行首的 # 再填写"
    for name in optional:
        field = kind.fields[name]
        hint = _hint(field, vocabulary)
        yield f"# {field.label}:" + (f"    # {hint}" if hint else "")
    if kind.attachments:
        yield f"{kind.fields['attachments'].label if 'attachments' in kind.fields else '附件'}:"
        for rule in kind.attachments:
            types = f"（{'、'.join(rule.types)}）" if rule.types else ""
            yield f"  # - {{文件: {rule.role}.{rule.types[0] if rule.types else 'pdf'}, 角色: {rule.role}}}    # 至少 {rule.min} 个{types}"


def _hint(field: Field, vocabulary: Vocabulary) -> str:
    if field.hint:
        return field.hint
    if field.type == "date":
        return "如 2024-05-06"
    if field.taxonomy:
        taxonomy = vocabulary.taxonomy(field.taxonomy)
        labels = [term.label for term in taxonomy.terms[:_SHOWN_TERMS]]
        more = " 等" if len(taxonomy.terms) > _SHOWN_TERMS or not taxonomy.closed else ""
        return "、".join(labels) + more if labels else ""
    return "可写几个，用方括号：[甲, 乙]" if field.many else ""


def _quoted(value: str) -> str:
    """A YAML scalar: plain where that is safe, else in double quotes."""
    risky = (
        not value
        or value != value.strip()
        or value[0] in "-?:,[]{}#&*!|>'\"%@`"
        or ": " in value
        or " #" in value
    )
    if not risky and not value.endswith(":"):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _body(kind: Kind) -> Iterator[str]:
    if not kind.sections:
        least = f"，不少于 {kind.min_chars} 字" if kind.min_chars else ""
        yield f"<!-- 在这里写正文{least}。写完删掉这一行。 -->"
        return
    for section in kind.sections:
        yield f"## {section.heading}"
        yield ""
        yield f"<!-- {_section_hint(section)} -->"
        yield ""


def _section_hint(section: Section) -> str:
    said = section.hint or ("必填" if section.required else "选填，不需要就删掉这一节")
    least = f"，不少于 {section.min_chars} 字" if section.min_chars else ""
    return f"{said}{least}"
