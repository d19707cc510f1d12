"""Personal numbers in a document: mobile phones, identity cards, landlines. Pure.

Digits typed full-width are read as digits. A number that is masked (`182****2923`) is no
number. Numbers that the site allows are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rule import Case, Finding
from generator.model.diagnostic import Severity
from generator.model.document import Node

_HALF = {ord("０") + at: str(at) for at in range(10)} | {ord("－"): "-", ord("Ｘ"): "X", ord("（"): "(", ord("）"): ")"}
_AMOUNT = r"(?!\s*(?:元|米|人|吨|千克|公里|千米|光年|个|年|亿|万|km|kg|m\b))"
MOBILE = re.compile(rf"(?<![A-Za-z0-9_./=%])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}})(?![\dA-Za-z_]){_AMOUNT}")
IDENTITY = re.compile(r"(?<![A-Za-z0-9_./=%])(\d{6}(?:19|20)\d{2}[01]\d[0-3]\d\d{3}[\dXx])(?![\dA-Za-z_])")
LANDLINE = re.compile(r"(?<![A-Za-z0-9_./=%-])(\(0\d{2,3}\)[- ]?\d{7,8}|0\d{2,3}[-—– ]\d{7,8})(?![\dA-Za-z_-])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_identity(text: str) -> bool:
    """Whether 18 characters have the right check digit."""
    return "10X98765432"[sum(int(c) * w for c, w in zip(text, _WEIGHTS, strict=False)) % 11] == text[17].upper()


def is_round(text: str) -> bool:
    """Whether a number is an amount (13000000000), not a phone."""
    return _digits(text).endswith("00000")


def masked(text: str) -> str:
    """A number as it may stand in a report: the middle is hidden."""
    digits = _digits(text)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 8 else "****"


def found(
    case: Case, code: str, setting: Severity | str, pattern: re.Pattern[str], name: str, fix: str
) -> Iterator[Finding]:
    """A finding for each number in the body, in a field or in the name of a public file."""
    if setting == "off":
        return
    # A setting of the rule itself has been applied by the engine and goes first.
    severity = None if code in case.site.rules else Severity(setting)
    allowed = {_digits(one) for one in case.site.privacy.allow}
    for text, line, column in _texts(case):
        plain = text.translate(_HALF)
        for one in pattern.finditer(plain):
            number = one[1]
            if _digits(number) in allowed or (pattern is MOBILE and is_round(number)):
                continue
            if pattern is IDENTITY and not is_identity(number):
                continue
            at = column + one.start(1) if column else one.start(1) + 1
            yield Finding(f"有{name} {masked(number)}", line, at, fix, severity)


def _digits(text: str) -> str:
    return "".join(c for c in text.upper() if c.isdigit() or c == "X")


def _texts(case: Case) -> Iterator[tuple[str, int, int]]:
    """(text, line, column of its first character; 0: the text is a whole line)."""
    document = case.document
    for node in document.front.fields.values():
        for one in _scalars(node):
            yield one.text, one.line, one.column
    for file in document.attachments:
        if not file.internal:
            yield file.name, max(1, document.front.end_line), 1
    for at, line in enumerate(document.body.split("\n")):
        yield line, document.body_line + at, 0


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for one in node.items:
        yield from _scalars(one)
    for _, value in node.entries:
        yield from _scalars(value)
