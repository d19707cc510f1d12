"""Makes a deterministic city: N submissions with roster, pictures and attachments.

    python -m benchmarks.corpus OUTPUT [--number 10000]

16 subjects, 4 tiers, 300 schools in 10 counties, 12 kinds; 2–4 KB of Chinese each, with
headings, a table, a list, a picture and an attachment. The same N gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Iterator
from pathlib import Path

from generator.config.load import load_config
from generator.model.kind import Kind, Taxonomy
from generator.model.site import SiteConfig

_WORDS = ["课堂", "学生", "观察", "实验", "讨论", "问题", "情境", "任务", "表达", "倾听", "合作", "探究", "数据", "图形", "故事", "朗读", "思考", "方法", "策略", "反馈", "评价", "练习", "生活", "经验", "规律", "联系", "比较", "归纳", "猜想", "验证", "记录", "展示", "交流", "同伴", "小组", "板书", "操作", "材料", "单元", "目标", "重点", "难点", "作业", "分层", "提升", "基础", "拓展", "兴趣", "习惯"]  # fmt: skip
_TITLES = ["认识", "探索", "走进", "感受", "理解", "运用", "发现", "设计", "比较", "解读"]
_OBJECTS = [
    "四季的变化",
    "分数的意义",
    "家乡的河流",
    "光的传播",
    "古诗的意境",
    "统计图表",
    "校园植物",
    "节约用水",
    "民间故事",
    "有趣的声音",
    "三角形的面积",
    "一次旅行",
]
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = [
    "晓岚",
    "建国",
    "雨桐",
    "思远",
    "静怡",
    "海燕",
    "明哲",
    "玉兰",
    "志强",
    "文博",
    "佳宁",
    "子涵",
    "春梅",
    "立新",
    "慧敏",
]
_COUNTIES, _SCHOOLS, _SUBJECTS, _KINDS = 10, 300, 16, 12


class Voice:
    """How the texts of a corpus sound: few words, so that a corpus of any size is made at once."""

    def title(self, rng: random.Random, at: int, /) -> str:
        """Of submission number `at`."""
        return f"{rng.choice(_TITLES)}{rng.choice(_OBJECTS)}（{at}）"

    def sentence(self, rng: random.Random, length: int) -> str:
        """Han text of at least `length` characters, with commas as people set them."""
        words: list[str] = []
        size = 0
        while size < length:
            word = rng.choice(_WORDS)
            words.append(word + ("，" if len(words) % 6 == 5 else ""))
            size += 2
        return "".join(words).rstrip("，") + "。"


PLAIN = Voice()


def make(output: Path, number: int, voice: Voice = PLAIN) -> None:
    """Writes `site_config.yml` and `content/` below `output`, which must be empty."""
    output.mkdir(parents=True, exist_ok=True)
    config = output / "site_config.yml"
    config.write_text("site: {name: 测试市研修成果库}\nextends: school-training\n", "utf-8")
    site = load_config(config).site
    assert site is not None
    picture, attachment = _picture(), b"%PDF-1.4\n% benchmark attachment\n" + b"0" * 4000
    schools = [f"school-{at:03d}" for at in range(_SCHOOLS)]
    _write_roster(output / "content" / "registry", schools, site)
    kinds = _kinds(site)
    for at in range(number):
        rng = random.Random(at)
        folder = output / "content" / "submissions" / schools[at % _SCHOOLS] / f"s{at:06d}"
        folder.mkdir(parents=True)
        text = _submission(at, rng, site, *kinds[at % len(kinds)], voice)
        (folder / "index.md").write_text(text, "utf-8")
        (folder / "board.png").write_bytes(picture)
        (folder / "handout.pdf").write_bytes(attachment)


def _kinds(site: SiteConfig) -> list[tuple[str, Kind]]:
    """The first twelve kinds that one picture and one PDF can satisfy."""
    fitting = [
        (slug, kind)
        for slug, kind in site.kinds.items()
        if not kind.internal and kind.images.min <= 1 and all(not a.types or "pdf" in a.types for a in kind.attachments)
        and len(kind.attachments) <= 1 and (kind.min_chars or 0) <= 1000
    ]  # fmt: skip
    return fitting[:_KINDS]


def _write_roster(folder: Path, schools: list[str], site: SiteConfig) -> None:
    folder.mkdir(parents=True)
    with (folder / "organisations.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "level", "parent", "stages", "aliases", "opened", "closed"])
        rows.writerow(["city", "测试市", "city", "", "", "", "", ""])
        for at in range(_COUNTIES):
            rows.writerow([f"county-{at}", f"第{at + 1}县", "county", "city", "", "", "", ""])
        for at, school in enumerate(schools):
            rows.writerow(
                [school, f"第{at + 1}实验学校", "school", f"county-{at % _COUNTIES}", "", "", "", ""]
            )
    with (folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "name", "organisation", "tier", "stage", "subjects", "from", "to", "mentor"])
        for at, school in enumerate(schools):
            for n, tier in enumerate(site.taxonomies["tier"].terms):
                name = _SURNAMES[(at + n) % len(_SURNAMES)] + _GIVEN[(at * 3 + n * 5) % len(_GIVEN)]
                rows.writerow([f"p-{at:03d}-{n}", name, school, tier.slug, "", "", "", "", ""])


def _submission(at: int, rng: random.Random, site: SiteConfig, slug: str, kind: Kind, voice: Voice) -> str:
    stage = ("primary", "junior")[at % 2]
    school = at % _SCHOOLS
    tier = rng.randrange(4)
    title = voice.title(rng, at)
    head = {
        "title": title,
        "kind": slug,
        "subject": _fitting(site.taxonomies["subject"], stage)[rng.randrange(_SUBJECTS)],
        "stage": stage,
        "grade": rng.choice(_fitting(site.taxonomies["grade"], stage)),
        "tier": site.taxonomies["tier"].terms[tier].slug,
        "authors": f"p-{school:03d}-{tier}",
        "organisation": f"school-{school:03d}",
        "date": f"{2023 + at % 3}-{1 + rng.randrange(12):02d}-{1 + rng.randrange(28):02d}",
        "tags": f"[{rng.choice(_WORDS)}, {rng.choice(_WORDS)}]",
        "summary": voice.sentence(rng, 30),
    }
    for name, field in kind.fields.items():
        if field.required and name not in head:
            head[name] = "1" if field.type in ("integer", "number") else voice.sentence(rng, 6)
    attachments = f"attachments: [{{file: handout.pdf, role: {kind.attachments[0].role if kind.attachments else '讲义'}}}]"
    front = "\n".join(f"{key}: {value}" for key, value in head.items() if key in kind.fields)
    return f"---\n{front}\n{attachments}\n---\n\n" + "\n\n".join(_body(rng, kind, voice)) + "\n"


def _fitting(taxonomy: Taxonomy, stage: str) -> list[str]:
    found = [term.slug for term in taxonomy.terms if stage in term.only_with.get("stage", (stage,))]
    return (found * _SUBJECTS)[: max(_SUBJECTS, 1)] if len(found) < _SUBJECTS else found


def _body(rng: random.Random, kind: Kind, voice: Voice) -> Iterator[str]:
    headings = [section.heading for section in kind.sections] or ["缘起", "经过", "收获", "下一步"]
    yield f"![板书设计示意图]({'board.png'})"
    for at, heading in enumerate(headings):
        yield f"## {heading}"
        yield voice.sentence(rng, max(170, 1100 // len(headings)))
        if at == 0:
            yield "\n".join(f"- {voice.sentence(rng, 18)}" for _ in range(4))
        if at == 1:
            rows = "\n".join(
                f"| {voice.sentence(rng, 6)} | {voice.sentence(rng, 20)} | {voice.sentence(rng, 16)} |"
                for _ in range(3)
            )
            yield f"| 环节 | 教师活动 | 学生活动 |\n|---|---|---|\n{rows}"


def _picture() -> bytes:
    """A small PNG; shared by all submissions, as its content does not matter here."""
    import io

    from PIL import Image, ImageDraw

    image = Image.new("RGB", (640, 400), "#2c5e4a")
    ImageDraw.Draw(image).rectangle((40, 40, 600, 360), outline="#e8e4d8", width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("output", type=Path)
    parser.add_argument("--number", type=int, default=10_000)
    arguments = parser.parse_args()
    make(arguments.output, arguments.number)
