"""PL415: there are more distinct pictures than the kind allows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL415",
    name="too-many-pictures",
    title="图片太多",
    severity=Severity.WARNING,
    why="图片太多，手机上打开慢，重点也看不出来。",
    bad="""\
=== content/submissions/示例学校/春游/index.md
---
标题: 春游一日
类别: 示例图文
单位: 示例学校
作者: 张老师
---
![湖边的第 1 棵柳树](1.jpg)

![湖边的第 2 棵柳树](2.jpg)

![湖边的第 3 棵柳树](3.jpg)

![湖边的第 4 棵柳树](4.jpg)

春天来了，同学们去湖边看柳树和野鸭。
=== content/submissions/示例学校/春游/1.jpg [picture 80x60]
=== content/submissions/示例学校/春游/2.jpg [picture 90x60]
=== content/submissions/示例学校/春游/3.jpg [picture 100x60]
=== content/submissions/示例学校/春游/4.jpg [picture 110x60]
=== content/submissions/示例学校/春游/签到簿.pdf [bytes PDF]
""",
    good="""\
=== content/submissions/示例学校/春游/index.md
---
标题: 春游一日
类别: 示例图文
单位: 示例学校
作者: 张老师
---
![同学们在湖边写生](1.jpg)

春天来了，同学们去湖边看柳树和野鸭。
=== content/submissions/示例学校/春游/1.jpg [picture 80x60]
=== content/submissions/示例学校/春游/签到簿.pdf [bytes PDF]
""",
    fix="请挑最能说明问题的几张，其余的打包作为附件",
)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, at the body's first line."""
    most, found = case.kind.images.max, len(targets.all_pictures(case))
    if most is not None and found > most:
        yield Finding(f"有 {found} 张图片，最多 {most} 张", case.document.body_line, demand="images")


RULE = DocumentRule(DOC, check)
