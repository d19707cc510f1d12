"""The site that scripts of edits begin with: small, and with everything that one submission can touch.

Two counties with three schools, teachers with mentors, three kinds, a series of bulletins, lessons that
belong together, recognitions; in some seeds a campaign with obligations, in some enough submissions
for listings of several pages.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.seeds.writing import picture
from tests.site.story import Story

CONFIG = """\
extends: example
site: {name: 某市, url: 'https://example.edu.cn/', owner: 某市教育局}
nav: [{label: 首页, url: /}, {label: 领域, taxonomy: field}, {label: 简报, kind: bulletin}, {label: 单位, url: /organisation/}]
home: {rows: subject, columns: tier, covers: bulletin, quick: [{field: a, step: first}]}
crossings: [[subject, tier], [field, step]]
organisation: [{title: 图文, kinds: [photo-report]}]
related: [lesson, field, step, kind]
card: [step, form]
dossier:
  compared: [sample]
  named_by: done
  steps: [{label: 备课, kinds: [sample]}, {label: 评课, kinds: [photo-report], advice: true}, {label: 辩课, sections: [反思]}]
levels: {city: 市, county: 县, school: 学校}
taxonomies:
  subject: {label: 学科, facet: true, terms: [{slug: math, label: 数学}, {slug: chinese, label: 语文}]}
  stage: {label: 学段, facet: true, terms: [{slug: primary, label: 小学}, {slug: junior, label: 初中}]}
  tier: {label: 梯级, facet: true, terms: [{slug: new, label: 新秀, level: 1}, {slug: master, label: 名优, level: 2}]}
  recognition: {label: 认定, facet: true, terms: [{slug: city, label: 市级, level: 2}, {slug: county, label: 县级, level: 1}]}
fields:
  subject: {label: 学科, type: term, taxonomy: subject}
  stage: {label: 学段, type: term, taxonomy: stage}
  tier: {label: 梯级, type: term, taxonomy: tier}
  round: {label: 轮次, type: integer}
  done: {label: 形式, type: list}
  course: {label: 课程名, type: text}
  part_of: {label: 所属课程, type: text}
  part: {label: 第几课, type: integer}
courses: {kinds: [photo-report], title: course, part_of: part_of, order: part}
kinds:
  bulletin:
    label: 简报
    template: briefing
    min_chars: 10
    fields: {issue: {label: 期号, type: integer, required: true}}
"""
ORGANISATIONS = """\
id,name,level,parent,stages,aliases
shi,某市,city,,,
dong,东县,county,shi,,
xi,西县,county,shi,,
shiyan,实验小学,school,dong,小学,实小
nan,南街小学,school,dong,小学,
hexi,河西中学,school,xi,初中,
"""
PEOPLE = """\
id,name,organisation,tier,stage,subjects,from,to,mentor,groups
wang-fang,王芳,shiyan,名优,小学,数学,2010-09-01,,
li-na,李娜,shiyan,新秀,小学,语文,2022-09-01,,wang-fang
tan-jing,谭静,nan,新秀,小学,数学,2021-09-01,,,hexi
zhou-min,周敏,nan,名优,小学,语文,2012-09-01,,
luo-lin,罗琳,hexi,名优,初中,数学,2009-09-01,,
he-min,何敏,hexi,,初中,语文,2018-09-01,,luo-lin
"""
CAMPAIGN = """\
title: 春季研修
theme: 一课三磨
from: 2024-02-20
to: 2024-06-30
phases:
  - {id: one, title: 准备, from: 2024-02-20, to: 2024-03-31}
  - {id: two, title: 研磨, from: 2024-04-01, to: 2024-06-30}
obligations:
  - {id: lesson, title: 课一份, who: school, what: 示例课, by: 2024-04-01}
  - {id: report, title: 图文一份, who: school, what: 示例图文, by: 2024-06-20}
  - {id: own, title: 每人一课, who: person, what: 示例课, by: 2024-05-20}
