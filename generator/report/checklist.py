"""The check list of a copy: every file with its digest, as a table for people and as text for tools.

`sha256sum --check` reads the text (lines that begin with # are remarks); a spreadsheet opens the table.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.text.cells import guarded
from generator.text.sizes import show_size

HEAD = ("文件", "所属成果", "大小（字节）", "SHA-256", "说明")


class Listed(Struct, frozen=True):
    """One file."""

    path: str
    """In the folder of the copy."""
    title: str
    """Of the submission that it belongs to; empty for the rest."""
    size: int
    sha256: str
    """Empty for a file that was left out."""


def as_table(files: Iterable[Listed]) -> bytes:
    """CSV: UTF-8 with a BOM and CRLF, no cell that a spreadsheet computes."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEAD)
    for one in files:
        said = "" if one.sha256 else "不在此盘"
        writer.writerow((guarded(one.path), guarded(one.title), one.size, one.sha256, said))
    return out.getvalue().encode("utf-8-sig", "replace")


def as_text(files: Sequence[Listed], name: str, scope: str, works: int) -> bytes:
    """What the copy is, what it lacks, then digests. `scope`: whose work it holds; `works`: how many."""
    here = [one for one in files if one.sha256]
    absent = [one for one in files if not one.sha256]
    lines = [
        f"# {name}：{scope}，成果 {works} 份，文件 {len(here)} 个，"
        f"共 {show_size(sum(one.size for one in here))}。请双击“打开.html”。",
        f"# 不在此盘的附件 {len(absent)} 个。" if absent else "# 全部附件都在此盘。",
        *(f"#   {one.path}  {show_size(one.size)}" for one in absent),
        "# 核对：sha256sum --check 清单.txt",
        *(f"{one.sha256}  {one.path}" for one in here),
    ]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")
