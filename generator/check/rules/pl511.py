"""PL511: an exemption that excuses nothing, or may not be given."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import clean, closest, quoted
from generator.model.diagnostic import Severity
from generator.model.registry import RuleExemption
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL511",
    name="idle-exemption",
    title="免查的一行没有用",
    severity=Severity.WARNING,
    why="写错的免查不起作用，稿件照样扣下；用不着的留着，以后真有问题也会被放过。",
    bad="""\
=== content/registry/exemptions.csv
稿件,规则,理由
submissions/示例学校/认识时间/index.md,PL404,旧照片无说明
=== content/submissions/示例学校/认识时间/index.md
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    good="""\
---
标题: 认识时间
类别: 示例课
单位: 示例学校
---
## 目标
能看懂钟面上的整时和半时。

## 过程
先看钟面，再说时刻。
""",
    fix="请核对稿件的路径和规则的编号；用不着的这一行请删去",
)

_PATH = "registry/exemptions.csv"


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """At most one finding for each row."""
    # The list of all rules names this file, so it can be asked for only when the rule runs.
    from generator.check.rules import RULES

    exemptible = {rule.doc.code: getattr(rule, "exemptible", False) for rule in RULES}
    sources = frozenset(whole.sources)
    for one in whole.registry.exemptions:
        found = _fault(one, whole, exemptible, sources)
        if found:
            message, fix = found
            yield _PATH, Finding(message, one.line, 0, fix)


def _fault(
    one: RuleExemption, whole: Whole, exemptible: dict[str, bool], sources: frozenset[str]
) -> tuple[str, str] | None:
    """(message, fix) of what is wrong with a row; an empty fix uses the rule's."""
    if one.code not in exemptible:
        meant = closest(one.code, sorted(exemptible), 0.7)
        return f"没有{quoted(one.code)}这条规则", f"是不是 {meant}？请把编号改对" if meant else ""
    if not exemptible[one.code]:
        return f"{one.code} 不能免查", "它保护个人信息或网站的安全；请把稿件改好，再删去这一行"
    if sources and one.path not in sources:
        meant = closest(one.path, sorted(sources), 0.8)
        return f"免查的稿件{quoted(one.path, 80)}找不到", f"是不是“{meant}”？请把路径改对" if meant else ""
    if (one.path, one.code) not in whole.excused:
        return f"{quoted(one.path, 80)}没有 {one.code} 的问题，不用免查", "请删去这一行"
    if one.until and whole.as_of and one.until < whole.as_of:
        return f"免查 {one.code} 到 {clean(one.until, 10)} 为止，已经过期", "请删去这一行，或者写上新的有效期"
    return None


RULE = SiteRule(DOC, check, after_exemptions=True)
