"""Whatever an author sends, the checker answers: no exception, no silence, no flood."""

import time
from pathlib import Path

import pytest
from asking import BUNDLE, FRONT, SECTIONS, Ask, codes
from examples import lay
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.check.words import clean
from generator.load.scan import scan
from generator.pipeline import Project, examine, open_project

ODD = "\u202e\u0000\x1b[31m\ud7ff\U0010ffff﷽\u200b{{7*7}}<script>'\"`;--$()%s%n../\\|?*#&!@[]{}:：,，-—~^_=+＿X×年月（）【】、一1"
WORDS = [
    "标题",
    "类别",
    "示例课",
    "单位",
    "目标",
    "过程",
    "附件",
    "领域",
    "甲领域",
    "课式",
    "日期",
    "2024-02-30",
    "学时",
    "网址",
    "../a",
    "请填写",
    "---",
]
LINE = st.one_of(st.text(ODD, max_size=40), st.text(max_size=20), st.sampled_from(WORDS))
VALUE = st.one_of(
    LINE,
    st.builds("[{}, {}]".format, LINE, LINE),
    st.builds("{{{}: {}}}".format, LINE, LINE),
    st.builds('"{}"'.format, LINE),
)
KEY = st.sampled_from(
    [*WORDS, "作者", "摘要", "关键词", "编号", "旧网址", "公开范围", "课例", "title", "🙂", "<<"]
)
FRONTS = st.lists(st.builds("{}: {}".format, KEY, VALUE), max_size=8).map("\n".join)
FORMS = [
    "## {}",
    "【{}】",
    "一、{}",
    "（一）{}",
    "| {} | x |\n|---|---|",
    "**{}**：",
    "{}：",
    "![{}](a.png)",
    "[{}]({})",
    "<td>{}</td>",
    "${}$",
    "- {}",
    "> {}",
    "```\n{}",
]
BODY = st.lists(
    st.builds(lambda form, text: form.replace("{}", text), st.sampled_from(FORMS), LINE), max_size=12
).map("\n".join)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("hostile")
    roster = "编号,名称,级别,上级\nyi,示例学校,学校,\ner,第二学校,学校,yi\n"
    people = "编号,姓名,单位\nt1,王示例,yi\nt2,王示例,yi\n"
    lay(root, f"=== content/registry/organisations.csv\n{roster}=== content/registry/people.csv\n{people}")
    lay(root, f"=== {BUNDLE}a.png [picture 8x8]\n=== {BUNDLE}index.md\nx\n")
    opened = open_project(root / "site_config.yml")
    assert isinstance(opened, Project)
    return opened


def judged(project: Project, text: str) -> None:
    """Examines `text` as a submission: it is published, or it is said why not."""
    path = project.root / BUNDLE / "index.md"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    record = examine(project, scan(project.content).sources[0]).record
    assert record.submission is not None or record.diagnostics
    for one in record.diagnostics:
        assert 1 <= one.line <= text.count("\n") + text.count("\r") + 2
        assert one.column >= 0
        assert one.message and one.fix and "\n" not in one.message
        assert "\x1b" not in one.message + one.fix and "\u202e" not in one.message + one.fix


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(front=FRONTS, body=BODY, usual=st.booleans())
def test_no_rule_raises_and_nothing_is_lost(project: Project, front: str, body: str, usual: bool) -> None:
    """Random front matter and bodies, half of them below a sound beginning."""
    judged(project, f"---\n{FRONT if usual else ''}{front}\n---\n{SECTIONS if usual else ''}{body}")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(ODD + "\n-: ", max_size=200))
def test_any_text_at_all(project: Project, text: str) -> None:
    judged(project, text)


@pytest.mark.parametrize(
    "value",
    [
        "{{7*7}}",
        "${jndi:ldap://x}",
        "<script>alert(1)</script>",
        "\u202etxt.exe",
        "ＮＵＬＬ",
        "undefined",
        "1'; DROP TABLE x--",
        "Z͑ͫ̓ͪ̂ͫ̽a͑l͑g͑o͑",
        "👩‍👩‍👧‍👦",
        "田中さんにあげて下さい",
        "0x1F",
        "1e1000",
        "~",
        "true",
        "%00",
    ],
)
def test_odd_strings_in_every_field(ask: Ask, value: str) -> None:
    """Each value is a text or a diagnostic, never an exception; titles stay as they are."""
    quoted = value.replace('"', '\\"')
    fields = (
        "领域",
        "课式",
        "日期",
        "学时",
        "编号",
        "作者",
        "网址",
        "旧网址",
        "附件",
        "公开范围",
        "关键词",
        "不认得",
    )
    front = "".join(f'{name}: "{quoted}"\n' for name in fields)
    found = ask(front)
    assert {"PL201", "PL105", "PL104", "PL406", "PL110", "PL102"} <= set(codes(found)) or value in (
        "~",
        "0x1F",
        "true",
    )


@pytest.mark.parametrize(
    "target",
    [
        "../../../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "/etc/passwd",
        "....//....//a",
        "%2e%2e/a",
        "\\\\host\\share",
        "C:/a",
        "a\u0000b",
    ],
)
def test_no_path_leads_out_of_the_bundle(ask: Ask, target: str) -> None:
    found = ask(f'附件: ["{target.replace(chr(92), chr(92) * 2)}"]\n'.replace("\u0000", "\\0"))
    assert codes(found) in (["PL406"], ["PL410"])


MANY = 40_000


@pytest.mark.parametrize(
    "body",
    [
        "## 目标\n" * MANY,
        "![a](b.png)\n" * MANY,
        "[a](b)\n" * MANY,
        "_" * MANY * 4,
        "\n" * MANY * 4,
        " " * MANY * 4,
        "XX年XX月" * MANY,
        "13700001234 " * MANY,
        "!【" * MANY,
        "[x](C:\\a)\n" * MANY,
    ],
    ids=lambda body: repr(body[:8]),
)
def test_a_flood_takes_time_in_proportion_to_its_length(project: Project, body: str) -> None:
    """Quadratic work would take minutes on these; half a megabyte is answered in seconds."""
    begun = time.process_time()
    judged(project, f"---\n{FRONT}---\n{body}")
    assert time.process_time() - begun < 20


def test_a_flood_of_keys_and_terms(project: Project) -> None:
    keys = "".join(f"键{at}: a\n" for at in range(MANY // 4))
    terms = ", ".join(f"词{at}" for at in range(MANY // 4))
    begun = time.process_time()
    judged(project, f"---\n{FRONT}{keys}---\n{SECTIONS}")
    judged(project, f"---\n{FRONT}关键词: [{terms}]\n---\n{SECTIONS}")
    assert time.process_time() - begun < 20


def test_messages_carry_no_control_characters() -> None:
    assert clean("a\x1b[31m\u202e\nb\u0000\u2028c") == "a[31m b c"
    assert clean("长" * 100, 10) == "长" * 9 + "…"


def test_the_report_of_a_link_to_the_system_names_only_the_link(tmp_path: Path) -> None:
    lay(
        tmp_path, f"=== {BUNDLE}index.md\n---\n{FRONT}---\n{SECTIONS}\n=== {BUNDLE}x.png [link /etc/passwd]\n"
    )
    found = scan(tmp_path / "content")
    assert [(path, fault.code, fault.detail) for path, fault in found.faults] == [
        ("submissions/示例学校/认识时间/x.png", "PL015", "")
    ]
