"""Document → Submission: what the catalogue keeps of it."""

from __future__ import annotations

import hashlib
import html
import posixpath
import re

import msgspec
from msgspec.structs import replace

from generator.config.visibility import is_internal
from generator.config.vocabulary import Vocabulary
from generator.index.address import address, clean_address
from generator.model.document import Document, FrontMatter, Measured, Source
from generator.model.submission import Picture, Submission
from generator.text import normalise
from generator.text.dates import parse_day

_SUMMARY = 120
"""Characters of a summary: two lines of a card."""
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
_ROLES = frozenset(
    {"title", "summary", "kind", "permalink", "aliases", "lesson", "visibility", "attachments", "date"}
)
_ENCODER = msgspec.msgpack.Encoder()  # in the order of the front matter, which exports show


def to_submission(
    document: Document, measured: dict[str, Measured], digest: str, vocabulary: Vocabulary
) -> Submission:
    """The catalogue's view of a document whose kind is known. `digest` is that of its text."""
    front = document.front
    kind = vocabulary.kind_of(document.kind)
    made = Submission(
        path=document.source.path,
        url=address(document.source.path, _text(front, "permalink")),
        kind=document.kind,
        called=_called(_text(front, "kind"), document.kind, kind.label),
        title=_text(front, "title") or document.source.path.rpartition("/")[2],
        summary=_shortened(_text(front, "summary") or _first_paragraph(document.html)),
        date=day_of(front),
        organisation=document.organisation,
        authors=document.authors,
        terms=document.terms,
        fields=_shown_fields(document, vocabulary),
        attachments=document.attachments,
        pictures=_pictures(document, measured),
        headings=document.headings,
        sections=tuple(dict.fromkeys(one for found in document.sections for one in found.headings)),
        chars=document.chars,
        size=document.source.text.size + sum(one.size for one in document.source.files),
        aliases=_former_addresses(front),
        lesson=_text(front, "lesson"),
        internal=kind.internal or is_internal(_text(front, "visibility")),
        content_digest=_content_digest(digest, document.source),
    )
    return replace(made, metadata_digest=metadata_digest(made))


def day_of(front: FrontMatter) -> str:
    """ISO day of a submission, empty when it has none or one that is no day."""
    try:
        return parse_day(_text(front, "date")).isoformat()
    except ValueError:
        return ""


def metadata_digest(submission: Submission) -> str:
    """Hex digest of what other pages may show of a submission: not of its body."""
    bare = replace(
        submission, content_digest="", metadata_digest="", headings=(), sections=(), chars=0, size=0,
        copies=(), lacking=(), fingerprint=b"",
    )  # fmt: skip
    return hashlib.blake2b(_ENCODER.encode(bare), digest_size=16).hexdigest()


def _content_digest(digest: str, source: Source) -> str:
    facts = "\n".join(f"{one.path}\t{one.size}\t{one.mtime_ns}" for one in source.files)
    return hashlib.blake2b(
        f"{digest}\n{facts}".encode("utf-8", "surrogateescape"), digest_size=16
    ).hexdigest()


def _called(written: str, slug: str, label: str) -> str:
    """`课程表`, where the kind is 某一类: an alias says which of its forms this is."""
    return "" if normalise.fold(written) in (normalise.fold(slug), normalise.fold(label)) else written


def _text(front: FrontMatter, name: str) -> str:
    node = front.fields.get(name)
    texts = node.texts() if node is not None else ()
    return texts[0] if texts else ""


def _shortened(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SUMMARY else plain[: _SUMMARY - 1].rstrip("，、；：,;") + "…"


def _first_paragraph(body: str) -> str:
    """The first paragraph long enough to say something."""
    for found in _PARAGRAPH.finditer(body):
        plain = html.unescape(_TAGS.sub("", found[1].replace("<br>", " "))).strip()
        if len(plain) >= 15:
            return plain
    return ""


def _shown_fields(document: Document, vocabulary: Vocabulary) -> dict[str, str]:
    fields = vocabulary.kind_of(document.kind).fields
    shown: dict[str, str] = {}
    for name, field in fields.items():
        node = document.front.fields.get(name)
        if (
            node is None
            or not field.show
            or name in _ROLES
            or field.type in ("term", "people", "organisation")
        ):
            continue
        if texts := node.texts():
            shown[name] = "、".join(texts)
    return shown


def _pictures(document: Document, measured: dict[str, Measured]) -> tuple[Picture, ...]:
    found: dict[str, Picture] = {}
    for one in document.pictures:
        path = posixpath.normpath(posixpath.join(document.source.folder, one.target))
        facts = measured.get(path)
        if facts is not None and not facts.problem:
            found.setdefault(path, Picture(path, one.text, facts.width, facts.height))
    return tuple(found.values())


def _former_addresses(front: FrontMatter) -> tuple[str, ...]:
    node = front.fields.get("aliases")
    cleaned = (clean_address(one) for one in node.texts()) if node else ()
    return tuple(dict.fromkeys(one for one in cleaned if one))
