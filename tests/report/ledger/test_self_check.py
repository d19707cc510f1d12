"""The self-check page of a school."""

from html.parser import HTMLParser

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.document import Author
from generator.model.rule import Expectation
from generator.model.submission import Submission
from generator.report.ledger.self_check import Checked, render
from generator.report.ledger.self_check.gathering import gathered

from .city import city

EVIL = "</h3><script>alert(1)</script><img src=//x.example/a>"
FAULT = Diagnostic(
    "submissions/qx1/b/index.md", 7, 0, "PL301", Severity.ERROR, f"缺少“{EVIL}”", "请加一节“过程”"
)
HINT = Diagnostic("submissions/qx1/a/index.md", 1, 0, "PL404", Severity.NOTICE, "图片没有说明", "请写一句")


def piece(path: str, title: str, organisation: str = "qx1") -> Submission:
    return Submission(
        path=path, url="r/x/", kind="none", title=title, organisation=organisation, authors=(Author(EVIL),)
    )


BAD, GOOD = piece("submissions/qx1/b/index.md", EVIL), piece("submissions/qx1/a/index.md", "钟面")
CHECKS = (
    Expectation("field:title", "标题", "met"),
    Expectation("section:过程", "过程", "unmet", "没有这一部分"),
    Expectation("section:实验", "实验", "not-applicable", "只有甲领域要写"),
)
PAGE = render(
    city(),
    "qx1",
    [Checked(GOOD.path, GOOD, (HINT,), CHECKS[:1]), Checked(BAD.path, BAD, (FAULT,), CHECKS)],
)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.addresses: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        self.addresses += [
            value or "" for name, value in attrs if name in ("src", "href", "srcset", "data", "action")
        ]

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed() -> Tags:
    tags = Tags()
    tags.feed(PAGE)
    return tags


def test_hostile_titles_and_messages_are_text() -> None:
    tags = parsed()
    assert not {"script", "img", "link", "iframe"} & set(tags.names)
    assert EVIL in tags.text


def test_the_page_asks_for_nothing() -> None:
    assert all(one.startswith("#") for one in parsed().addresses)
    assert "url(" not in PAGE and "@import" not in PAGE and "default-src 'none'" in PAGE


def test_it_begins_with_what_to_do_first() -> None:
    text = parsed().text
    first = text[text.index("先做什么") : text.index("春季研修")]
    assert (
        first.index("先改好因错误暂缓发布的 1 份稿件")
        < first.index("研讨（乙领域）")
        < first.index("月报（2024年5月）")
    )


def test_a_held_back_submission_comes_first_with_message_fix_and_place() -> None:
    text = parsed().text
    assert text.index("✕ 暂缓发布") < text.index("✓ 可以发布")
    assert "第 7 行：缺少“" in text and "怎么改：请加一节“过程”" in text and "PL301" in text


def test_what_does_not_apply_is_never_counted_as_done() -> None:
    text = " ".join(parsed().text.split())
    assert "✓ 做到 1 项 标题" in text
    assert "实验（不适用）只有甲领域要写" in text and "✕过程没有这一部分" in text


def test_every_line_of_the_ledger_stands_with_sign_and_word() -> None:
    for words in ("✓ 已交", "◷ 迟交", "○ 未到期", "✕ 缺交", "! 不合格 1/2"):
        assert words in PAGE


def test_a_school_without_anything_is_told_so() -> None:
    page = render(city(), "qx", [])
    assert "还没有稿件。" in page and "应交的材料都已交齐" not in page
    assert "应交的材料都已交齐。" in render(city(), "ys1", [])


def test_sources_below_the_organisation_are_gathered_and_no_others() -> None:
    other = piece("submissions/ys1/c/index.md", "别校", "ys1")
    broken = Diagnostic("submissions/qx1/d/index.md", 1, 0, "PL101", Severity.ERROR, "缺少“类别”", "请写类别")
    foreign = Diagnostic(
        "submissions/ys1/e/index.md", 1, 0, "PL101", Severity.ERROR, "缺少“类别”", "请写类别"
    )
    found = list(gathered(city(), "qx", [BAD, GOOD, other], [FAULT, HINT, broken, foreign], lambda _: CHECKS))
    assert [GOOD.path, BAD.path, broken.path] == [one.path for one in found]
    assert ((FAULT,), CHECKS) == (found[1].diagnostics, found[1].expectations)
    assert (None, (broken,), ()) == (found[2].submission, found[2].diagnostics, found[2].expectations)
