"""An invented city with its teachers and their work: the catalogue that the search tests run on."""

from __future__ import annotations

import random

from generator.model.catalogue import Catalogue, TermEntry
from generator.model.kind import Field, Kind, Taxonomy, Term
from generator.model.registry import Featured, Organisation, Registry
from generator.model.site import SiteConfig
from generator.model.submission import Attachment, Author, Picture, Submission

TOPICS = [
    "分数乘法", "分数除法", "小数除法", "圆的面积", "认识时间", "百分数的认识",
    "三角形的内角和", "长方体的体积",
    "背影", "荷塘月色", "草船借箭", "记金华的双龙洞", "卖火柴的小女孩", "岳阳楼记", "商鞅变法", "丝绸之路",
    "Unit 3 My Friends", "Module 5 Shopping", "PBL项目式学习", "希沃白板5的使用", "光的折射", "水的电离",
    "细胞的结构", "日本第一课时", "鸟的天堂", "二元一次方程组", "𠮷祥如意", "ＡＩ赋能课堂",
]  # fmt: skip
FORMS = ["教案", "教学设计", "说课稿", "课后反思", "公开课", "学习心得", "研修简报（第3期）", "专题讲座记录"]
PHRASES = [
    "先复习整数乘法，再引入分数乘法的意义", "学生在小组里合作探究", "教师巡视指导", "通过画图理解算理",
    "培养学生的核心素养", "以问题驱动课堂", "课堂气氛活跃", "目标明确，层次清楚", "利用希沃白板5制作课件",
    "本学期共听课30节", "按照“一课三磨”的要求", "结合乡村学校的实际", "作业分层布置", "板书简洁美观",
    "采用PBL与STEAM相结合的方式", "在示例县实验小学进行了展示", "获得了与会老师的好评",
    "还有不少需要改进的地方",
]  # fmt: skip
SURNAMES = "王李张刘陈杨赵黄周吴单解曾"
GIVEN = ["小明", "晓红", "建国", "玉兰", "志强", "雪", "子涵", "秀英", "海燕", "丽", "国栋", "文静"]
SUBJECTS = [
    ("chinese", "语文"), ("math", "数学"), ("english", "英语"), ("physics", "物理"), ("biology", "生物学"),
    ("music", "音乐"), ("pe", "体育与健康"), ("ethics", "道德与法治"), ("history", "历史"), ("art", "美术"),
    ("science", "科学"), ("geography", "地理"),
]  # fmt: skip
KINDS = [
    ("lesson-plan", "教学设计", ("教案",)), ("lesson-talk", "说课稿", ()), ("reflection", "教学反思", ()),
    ("briefing", "研修简报", ("简报",)), ("insight", "心得体会", ("学习心得",)),
    ("paper", "经验论文", ("论文",)),
]  # fmt: skip
TIERS = [("rising-star", "教坛新秀"), ("able", "教学能手"), ("backbone", "骨干教师"), ("master", "名优教师")]
STAGES = [("primary", "小学"), ("junior", "初中"), ("senior", "高中")]
EDITIONS = ["人教版", "北师大版", "统编版", "湘教版"]
TERMS = [f"{year}-{year + 1}-{half}" for year in (2021, 2022, 2023) for half in (1, 2)]


def site() -> SiteConfig:
    """A configuration with closed, open, many-valued and unoffered taxonomies."""

    def closed(label: str, terms: list[tuple[str, str]], *, level: bool = False) -> Taxonomy:
        declared = (
            Term(slug=slug, label=name, level=at if level else None)
            for at, (slug, name) in enumerate(terms, 1)
        )
        return Taxonomy(label=label, facet=True, terms=tuple(declared))

    return SiteConfig(
        taxonomies={
            "subject": closed("学科", SUBJECTS),
            "tier": closed("梯级", TIERS, level=True),
            "stage": closed("学段", STAGES),
            "term": Taxonomy(label="学期", facet=True, closed=False),
            "tag": Taxonomy(label="标签", facet=True, closed=False, many=True),
            "recognition": closed("认定级别", [("school", "校级"), ("county", "县级")], level=True),
            "edition": Taxonomy(label="教材版本", closed=False),
        },
        card=("tier", "stage", "edition"),
        fields={"book": Field(label="书名")},
        kinds={slug: Kind(label=label, aliases=aliases) for slug, label, aliases in KINDS},
    )


