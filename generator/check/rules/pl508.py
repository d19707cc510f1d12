"""PL508: the text is nearly that of another submission."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.alike import identity, near_copies
from generator.check.rule import Finding, SiteRule, Whole
from generator.check.words import quoted
from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

_TEXT = (
    "先让每个同学把自己的小钟拨到起床的时刻，同桌互相看一看，说出时针和分针各指着几。"
    "再请三位同学上台，一位拨钟，一位读数，一位在黑板上写出来，全班判断对不对。"
    "最后分组排一天的作息表，从早读排到晚睡，边排边说每件事从几时开始、到几时结束，"
    "下课前每组派一人把作息表贴到墙上，课后各组互相提一个问题。"
)
_OTHER = (
    "上课先发给每组一张空白的钟面，请大家画出放学的时刻，画完和邻组交换，圈出不一样的地方。"
    "接着看两段小动画，猜一猜中间过去了多久，用铃声当信号，举牌回答，错了就说说怎么想的。"
    "练习分三层，会读的去帮还不会的，教师只看谁没有动手。"
    "作业是回家记一次烧水用了几分钟，第二天把数据画成一张图，说说谁家的水开得最快。"
)
_PAGE = """\
---
标题: {title}
类别: 示例课
单位: 示例学校
作者: {author}
日期: {day}
---
## 目标
能看懂钟面上的整时和半时。

## 过程
{text}
"""
_FIRST = "=== content/submissions/示例学校/认识时间/index.md\n" + _PAGE.format(
    title="认识时间", author="王老师", day="2023-04-12", text=_TEXT
)
_SECOND = "=== content/submissions/示例学校/看钟表/index.md\n"

DOC = RuleDoc(
    code="PL508",
    name="near-copy",
    title="和另一份几乎一样",
    severity=Severity.WARNING,
    why="换个标题或署名再交一次，读者看到的是重复的内容，统计和评选也不公平。",
    bad=_FIRST
    + _SECOND
    + _PAGE.format(
        title="钟表里的学问", author="李老师", day="2024-04-12", text=_TEXT.replace("三位", "四位")
    ),
    good=_FIRST
    + _SECOND
    + _PAGE.format(title="钟表里的学问", author="李老师", day="2024-04-12", text=_OTHER),
    fix="请核对是不是交重了；同一课例的几稿，请写相同的“课例”和各自的轮次；引用别人的，请注明并写出自己的内容",
)


def check(whole: Whole) -> Iterator[tuple[str, Finding]]:
    """One finding for the later of two; those that PL502 reports as one and the same are left to it."""
    for later, earlier, likeness in near_copies(whole.submissions):
        if identity(later) == identity(earlier):
            continue
        # Of two texts of one length, the share of either that stands in both.
        share = round(200 * likeness / (1 + likeness))
        how = "全部" if share >= 100 else f"大约 {share}% "
        when = f"（{earlier.date}）" if earlier.date else ""
        message = f"{how}的文字和“{earlier.path}”{when}{quoted(earlier.title)}相同"
        yield later.path, Finding(message, 1)


RULE = SiteRule(DOC, check, exemptible=True)
