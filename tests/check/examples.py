"""Runs a rule's `bad` and `good` on the small site of `profiles/example.yml`.

An example is one submission, or several files each under a line `=== path`, where a
note in brackets makes a file that cannot be typed: `[picture 800x600]`, `[empty]`,
`[bytes PNG]`, `[gbk]`, `[size 3MiB]`, `[link /etc/passwd]`, `[folder]`, `[pipe]`. A file
`gone.txt` lists addresses that the last release had.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from PIL import Image

from generator.model.diagnostic import Diagnostic
from generator.model.output import Entry
from generator.pipeline import Project, check, judge, open_project
from generator.pipeline.judging import known
from generator.text.sizes import parse_size

_DEFAULT = "content/submissions/示例学校/认识时间/index.md"
_HEADER = re.compile(r"^=== (.+?)(?: \[(.+)\])?$", re.MULTILINE)
_BYTES = {
    "PNG": b"\x89PNG\r\n\x1a\n\0\0",
    "ZIP": b"PK\x03\x04\0\0",
    "PDF": b"%PDF-1.4\n",
    "HEIC": b"\0\0\0\x18ftypheic",
}
CONFIG = "extends: example\n"


def lay(root: Path, example: str) -> None:
    """Writes the files of an example below `root`, with a configuration unless it brings one."""
    (root / "content").mkdir(parents=True, exist_ok=True)
    (root / "site_config.yml").write_text(CONFIG, "utf-8")
    parts = _HEADER.split(example)
    if len(parts) == 1:
        parts = ["", _DEFAULT, None, example]
    for path, note, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        _write(root / path, note or "", text.removeprefix("\n"))


def _write(path: Path, note: str, text: str) -> None:
    word, _, argument = note.partition(" ")
    path.parent.mkdir(parents=True, exist_ok=True)
    match word:
        case "picture":
            width, height = (int(part) for part in argument.split("x"))
            Image.new("RGB", (width, height), "#2c5e4a").save(path)
        case "empty":
            path.write_bytes(b"")
        case "bytes":
            path.write_bytes(_BYTES[argument])
        case "gbk":
            path.write_bytes(text.encode("gb18030"))
        case "size":
            path.write_bytes((text or "字").encode() + b" " * parse_size(argument))
        case "link":
            path.symlink_to(argument)
        case "folder":
            path.mkdir(parents=True)
        case "pipe":
            os.mkfifo(path)
        case _:
            path.write_text(text, "utf-8")


def diagnose(root: Path) -> tuple[Diagnostic, ...]:
    """What the checker says of the site below `root`."""
    opened = open_project(root / "site_config.yml")
    if not isinstance(opened, Project):
        return opened
    gone = root / "gone.txt"
    if not gone.exists():
        return check(opened)
    published = {f"{address}index.html": Entry("", 0) for address in gone.read_text("utf-8").split()}
    return judge(opened, known(opened, 1), published).diagnostics
