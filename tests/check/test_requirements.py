"""What city, county and school ask for besides, on real submissions."""

from pathlib import Path

import pytest
from asking import SECTIONS
from examples import diagnose, lay

from generator.load.scan import scan
from generator.model.diagnostic import Diagnostic
from generator.pipeline import Project, examine, open_project

ROSTER = """=== content/registry/organisations.csv
编号,名称,级别,上级
shi,示例市,市,
yi,示例学校,学校,shi
er,第二学校,学校,shi
"""
COUNTY = """extends: example
requirements:
  - id: own
    of: 示例学校
    kinds: [sample]
    source: 学校的计划
"""


def asked(
    root: Path, demands: str, *, school: str = "示例学校", front: str = "", body: str = "", more: str = ""
) -> list[Diagnostic]:
    text = f"---\n标题: 认识时间\n类别: 示例课\n单位: {school}\n{front}---\n{SECTIONS}{body}"
    config = COUNTY + "".join(f"    {line}\n" for line in demands.splitlines())
    lay(
        root,
        f"=== site_config.yml\n{config}{ROSTER}"
        f"=== content/submissions/{school}/认识时间/index.md\n{text}\n{more}",
    )
    return list(diagnose(root))


@pytest.mark.parametrize(
    ("demands", "code"),
    [
        ("min_chars: 200", "PL305"),
        ("max_chars: 20", "PL306"),
        ("images: {min: 1}", "PL405"),
        ("fields: {date: {required: true}}", "PL101"),
        ("sections: {反思: {required: true}}", "PL301"),
        ("sections: {目标: {min_chars: 60}}", "PL302"),
        ("sections: {目标: {min_chars: 20}}", "PL308"),
        ("attachments: [{role: 签到簿}]", "PL407"),
    ],
)
def test_each_constraint_binds_the_school_and_says_whose_it_is(
    tmp_path: Path, demands: str, code: str
) -> None:
    [one] = asked(tmp_path, demands)
    assert one.code == code
    assert one.fix.endswith("（示例学校的要求：学校的计划）")


def test_another_school_is_not_bound(tmp_path: Path) -> None:
    assert asked(tmp_path, "min_chars: 200\nimages: {min: 1}", school="第二学校") == []


def test_what_the_kind_itself_asks_names_nobody(tmp_path: Path) -> None:
    """The school asks for less than the kind: its value has no effect, and the kind's finding is plain."""
    body = "读钟面。" * 300
    found = {one.code: one for one in asked(tmp_path, "max_chars: 700", body=body)}
    assert set(found) == {"PL306", "PL914"}
    assert "最多 600 字" in found["PL306"].message
    assert "要求" not in found["PL306"].fix


def test_the_looser_value_is_located(tmp_path: Path) -> None:
    [one] = asked(tmp_path, "max_chars: 700")
    assert (one.path, one.code, one.line, one.severity.value) == ("site_config.yml", "PL914", 7, "warning")
    assert one.message == "要求 own：上面的要求是至多 600，这里的 700 不起作用"


PICTURE = "=== content/submissions/示例学校/认识时间/钟面.png [picture 8x8]\n"


def test_a_rule_may_weigh_more_and_says_why(tmp_path: Path) -> None:
    demands = "rules: {PL404: {severity: error, reason: 照片要有说明}}"
    [one] = asked(tmp_path, demands, body="![](钟面.png)\n", more=PICTURE)
    assert (one.code, one.severity.value) == ("PL404", "error")
    assert one.fix.endswith("（示例学校的要求：学校的计划）")


def test_a_rule_that_the_site_has_switched_off_speaks_where_it_is_asked_for(tmp_path: Path) -> None:
    demands = "rules: {PL404: {severity: warning, reason: 照片要有说明}}\n"
    off = "\nrules: {PL404: {severity: 'off', reason: 旧照片}}"
    text = "---\n标题: 认识时间\n类别: 示例课\n单位: {}\n---\n" + SECTIONS + "![](钟面.png)\n"
    lay(
        tmp_path,
        f"=== site_config.yml\n{COUNTY}    {demands}{off}\n{ROSTER}"
        f"=== content/submissions/示例学校/认识时间/index.md\n{text.format('示例学校')}{PICTURE}"
        f"=== content/submissions/第二学校/认识时间/index.md\n{text.format('第二学校').replace('认识时间', '看钟表')}"
        f"{PICTURE.replace('示例学校', '第二学校')}",
    )
    assert [(one.code, one.path.split("/")[1], one.severity.value) for one in diagnose(tmp_path)] == [
        ("PL404", "示例学校", "warning")
    ]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ("{PL999: {severity: error, reason: 因}}", "没有 PL999 这条规则"),
        ("{PL404: {severity: error, reason: ' '}}", "改了 PL404 的级别，没有写理由"),
        ("{PL502: {severity: error, reason: 因}}", "要求 own 不能改 PL502：它不是只看一份稿件的规则"),
    ],
)
def test_a_wrong_rule_setting_of_a_requirement_is_told(tmp_path: Path, rules: str, message: str) -> None:
    assert [(one.code, one.message) for one in asked(tmp_path, f"rules: {rules}")] == [("PL911", message)]