def catalogue(count: int, seed: int = 7) -> Catalogue:
    """`count` submissions from a tree of city, counties and schools."""
    pick = random.Random(seed)
    organisations = _organisations(max(3, count // 100))
    schools = [one.id for one in organisations.values() if one.level == "school"]
    submissions = tuple(
        sorted((_submission(at, pick, schools) for at in range(count)), key=lambda one: (one.date, one.path))
    )
    best = submissions[:: max(20, count // 50)]
    featured = tuple(Featured(submission=one.path, level="county", award="一等奖") for one in best)
    terms = {
        "kind": tuple(TermEntry("kind", slug, slug, label) for slug, label, _ in KINDS),
        "subject": tuple(TermEntry("subject", slug, slug, label) for slug, label in SUBJECTS),
        "tier": tuple(TermEntry("tier", slug, slug, label) for slug, label in TIERS),
        "stage": tuple(TermEntry("stage", slug, slug, label) for slug, label in STAGES),
        "term": tuple(TermEntry("term", one, one, f"{one[:-2]}学年{one[-1]}") for one in reversed(TERMS)),
        "organisation": tuple(
            TermEntry("organisation", one.id, one.id, one.name) for one in organisations.values()
        ),
    }
    return Catalogue(submissions, Registry(organisations=organisations, featured=featured), terms)


def _organisations(schools: int) -> dict[str, Organisation]:
    found = {"city": Organisation("city", "示例市", "city")}
    counties = ["示例县", "临河区", "单县"]
    for at, name in enumerate(counties):
        found[f"county{at}"] = Organisation(f"county{at}", name, "county", "city")
    for at in range(schools):
        county = at % len(counties)
        name = f"{counties[county]}{['实验小学', '第一中学', '城东学校'][at // 3 % 3]}{at // 9 or ''}"
        id, above, aliases = f"school{at}", f"county{county}", (f"{at}校",)
        found[id] = Organisation(id, name, "school", above, aliases=aliases)
    return found


def _submission(at: int, pick: random.Random, schools: list[str]) -> Submission:
    school = pick.choice([*schools, schools[0], "county0", "未登记的学校" if at % 40 == 0 else schools[-1]])
    topic = pick.choice(TOPICS)
    term = pick.choice(TERMS)
    terms: dict[str, tuple[str, ...]] = {
        "subject": tuple(pick.sample([slug for slug, _ in SUBJECTS], 1 + (at % 20 == 0))),
        "stage": (pick.choice(STAGES)[0],),
        "term": (term,),
        "tag": tuple(pick.sample(["一课三磨", "PBL", "公开课", "同课异构", "跨学科"], pick.randrange(3))),
    }
    if pick.random() < 0.7:
        terms["tier"] = (pick.choice(TIERS)[0],)
    if pick.random() < 0.5:
        terms["edition"] = (pick.choice(EDITIONS),)
    year = int(term[:4]) + (term[-1] == "2")
    month = pick.randrange(2, 7) if term[-1] == "2" else pick.randrange(9, 13)
    return Submission(
        path=f"submissions/{school}/{at:06}/index.md",
        url=f"r/{school}/{at:06}/",
        kind=pick.choice(KINDS)[0],
        title=pick.choice(["{}", "《{}》{}", "{}{}", "浅谈{}——{}"]).format(topic, pick.choice(FORMS)),
        summary="。".join(pick.sample(PHRASES, pick.randrange(4))),
        date=f"{year}-{month:02}-{pick.randrange(1, 29):02}" if at % 17 else "",
        organisation=school,
        authors=tuple(
            Author(pick.choice(SURNAMES) + pick.choice(GIVEN)) for _ in range(pick.choice([1, 1, 2]))
        ),
        terms=terms,
        fields={"book": pick.choice(["爱弥儿", "给教师的建议", "How to Teach"])} if at % 9 == 0 else {},
        attachments=(Attachment(f"{at}.pptx", f"{topic}.pptx", "课件", "pptx", 1000),),
        pictures=(Picture(f"{at}.jpg", "课堂"),) if at % 3 == 0 else (),
    )
