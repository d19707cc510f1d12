"""Plain texts and Markdown files of a folder → submissions.

The kind comes from the folder's name, the title from the file's. Nothing of the text is
changed; what is missing is for the check to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import frontmatter
from msgspec import Struct

from generator.config.vocabulary import Vocabulary
from generator.intake.guess import guess_fields
from generator.text.slug import slugify

_DRESS = re.compile(r"[（(](?:修改后|最终版|定稿|新)[）)]|\s+$|^\d{6,}")


class Taken(Struct, frozen=True):
    """One file and the submission it becomes."""

    source: Path
    target: str
    """Path relative to the content folder."""
    text: str


def take_folder(
    folder: Path,
    organisation: str,
    vocabulary: Vocabulary,
    kind: str | None = None,
    given: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Taken]:
    """Every `.md` and `.txt` below `folder`, in order of name.

    `given` are fields that hold for all of them, by field name; they win over what a text says.
    """
    used: set[str] = set()
    for path in sorted(
        one for one in folder.rglob("*") if one.suffix.lower() in (".md", ".txt") and one.is_file()
    ):
        found = vocabulary.kind(kind or path.parent.name)
        name = _unused(slugify(path.stem), used)
        text = path.read_bytes()
        target = f"submissions/{organisation}/{name}/index.md"
        fields = {"organisation": organisation, **given}
        yield Taken(path, target, _submission(path, _decoded(text), found or "", fields, vocabulary))


def _unused(name: str, used: set[str]) -> str:
    unused = next(one for one in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if one not in used)
    used.add(unused)
    return unused


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")


def _submission(path: Path, text: str, kind: str, given: Mapping[str, str], vocabulary: Vocabulary) -> str:
    if text.startswith("---\n"):
        return text  # already a submission
    values = {"title": title_of(path), **given}
    fields = vocabulary.site.fields
    if kind:
        fields = vocabulary.kind_of(kind).fields
        values = {
            **guess_fields(path.stem, text, kind, vocabulary),
            **values,
            "kind": vocabulary.kind_of(kind).label,
        }
    post = frontmatter.Post(_paragraphs(text) if path.suffix.lower() == ".txt" else text)
    post.metadata.update({fields[name].label: value for name, value in values.items() if name in fields})
    return str(frontmatter.dumps(post, allow_unicode=True, sort_keys=False)) + "\n"


def title_of(path: Path) -> str:
    """`新教案（修改后）.docx` → `新教案`."""
    return _DRESS.sub("", path.stem).strip() or path.stem


def _paragraphs(text: str) -> str:
    """Text of a word processor: each line is a paragraph, leading spaces would become code."""
    lines = (line.strip(" \t\u3000\r").replace("\t", "　") for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)