"""
SCHOOLS = {"shiyan": ("王芳", "李娜"), "nan": ("谭静", "周敏"), "hexi": ("罗琳", "何敏")}
"""Folder of a school → its teachers."""
UNPACKED = 1_700_000_000_000_000_000
"""mtime of all files that come in together, as from an archive, in ns."""
SENTENCES = (
    "先看钟面，再说时刻，最后画一画自己的一天。",
    "学生分组测量操场，把数据记在表里，再比一比谁的办法省力。",
    "读完第一段，请找出写声音的词语，说说为什么用得好。",
    "把种子放在湿布上，每天早晨记一次，五天后画出变化。",
    "一题两解，说清每一步的道理，再请同伴挑一处毛病。",
    "看图说话之前先想人物在哪里，要做什么，心里怎样想。",
)
TITLES = ("认识时间", "操场有多大", "听听声音", "种子发芽", "一题两解", "看图说话", "分数初步", "家乡的桥")


class World(Story):
    """A story that remembers what its texts were like, as a version control does."""

    def __init__(self, root: Path, rng: random.Random, *, large: bool, campaign: bool) -> None:
        super().__init__(root, CONFIG)
        self.past: dict[str, list[tuple[bytes, int]]] = {}
        """Path of a text below the root → its earlier bytes, each with its mtime in ns."""
        self.lay("content/registry/organisations.csv", ORGANISATIONS)
        self.lay("content/registry/people.csv", PEOPLE)
        self.lay("content/pages/about.md", "# 关于\n\n第一版。\n")
        if campaign:
            self.lay("content/campaigns/spring.yml", CAMPAIGN)
        for number in range(rng.randrange(44, 62) if large else rng.randrange(8, 15)):
            lay_submission(self, rng, f"课{number}", campaign=campaign)
        one = rng.choice(texts(self)).relative_to(self.root / "content").as_posix()
        self.lay(
            "content/registry/featured.yml",
            f"- {{submission: {one}, level: 市级, by: 某市教育局, date: 2024-05-20, reason: 说得清。}}\n",
        )

    def remember(self) -> None:
        """Notes all texts as they are now."""
        for path in texts(self):
            name = path.relative_to(self.root).as_posix()
            self.past.setdefault(name, []).append((path.read_bytes(), path.stat().st_mtime_ns))


def texts(story: Story) -> list[Path]:
    """All texts of submissions, sorted."""
    return sorted((story.root / "content/submissions").rglob("*.md"))


def lay_submission(
    story: Story, rng: random.Random, name: str, *, school: str = "", campaign: bool = False
) -> Path:
    """A new sound submission of any kind; its folder."""
    school = school or rng.choice(sorted(SCHOOLS))
    kind = rng.choice(("示例课",) * 4 + ("示例图文", "简报"))
    front = {
        "标题": f"{rng.choice(TITLES)}（{name}）",
        "类别": kind,
        "作者": rng.choice(SCHOOLS[school]),
        "领域": rng.choice(("甲领域", "乙领域")),
        "学科": rng.choice(("数学", "语文")),
        "日期": f"2024-0{rng.randrange(1, 6)}-1{rng.randrange(9)}",
    }
    if rng.random() < 0.6:
        step = rng.choice(("初阶", "高阶"))
        front |= {"阶梯": step, "课式": f"[{step}课]"}
    if rng.random() < 0.5:
        front["关键词"] = f"[{rng.choice(('方法', '评价', '作业'))}]"
    if rng.random() < 0.5:
        front["摘要"] = f"说说{name}。"
    if rng.random() < 0.3:
        front["课例"] = rng.choice(("zhong", "qiao"))
        front["轮次"] = str(rng.randrange(1, 4))
    if rng.random() < 0.3:
        front |= {"课程名": "校本课"} if kind == "示例图文" else {"所属课程": "校本课", "第几课": "1"}
    if campaign and rng.random() < 0.6:
        front["活动"] = "春季研修"
    if kind == "简报":
        front["期号"] = str(rng.randrange(1, 9))
    folder = story.root / "content/submissions" / school / name
    folder.mkdir(parents=True, exist_ok=True)
    body = f"## 目标\n{rng.choice(SENTENCES)}\n\n## 过程\n{''.join(rng.sample(SENTENCES, 3))}\n"
    if rng.random() < 0.5:
        (folder / "附件0.pdf").write_bytes(b"%PDF-1.4 " + rng.randbytes(20))
    if kind == "示例图文":
        (folder / "照片.png").write_bytes(picture(rng.randrange(1, 1 << 20)))
        (folder / "签到簿.pdf").write_bytes(b"%PDF-1.4 names")
        body += "\n![课堂](照片.png)\n"
    if kind != "简报" and rng.random() < 0.3:
        (folder / "图0.png").write_bytes(picture(rng.randrange(1, 1 << 20)))
        body += "\n![钟面](图0.png)\n"
    head = "\n".join(f"{key}: {value}" for key, value in front.items())
    (folder / "index.md").write_text(f"---\n{head}\n---\n{body}", "utf-8")
    for path in folder.iterdir():
        os.utime(path, ns=(UNPACKED, UNPACKED))
    return folder


def put_back(path: Path, data: bytes, mtime_ns: int) -> None:
    """Writes bytes and sets the time that they had."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, ns=(mtime_ns, mtime_ns))
