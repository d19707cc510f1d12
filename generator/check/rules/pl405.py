"""PL405: the kind asks for more distinct pictures."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check import targets
from generator.check.rule import Case, DocumentRule, Finding
from generator.check.words import listed
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

DOC = RuleDoc(
    code="PL405",
    name="too-few-pictures",
    title="图片不够",
    severity=Severity.ERROR,
    why="这一类材料要图文并茂，照片能证明活动真的开展过；同一张放几次只算一张。",
    bad="""\
=== content/submissions/示例学校/春游/index.md
---
标题: 春游一日
类别: 示例图文
单位: 示例学校
作者: 张老师
---
春天来了，同学们去湖边看柳树和野鸭。
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
    fix="请加上现场照片：把图片放进稿件的文件夹，正文里写“![图上有什么](文件名.jpg)”",
)


def check(case: Case) -> Iterator[Finding]:
    """At most one finding, at the body's first line; files with the same bytes are one picture."""
    least, found = case.kind.images.min, targets.all_pictures(case)
    if len(found) >= least:
        return
    there = f"只有 {len(found)} 张图片" if found else "没有图片"
    copies = targets.copied_pictures(case)
    name = f"{case.document.source.folder}/"
    same = listed(one.removeprefix(name) for one in copies)
    uncounted = f"（{same} 和别的图重复，不另算）" if copies else ""
    missing = least - len(found)
    fix = f"请再加 {missing} 张照片：放进稿件的文件夹，正文里写“![图上有什么](文件名.jpg)”"
    message = f"{there}，至少要 {least} 张{uncounted}"
    yield Finding(message, case.document.body_line, 0, fix, demand="images")


RULE = DocumentRule(DOC, check)
