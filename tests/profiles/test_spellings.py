"""What authors really write finds its kind, term, field and section."""

from __future__ import annotations

import pytest

from generator.config.vocabulary import Vocabulary, fits
from generator.model.site import SiteConfig
from generator.text import normalise


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("教案", "lesson-plan"),
        ("学案", "study-guide"),
        ("学习心得", "learning-insight"),
        ("简报", "briefing"),
        ("实施方案", "training-plan"),
        ("会议纪要", "training-record"),
        ("周进度表", "school-form"),
        ("开题报告", "research-project"),
        ("lesson-plan", "lesson-plan"),
        ("课题报告", None),
    ],
)
def test_kinds_answer_to_the_names_in_use(vocabulary: Vocabulary, written: str, slug: str | None) -> None:
    """课题报告 is left free: the documentation adds it as a site's own kind."""
    assert vocabulary.kind(written) == slug


@pytest.mark.parametrize(
    ("taxonomy", "written", "stage", "slug"),
    [
        ("subject", "政治", "junior", "morality-law"),
        ("subject", "政治", "senior", "politics"),
        ("subject", "信息技术", "primary", "information-science"),
        ("subject", "信息技术", "senior", "information-technology"),
        ("subject", "思品", "junior", "morality-law"),
        ("subject", "体育", "primary", "pe"),
        ("subject", "科学", "kindergarten", "science"),
        ("grade", "初一", "junior", "grade-7"),
        ("grade", "７年级", "junior", "grade-7"),
        ("edition", "部编版", "junior", "unified"),
        ("edition", "部编人教版", "primary", "unified"),
        ("tier", "特级教师", "primary", "master"),
        ("stage", "普高", "senior", "senior"),
        ("recognition", "县（区）级", "primary", "county"),
        ("lesson_type", "新授", "primary", "new-lesson"),
    ],
)
def test_terms_answer_to_the_spellings_in_use(
    vocabulary: Vocabulary, taxonomy: str, written: str, stage: str, slug: str
) -> None:
    assert vocabulary.term(taxonomy, written, {"stage": (stage,)}).slug == slug


@pytest.mark.parametrize(
    "written",
    [
        "2023-2024学年第二学期",
        "2023—2024学年度第二学期",
        "2023－2024学年下学期",
        "2023 - 2024 学年 第二学期",
        "2023-2024-2",
        "2024春",
        "2024年春季学期",
    ],
)
def test_a_school_term_is_known_in_every_spelling(vocabulary: Vocabulary, written: str) -> None:
    assert vocabulary.term("term", written).slug == "2023-2024-2"


def test_school_terms_run_without_a_gap(site: SiteConfig) -> None:
    assert [term.slug for term in site.taxonomies["term"].terms] == [
        f"{year}-{year + 1}-{half}" for year in range(2018, 2031) for half in (1, 2)
    ]


@pytest.mark.parametrize(
    ("grade", "stages"),
    [
        ("grade-5", {"primary", "special"}),
        ("grade-6", {"primary", "junior", "special"}),  # 五四学制
        ("grade-7", {"junior", "special"}),
        ("senior-1", {"senior", "vocational"}),
        ("kindergarten-3", {"kindergarten"}),
    ],
)
def test_a_grade_fits_its_stages_only(site: SiteConfig, grade: str, stages: set[str]) -> None:
    term = next(one for one in site.taxonomies["grade"].terms if one.slug == grade)
    assert {
        one.slug for one in site.taxonomies["stage"].terms if fits(term, {"stage": (one.slug,)})
    } == stages


def test_a_recognition_ranks_by_its_level(site: SiteConfig) -> None:
    assert [(term.label, term.level) for term in site.taxonomies["recognition"].terms] == [
        ("国家级", 6),
        ("省级", 5),
        ("市级", 4),
        ("县级", 3),
        ("片区级", 2),
        ("校级", 1),
    ]


def test_no_author_can_claim_a_recognition(site: SiteConfig) -> None:
    """It is the bureau's decision, read from the registry."""
    claimed = {field.taxonomy for kind in site.kinds.values() for field in kind.fields.values()}
    assert claimed & {"recognition", "award"} == set()


@pytest.mark.parametrize(
    ("kind", "written", "field"),
    [
        ("lesson-plan", "授课教师", "authors"),
        ("lesson-plan", "课题", "title"),
        ("lesson-plan", "学校", "organisation"),
        ("lesson-plan", "版本", "edition"),
        ("observation-record", "授课教师", "teacher"),
        ("lesson-visit", "执教", "teacher"),
        ("paper", "关键字", "keywords"),
        ("reading-notes", "出版社", "publisher"),
        ("briefing", "总期号", "total_issue"),
        ("certificate", "发证单位", "issuer"),
    ],
)
def test_keys_answer_to_what_clerks_write(
    vocabulary: Vocabulary, kind: str, written: str, field: str
) -> None:
    assert vocabulary.field_names(kind)[written] == field


@pytest.mark.parametrize(
    ("kind", "label", "headings"),
    [
        ("lesson-plan", "二、教学重、难点：", ("教学重难点",)),
        ("lesson-plan", "教材与学情分析", ("教材分析", "学情分析")),
        ("lesson-plan", "【过程与方法】", ("教学目标",)),
        ("lesson-plan", "活动过程", ("教学过程",)),
        ("study-guide", "【学习重点】", ("学习重难点",)),
        ("study-guide", "达标检测", ("当堂检测",)),
        ("training-plan", "三、研修主题与时间", ("研修主题", "实施步骤")),
        ("training-plan", "三、目标任务", ("研修目标", "研修内容")),
        ("briefing", "问题与改进", ("突出问题", "改进措施")),
        ("teaching-plan", "周次", ("教学进度",)),
    ],
)
def test_sections_answer_to_the_labels_in_use(
    vocabulary: Vocabulary, kind: str, label: str, headings: tuple[str, ...]
) -> None:
    assert vocabulary.section_labels(kind)[normalise.label(label)] == headings
