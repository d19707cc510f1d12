"""Front matter: where it is, what it says, which fields its keys name.

python-frontmatter is not used for reading: it returns empty metadata for an
unclosed block or a full-width colon and loses every place.
"""

from __future__ import annotations

import re

from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.model.diagnostic import Fault
from generator.model.document import FrontMatter, Node
from generator.text import normalise, yaml

MISSING, UNCLOSED, DUPLICATE = "PL002", "PL003", "PL006"
_FENCE = re.compile(r"^-{3,}[ \t]*$|^[－—-]{3,}[ \t]*$")
_KEY_LINE = re.compile(r"^\S{1,20}\s*[:：]")


class Front(Struct, frozen=True):
    """The two halves of a submission."""

    matter: FrontMatter
    kind: str
    """Slug, empty when missing or unknown."""
    body: str
    body_line: int
    faults: tuple[Fault, ...]


def read_front(text: str, vocabulary: Vocabulary) -> Front:
    """Splits a submission and maps its keys. LF line ends expected."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if not _FENCE.match(lines[start].strip()):
        looks_like = sum(bool(_KEY_LINE.match(line)) for line in lines[start : start + 3])
        detail = "开头的“---”不见了" if looks_like >= 2 else ""
        return Front(FrontMatter({}, {}), "", text, 1, (Fault(MISSING, 1, 0, detail),))
    end = next((at for at in range(start + 1, len(lines)) if _FENCE.match(lines[at].rstrip())), None)
    if end is None:
        return Front(FrontMatter({}, {}), "", "", start + 2, (Fault(UNCLOSED, start + 1),))
    body = "\n".join(lines[end + 1 :])
    node, faults = yaml.compose("\n".join(lines[start + 1 : end]), start + 2)
    if node is None:
        return Front(FrontMatter({}, {}, end_line=end + 1), "", body, end + 2, tuple(faults))
    matter, kind, doubled = _mapped(node, vocabulary, end + 1)
    return Front(matter, kind, body, end + 2, (*faults, *doubled))


def _mapped(node: Node, vocabulary: Vocabulary, end_line: int) -> tuple[FrontMatter, str, list[Fault]]:
    base = vocabulary.field_names(None)
    written = next((v.text for k, v in node.entries if base.get(normalise.fold(k.text)) == "kind"), "")
    kinds = vocabulary.site.kinds
    # A site of one kind need not have it written on every submission.
    kind = vocabulary.kind(written) or (next(iter(kinds)) if not written.strip() and len(kinds) == 1 else "")
    names = vocabulary.field_names(kind) if kind else base
    fields: dict[str, Node] = {}
    keys: dict[str, Node] = {}
    unknown: list[Node] = []
    faults: list[Fault] = []
    for key, value in node.entries:
        name = names.get(normalise.fold(key.text))
        if name is None:
            unknown.append(key)
        elif name in fields:
            # The same field under two of its names, e.g. `title` and `标题`.
            faults.append(Fault(DUPLICATE, key.line, key.column, f"{keys[name].text} / {key.text}"))
        else:
            fields[name], keys[name] = value, key
    return FrontMatter(fields, keys, tuple(unknown), end_line), kind, faults
