"""Bytes of a submission → text, whatever editor wrote it.

Out: the text with LF line ends and the faults met on the way; the text is None when
the file cannot be read as one. Never raises on bad content.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from generator.model.diagnostic import Fault

NOT_TEXT, TOO_LARGE, EMPTY, NOT_UTF8, UNREADABLE = "PL001", "PL008", "PL009", "PL010", "PL016"


class Read(Struct, frozen=True):
    """What the bytes of one file came to."""

    text: str | None
    digest: str
    """blake2b-128 of the bytes, hex."""
    faults: tuple[Fault, ...] = ()


def read_text(path: Path, limit: int) -> Read:
    """The text of one file of at most `limit` bytes."""
    try:
        with path.open("rb", buffering=0) as file:
            raw = file.read()
    except OSError as error:
        return Read(None, "", (Fault(UNREADABLE, 1, 0, error.strerror or ""),))
    return decode(raw, limit)


def decode(raw: bytes, limit: int) -> Read:
    """UTF-8, UTF-8 with a byte order mark, or GB18030. Pure."""
    digest = hashlib.blake2b(raw, digest_size=16).hexdigest()
    if not raw.removeprefix(b"\xef\xbb\xbf").strip():
        return Read(None, digest, (Fault(EMPTY, 1),))
    if len(raw) > limit:
        return Read(None, digest, (Fault(TOO_LARGE, 1, 0, f"{len(raw)}/{limit}"),))
    if b"\0" in raw:
        return Read(None, digest, (Fault(NOT_TEXT, 1, 0, _kind_of(raw)),))
    try:
        return Read(_lines(raw.decode("utf-8-sig")), digest)
    except UnicodeDecodeError:
        pass
    try:
        return Read(_lines(raw.decode("gb18030")), digest, (Fault(NOT_UTF8, 1),))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return Read(None, digest, (Fault(NOT_TEXT, line, 0, _kind_of(raw)),))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


_SIGNATURES = (
    (b"PK\x03\x04", "像是 Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "像是旧版 Word 文件"),
    (b"%PDF", "像是 PDF 文件"),
    (b"\x89PNG", "像是图片"),
    (b"\xff\xd8\xff", "像是图片"),
    (b"\xff\xfe", "像是 UTF-16 编码"),
    (b"\xfe\xff", "像是 UTF-16 编码"),
)


def _kind_of(raw: bytes) -> str:
    return next((name for mark, name in _SIGNATURES if raw.startswith(mark)), "含有无法识别的字节")
