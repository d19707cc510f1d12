"""All rules, one file each, in the order of their codes. To add one: write the file, name it here."""

from __future__ import annotations

from generator.check.rule import Rule
from generator.check.rules import pl004, pl301

RULES: tuple[Rule, ...] = tuple(module.RULE for module in (pl004, pl301))
