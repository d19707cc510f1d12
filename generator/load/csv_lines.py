"""Cells of a CSV file, in UTF-8 or GB18030, lines of another encoding left out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

Problem = tuple[int, str]
"""(1-based line, Chinese words)."""
Lines = list[tuple[int, list[str]]]


def read_csv(path: Path) -> tuple[list[Lines], list[Problem]]:
    """One table of (line, cells) and what could not be read of it."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        return [], [(1, error.strerror or "读不出来")]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw:
        return [], [(1, "不是文本文件，或编码是 UTF-16，请另存为 CSV UTF-8")]
    text, problems = decode_lines(raw.removeprefix(b"\xef\xbb\xbf"))
    reader = csv.reader(io.StringIO(text))
    lines: Lines = []
    try:
        for cells in reader:
            lines.append((reader.line_num, [one.strip(" \t\r\n\u3000\ufeff") for one in cells]))
    except csv.Error as error:
        said = "有一格太长，多半是少了一个引号" if "field limit" in str(error) else "引号或换行不对"
        problems.append((reader.line_num or 1, said))
    return [[one for one in lines if any(one[1])]], problems


def decode_lines(raw: bytes) -> tuple[str, list[Problem]]:
    """The text; lines that are not in the encoding of most others become blank.

    Which encoding that is, lines with other than ASCII characters decide: a short GBK line may by
    chance be good UTF-8, and somebody may have pasted a GBK line into a UTF-8 file.
    """
    lines = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    telling = [one for one in lines if not one.isascii()]
    utf8 = sum(_decoded(one, "utf-8") is not None for one in telling)
    encoding, name = ("utf-8", "UTF-8") if utf8 * 2 >= len(telling) else ("gb18030", "GBK")
    problems: list[Problem] = []
    texts: list[str] = []
    for number, one in enumerate(lines, 1):
        text = _decoded(one, encoding)
        if text is None:
            problems.append((number, f"这一行的编码和别的行不一样（别的行是 {name}），没有读进来"))
        texts.append(text or "")
    return "\n".join(texts), problems


def _decoded(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None
