"""PL911: the site changes a rule that does not exist, or gives no reason."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rule import DocumentRule, Finding, Rule, SiteRule, Whole
from generator.check.words import clean, closest
from generator.model.diagnostic import Severity
from generator.model.requirement import RuleSetting
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL911",
    name="wrong-rule-setting",
    title="规则的设置不对",
    severity=Severity.ERROR,
    why="改了规则的级别却没有生效，或没写理由，以后没人知道为什么这样改。",
    bad="""\
=== site_config.yml
extends: example
rules:
  PL999: {severity: notice, reason: 旧照片无说明}
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
=== site_config.yml
extends: example
rules:
  PL404: {severity: notice, reason: 旧照片无说明}
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
    fix="请核对规则的编号，用“yanxiu explain”列出全部规则；每一处都要写明理由（reason）",
)


_PATH = "site_config.yml"


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for each setting, of the site and of its requirements."""
    # The list of all rules names this file, so it can be asked for only when the rule runs.
    from generator.check.rules import RULES

    rules = {rule.doc.code: rule for rule in RULES}
    for code, setting in whole.site.rules.items():
        yield from _setting(code, setting, rules)
    for one in whole.site.requirements:
        for code, setting in one.rules.items():
            yield from _setting(code, setting, rules)
            if code in rules and not isinstance(rules[code], DocumentRule):
                message = f"要求 {one.id} 不能改 {code}：它不是只看一份稿件的规则"
                yield _PATH, Finding(message, 1, 0, "请在 rules 里为全站改，或者删去这一项")


def _setting(code: str, setting: RuleSetting, rules: dict[str, Rule]) -> Iterator[tuple[str, Finding]]:
    if code not in rules:
        meant = closest(code, sorted(rules), 0.7)
        fix = f"是不是 {meant}？请用“yanxiu explain”核对编号" if meant else ""
        yield _PATH, Finding(f"没有 {clean(code)} 这条规则", 1, 0, fix)
    elif not setting.reason.strip():
        yield _PATH, Finding(f"改了 {code} 的级别，没有写理由", 1, 0, "请在 reason 里写一句为什么这样改")


RULE = SiteRule(DOC, check)
