"""Text of a file of the bureau's own: UTF-8, or GB18030 as Notepad saves it."""

from __future__ import annotations

from pathlib import Path

from generator.model.diagnostic import Fault


def read_plain(path: Path, where: str, code: str, faults: list[tuple[str, Fault]]) -> str | None:
    """The text, None when there is no such file or, reported under `code`, when it is no text."""
    if not path.is_file():
        return None
    try:
        raw = path.read_bytes()
    except OSError as error:
        faults.append((where, Fault(code, 1, 0, error.strerror or "读不出来")))
        return None
    if b"\0" in raw:
        faults.append((where, Fault(code, 1, 0, "不是文本文件，或编码是 UTF-16，请另存为 UTF-8")))
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    faults.append((where, Fault(code, 1, 0, "编码既不是 UTF-8 也不是 GBK")))
    return None