@pytest.mark.parametrize(
    ("demands", "line", "detail"),
    [
        ("when: {step: [third]}", 7, "没有阶梯“third”，可以写：初阶、高阶"),
        ("when: {阶提: [初阶]}", 7, "没有词表“阶提”。是不是“阶梯”？"),
        ("when: {\n  step: [first,\n    末阶]}", 9, "没有阶梯“末阶”，可以写：初阶、高阶"),
        ("fields: {日起: {required: true}}", 7, "没有字段“日起”。是不是“日期”？"),
        (
            "fields: {日期: {required: true}, date: {required: true}}",
            7,
            "“日期”和“date”是同一项，请只写一处",
        ),
        ("fields: {dat: {required: true}}", 7, "没有字段“dat”。是不是“date”？"),
        ("sections: {反思录: {required: true}}", 7, "没有部分“反思录”。是不是“反思”？"),
    ],
)
def test_a_name_that_nothing_answers_to_is_located(
    tmp_path: Path, demands: str, line: int, detail: str
) -> None:
    [one] = asked(tmp_path, demands)
    assert (one.code, one.line) == ("PL904", line)
    assert detail in one.message


@pytest.mark.parametrize(
    ("demands", "code"),
    [
        ("fields: {日期: {required: true}}", "PL101"),
        ("sections: {活动过程: {min_chars: 90}}", "PL302"),
        ("when: {领域: [甲科, 乙领域]}\nmin_chars: 200", "PL305"),
    ],
)
def test_what_is_asked_may_be_called_by_its_label_or_alias(tmp_path: Path, demands: str, code: str) -> None:
    [one] = asked(tmp_path, demands, front="领域: 甲领域\n")
    assert one.code == code and one.fix.endswith("（示例学校的要求：学校的计划）")


@pytest.mark.parametrize(("kinds", "codes"), [("示例课", ["PL305"]), ("示例组", ["PL305"]), ("示例图文", [])])
def test_kinds_may_be_called_by_their_label_or_group(tmp_path: Path, kinds: str, codes: list[str]) -> None:
    text = f"---\n标题: 认识时间\n类别: 示例课\n单位: 示例学校\n---\n{SECTIONS}"
    config = f"{COUNTY}    min_chars: 200\n".replace("[sample]", f"[{kinds}]")
    lay(
        tmp_path,
        f"=== site_config.yml\n{config}{ROSTER}=== content/submissions/示例学校/认识时间/index.md\n{text}",
    )
    assert [one.code for one in diagnose(tmp_path)] == codes


def test_an_unknown_kind_is_one_fault(tmp_path: Path) -> None:
    """Fields and sections of a kind that nobody knows cannot be wrong."""
    config = COUNTY.replace("[sample]", "[示列课]") + "    fields: {什么: {required: true}}\n"
    lay(tmp_path, f"=== site_config.yml\n{config}{ROSTER}")
    [one] = diagnose(tmp_path)
    assert (one.code, one.line) == ("PL904", 5)
    assert "没有类别“示列课”。是不是“示例课”？" in one.message


def test_a_requirement_may_be_of_one_campaign(tmp_path: Path) -> None:
    """Campaigns are terms that files of the content folder declare."""
    campaign = "=== content/campaigns/spring.yml\ntitle: 春季活动\n"
    demands = "when: {活动: [春季活动]}\nmin_chars: 200"
    found = asked(tmp_path, demands, front="活动: 春季活动\n", more=campaign)
    assert [one.code for one in found] == ["PL305"]


def test_a_looser_value_under_a_chinese_key_is_located(tmp_path: Path) -> None:
    county = (
        COUNTY.replace("示例学校", "示例市").replace("own", "city") + "    fields: {date: {required: true}}\n"
    )
    loose = (
        "  - id: loose\n    of: 示例学校\n    kinds: [示例课]\n    source: 通知\n"
        "    fields:\n      日期:\n        required: false\n"
    )
    lay(tmp_path, f"=== site_config.yml\n{county}{loose}{ROSTER}")
    assert [(one.code, one.line) for one in diagnose(tmp_path)] == [("PL914", 14)]


def test_an_attachment_that_only_the_school_keeps_to_itself_is_internal_there(tmp_path: Path) -> None:
    """The file's role and visibility follow the rules that bind the submission, not only its kind's."""
    roll = "=== content/submissions/{}/认识时间/名单.pdf [bytes PDF]\n"
    asked(
        tmp_path,
        "attachments: [{role: 名单, types: [pdf], visibility: internal}]",
        more=roll.format("示例学校")
        + "=== content/submissions/第二学校/认识时间/index.md\n"
        + f"---\n标题: 看钟表\n类别: 示例课\n单位: 第二学校\n---\n{SECTIONS}"
        + roll.format("第二学校"),
    )
    project = open_project(tmp_path / "site_config.yml")
    assert isinstance(project, Project)
    seen = {}
    for source in scan(project.content).sources:
        made = examine(project, source).record.submission
        assert made is not None
        [file] = made.attachments
        seen[made.organisation] = (file.role, file.internal)
    assert seen == {"yi": ("名单", True), "er": ("文档", False)}


def test_nobody_can_make_a_rule_weigh_less(tmp_path: Path) -> None:
    demands = "rules: {PL404: {severity: notice, reason: 旧照片}}"
    found = asked(tmp_path, demands, body="![](钟面.png)\n", more=PICTURE)
    assert [(one.code, one.severity.value) for one in found] == [("PL914", "warning"), ("PL404", "warning")]
    assert "要求" not in found[1].fix
