"""Personal numbers in a document: mobile phones, identity cards, landlines. Pure.

A number that is masked (`182****2923`) is no number, nor is an amount
(13000000000 米). Numbers that the site allows are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.digits import only
from generator.check.rule import Case, Finding
from generator.model.diagnostic import Severity

_BEFORE, _BEHIND = r"(?<![A-Za-z0-9_./=%])", r"(?![\dA-Za-z_])"
_AMOUNT = r"(?![ \t]*(?:元|米|人|吨|千克|公里|千米|光年|个|年|亿|万|km|kg|m\b))"
MOBILE = re.compile(
    rf"{_BEFORE}(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}){_BEHIND}{_AMOUNT}", re.ASCII
)
IDENTITY = re.compile(rf"{_BEFORE}(\d{{6}}(?:19|20)\d{{2}}[01]\d[0-3]\d\d{{3}}[\dXx]){_BEHIND}", re.ASCII)
LANDLINE = re.compile(
    rf"{_BEFORE}(?<!-)(\(0\d{{2,3}}\)[- ]?\d{{7,8}}|0\d{{2,3}}[-—– ]\d{{7,8}}){_BEHIND}(?!-)", re.ASCII
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def is_identity(text: str) -> bool:
    """Whether 18 characters have the right check digit."""
    total = sum(int(c) * weight for c, weight in zip(text, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == text[17].upper()


def is_round(text: str) -> bool:
    """Whether a number is an amount (13000000000), not a phone."""
    return only(text).endswith("00000")


def masked(text: str) -> str:
    """A number as it may stand in a report: the middle is hidden."""
    digits = only(text)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) > 8 else "****"


def found(
    case: Case, code: str, setting: Severity | str, pattern: re.Pattern[str], name: str, fix: str
) -> Iterator[Finding]:
    """A finding for each number in the body, in a field or in the name of a public file."""
    if setting == "off" or not case.digits:
        return
    # A setting of the rule itself has been applied by the engine and goes first.
    severity = None if code in case.site.rules else Severity(setting)
    allowed = {only(one) for one in case.site.privacy.allow}
    for row in case.digits:
        for one in pattern.finditer(row.text):
            number = one[1]
            if only(number) in allowed or (pattern is MOBILE and is_round(number)):
                continue
            if pattern is IDENTITY and not is_identity(number):
                continue
            above = row.text.count("\n", 0, one.start(1))
            before = one.start(1) - (row.text.rfind("\n", 0, one.start(1)) + 1)
            place = (row.line + above, before + (1 if above else row.column))
            yield Finding(f"有{name} {masked(number)}", *place, fix.format(masked(number)), severity)
