"""Writes a sound submission of any kind: everything that its kind demands and nothing else.

A flaw can be asked for, so that the checker holds it back for a known reason.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from generator.config.vocabulary import Vocabulary, applies
from generator.model.kind import Field, Kind

_FILLER = "课堂上先看学生怎样想再决定下一步怎样教每一处改动都记下原因"
"""Han characters only, so that 字数 is what was asked for."""
_NEVER_GUESSED = ("title", "kind", "organisation", "date", "authors")


class Writer:
    """Writes bundles below a content folder."""

    def __init__(self, content: Path, vocabulary: Vocabulary) -> None:
        self._content = content
        self._vocabulary = vocabulary
        self._number = 0
        self._pictures = 0

    def write(
        self,
        kind: str,
        organisation: str,
        day: str,
        *,
        authors: tuple[str, ...] = (),
        fields: dict[str, str] | None = None,
        chars: int = 0,
        sections: tuple[str, ...] = (),
        without: tuple[str, ...] = (),
        images: int | None = None,
        attachments: tuple[str, ...] = (),
        size: int = 0,
    ) -> str:
        """Path of the text, relative to the content folder.

        `chars`: 字数, the least that the kind accepts when 0. `sections`: headings beside those the kind
        requires. `without`: required headings or roles that are left out. `images`: pictures, as many as
        the kind demands when None. `attachments`: roles beside those that it demands. `size`: bytes of
        films that come with it; they are sparse, so they take no room.
        """
        self._number += 1
        slug = self._vocabulary.kind(kind)
        assert slug is not None, kind
        declared = self._vocabulary.kind_of(slug)
        folder = self._content / "submissions" / organisation / f"{self._number:04}-{slug}"
        folder.mkdir(parents=True)
        front = {
            "title": f"{declared.label}{self._number}",
            "kind": slug,
            "organisation": organisation,
            "date": day,
            **({"authors": "、".join(authors)} if authors else {}),
            **(fields or {}),
        }
        front |= dict(self._required(declared, front))
        pictures = declared.images.min if images is None else images
        for at in range(pictures):
            (folder / f"{at}.png").write_bytes(self._picture())
        for rule in declared.attachments:
            for at in range(rule.min if rule.role not in without else 0):
                kind_of_file = (rule.types or ("pdf",))[0]
                self._attach(folder, f"{rule.role}{at}.{kind_of_file}")
        for role in attachments:
            self._attach(folder, f"{role}.{self._type(declared, role)}")
        for at, part in enumerate(_films(size)):
            with (folder / f"视频{at}.mp4").open("wb") as film:
                film.truncate(part)
        files = sorted(one.name for one in folder.iterdir() if not one.name.endswith(".png"))
        listed = [f"  - {{file: {name}, role: {_role(name)}}}" for name in files]
        head = [f"{name}: {value}" for name, value in front.items()]
        head += ["attachments:", *listed] if listed else []
        shown = "\n".join(f"![现场照片{at}]({at}.png)\n" for at in range(pictures))
        body = "\n".join(self._body(declared, sections, without, chars))
        (folder / "index.md").write_text(
            "---\n{}\n---\n{}\n{}\n".format("\n".join(head), body, shown), "utf-8"
        )
        return f"submissions/{organisation}/{folder.name}/index.md"

    def _required(self, kind: Kind, front: dict[str, str]) -> Iterator[tuple[str, str]]:
        terms: dict[str, tuple[str, ...]] = {
            name: (front[name],) for name in ("stage", "subject", "grade") if name in front
        }
        for name, field in kind.fields.items():
            if (
                field.required
                and name not in front
                and name not in _NEVER_GUESSED
                and applies(field.when, terms)
            ):
                yield name, self._value(field, front)

    def _value(self, field: Field, front: dict[str, str]) -> str:
        if field.type == "term" and field.taxonomy:
            beside: dict[str, tuple[str, ...]] = {
                name: (front[name],) for name in ("stage", "subject") if name in front
            }
            declared = self._vocabulary.taxonomy(field.taxonomy).terms
            fitting = (
                one
                for one in declared
                if all(not beside.get(t) or beside[t][0] in slugs for t, slugs in one.only_with.items())
            )
            return next(fitting).slug
        return "3" if field.type in ("integer", "number") else "示例文字"

    def _body(
        self, kind: Kind, sections: tuple[str, ...], without: tuple[str, ...], chars: int
    ) -> Iterator[str]:
        wanted = [one for one in kind.sections if one.required or one.heading in sections]
        total = max(chars or kind.min_chars or 30, 1)
        left = total
        for one in wanted:
            if one.heading in without:
                continue
            least = max(one.min_chars or 20, 20)
            left -= least + len(one.heading)
            yield f"## {one.heading}\n\n{_text(least)}\n"
        if left > 0:
            yield f"{_text(left)}\n"

    def _attach(self, folder: Path, name: str) -> None:
        path = folder / name
        raw = self._picture() if name.endswith((".jpg", ".jpeg", ".png")) else _PDF + name.encode()
        path.write_bytes(raw)

    def _picture(self) -> bytes:
        """Another one each time: no photo is handed in twice."""
        self._pictures += 1
        return picture(self._pictures)

    def _type(self, kind: Kind, role: str) -> str:
        declared = next((one.types for one in kind.attachments if one.role == role and one.types), ())
        known = [ext for ext, named in self._vocabulary.site.roles.items() if named == role]
        return (*declared, *known, "pdf")[0]


_FILM = 400_000_000
"""Bytes of one film at most: below the limit of one attachment."""


def _films(size: int) -> Iterator[int]:
    while size > 0:
        yield min(size, _FILM)
        size -= _FILM


_PDF = b"%PDF-1.4\n"


def _role(name: str) -> str:
    return name.rpartition(".")[0].rstrip("0123456789")


def _text(chars: int) -> str:
    return (_FILLER * (chars // len(_FILLER) + 1))[:chars] + "。"


def picture(seed: int) -> bytes:
    """A small PNG, another for each seed below 2²⁴."""
    out = io.BytesIO()
    Image.new("RGB", (320, 240), (seed * 37 % 256, seed // 256 % 256, seed // 65536)).save(out, "PNG")
    return out.getvalue()
