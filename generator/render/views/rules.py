"""Pages of the rules: what is checked, why, and how to put it right."""

from __future__ import annotations

from msgspec import Struct

from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc
from generator.render.views.library import Library
from generator.render.views.parts import Ref

SEVERITY = {Severity.ERROR: ("✕", "错误"), Severity.WARNING: ("!", "警告"), Severity.NOTICE: ("i", "提示")}
"""Mark and word; the word always stands beside the mark."""
FAMILIES = {
    "0": "文件与文头", "1": "字段", "2": "分类、单位与作者", "3": "内容与隐私", "4": "图片与附件", "5": "全站",
    "9": "配置与名册",
}  # fmt: skip
"""First digit of a code → what the family looks at."""


class RuleLine(Struct, frozen=True):
    """One rule in a list."""

    code: str
    title: str
    href: str
    severity: str
    mark: str
    word: str


class RuleFamily(Struct, frozen=True):
    """Rules that look at the same thing."""

    title: str
    lines: tuple[RuleLine, ...]


class RulesView(Struct, frozen=True):
    """The list of all rules."""

    title: str
    crumbs: tuple[Ref, ...]
    families: tuple[RuleFamily, ...]
    total: int
    url: str


class RuleView(Struct, frozen=True):
    """One rule."""

    rule: RuleDoc
    line: RuleLine
    family: str
    crumbs: tuple[Ref, ...]
    why: tuple[str, ...]
    fixes: tuple[str, ...]
    newer: Ref | None
    older: Ref | None
    beside: tuple[RuleLine, ...]
    url: str


def rules_view(library: Library) -> RulesView:
    """All rules by family."""
    families: dict[str, list[RuleLine]] = {}
    for rule in library.rules:
        families.setdefault(_family(rule), []).append(_line(rule))
    return RulesView(
        title="检查规则",
        crumbs=(Ref("首页", "./"),),
        families=tuple(RuleFamily(title, tuple(lines)) for title, lines in families.items()),
        total=len(library.rules),
        url=f"{library.site.site.url}rules/",
    )


def rule_view(library: Library, at: int) -> RuleView:
    """The rule with this index."""
    rules = library.rules
    rule = rules[at]
    before, after = rules[at - 1] if at else None, rules[at + 1] if at + 1 < len(rules) else None
    family = _family(rule)
    return RuleView(
        rule=rule,
        line=_line(rule),
        family=family,
        crumbs=(Ref("首页", "./"), Ref("检查规则", "rules/"), Ref(family, "rules/")),
        why=_paragraphs(rule.why),
        fixes=_paragraphs(rule.fix),
        newer=Ref(f"{after.code} {after.title}", f"rules/{after.code}/") if after else None,
        older=Ref(f"{before.code} {before.title}", f"rules/{before.code}/") if before else None,
        beside=tuple(_line(one) for one in rules if _family(one) == family),
        url=f"{library.site.site.url}rules/{rule.code}/",
    )


def _family(rule: RuleDoc) -> str:
    digit = next((c for c in rule.code if c.isdigit()), "")
    return FAMILIES.get(digit, "其他")


def _line(rule: RuleDoc) -> RuleLine:
    mark, word = SEVERITY[rule.severity]
    return RuleLine(rule.code, rule.title, f"rules/{rule.code}/", rule.severity.value, mark, word)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
