"""Pictures, links and attachments: where they point, what they are, who may see them."""

import pytest
from asking import BUNDLE, Ask, codes

from generator.check.targets import read

PICTURE = f"=== {BUNDLE}钟面.png [picture 8x8]\n"


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("", "none"),
        ("#top", "here"),
        (".", "here"),
        ("https://a.cn/b.png", "foreign"),
        ("//a.cn/b.png", "foreign"),
        ("mailto:a@b.cn", "foreign"),
        ("/r/a/b/", "site"),
        ("C:\\a.png", "outside"),
        ("c:/a.png", "outside"),
        ("\\\\server\\a.png", "outside"),
        ("file:///a.png", "outside"),
        ("../a.png", "outside"),
        ("a/../../b.png", "outside"),
        ("..\\a.png", "outside"),
        ("图\\a.png", "backslash"),
        ("图/../a.png", "inside"),
        ("a b.png", "inside"),
    ],
)
def test_targets(target: str, kind: str) -> None:
    assert read(target, "submissions/x/y").kind == kind


@pytest.mark.parametrize("target", ["a.png", "a.png#1", "a.png?v=2", "./a.png", "b/../a.png"])
def test_a_link_finds_its_file(ask: Ask, target: str) -> None:
    assert ask(body=f"[图]({target})\n", files=f"=== {BUNDLE}a.png [picture 8x8]\n") == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![钟面](../钟面.png)", "PL410"),
        ("![钟面](/钟面.png)", "PL410"),
        ("![钟面](图\\钟面.png)", "PL410"),
        ("![钟面](C:\\钟面.png)", "PL410"),
        ("![钟面](file:///C:/钟面.png)", "PL410"),
        ("[图纸](D:\\图纸.docx)", "PL410"),
        ("[别的](../另一份/)", "PL410"),
        ("![钟面]()", "PL410"),
        ("![钟面](data:image/png;base64,AAAA)", "PL307"),
        ("[官网](www.example.com)", "PL402"),
        ("[图纸](图纸.docx)", "PL402"),
        ("![](https://example.com/a.png)", "PL403"),
        ("![image](钟面.png)", "PL404"),
        ("![钟面](钟面.png)", ""),
        ("![钟 面](钟 面.png)", "PL417"),
        ("![钟 面](../钟 面.png)", "PL417"),
        ("![钟面](钟面.png) ![钟 面](钟 面.png)", "PL417"),
        ("！[钟面](钟面.png)", "PL417"),
        ("![钟面]（钟面.png）", "PL417"),
        ("![[钟面.png]]", "PL417"),
        ("[官网](https://example.com) [这里](#目标) [写信](mailto:a@b.cn) [栏目](/rules/)", ""),
    ],
)
def test_each_wrong_place_has_one_message_on_its_line(ask: Ask, body: str, code: str) -> None:
    found = ask(body=f"{body}\n", files=PICTURE)
    assert [(one.code, one.line) for one in found] == ([(code, 12)] if code else [])


def test_code_that_shows_how_pictures_are_written_is_no_picture(ask: Ask) -> None:
    assert ask(body="```\n![a](b c.png)\n```\n\n写成 `![a](b c.png)` 就行。\n") == ()


def test_the_nearest_file_is_named(ask: Ask) -> None:
    found = ask(body="![三时整](钟面1.png)\n", files=PICTURE)
    assert [(one.code, one.fix) for one in found] == [("PL401", "是不是“钟面.png”？请把文件名改对")]
    case = ask(body="![三时整](钟面.PNG)\n", files=PICTURE)
    assert [(one.code, one.fix) for one in case] == [("PL401", "是不是“钟面.png”？请把文件名改对")]


def test_a_declared_attachment_outside_the_bundle_is_not_called_missing(ask: Ask) -> None:
    assert codes(ask("附件: [../../../etc/passwd]\n")) == ["PL410"]
    assert codes(ask("附件: [没有.pdf]\n")) == ["PL406"]
    assert [one.message for one in ask("附件:\n  - {角色: 图纸}\n")] == ["附件的这一条没有写文件名"]


def test_an_internal_picture_must_not_be_shown(ask: Ask) -> None:
    front = "附件: [{文件: 钟面.png, 公开范围: 内部}]\n"
    found = ask(front, "![签到的人](钟面.png)\n", files=PICTURE)
    assert [(one.code, one.line) for one in found] == [("PL413", 13)]
    assert ask(front + "公开范围: 内部\n", "![签到的人](钟面.png)\n", files=PICTURE) == ()


@pytest.mark.parametrize("name", ["a.html", "a.SVG", "a.pdf.exe", "a.exe.", "a.js", "a.svg "])
def test_programs_and_pages_are_refused_under_any_name(ask: Ask, name: str) -> None:
    assert "PL414" in codes(ask(files=f"=== {BUNDLE}{name} [bytes ZIP]\n"))


@pytest.mark.parametrize("name", ["~$教案.docx", "a.tmp", "~WRL0001.docx"])
def test_what_office_programs_leave_behind(ask: Ask, name: str) -> None:
    assert codes(ask(files=f"=== {BUNDLE}{name} [bytes ZIP]\n")) == ["PL409"]


def test_an_empty_picture_has_one_message(ask: Ask) -> None:
    assert codes(ask(body="![三时整](钟面.png)\n", files=f"=== {BUNDLE}钟面.png [empty]\n")) == ["PL411"]


REPORT = "---\n标题: 春游一日\n类别: 示例图文\n单位: 示例学校\n作者: 张老师\n---\n春天来了，同学们去湖边看柳树和野鸭。\n\n"
SIGNED = f"=== {BUNDLE}签到簿.pdf [bytes PDF]\n"


def test_the_same_picture_twice_is_one_picture(ask: Ask) -> None:
    config = "kinds: {photo-report: {images: {min: 2, max: 2}}}"
    shown = "![三时整](钟面.png)\n\n![还是三时整](钟面.png)\n"
    found = ask(whole=REPORT + shown, files=PICTURE + SIGNED, config=config)
    assert [(one.code, one.message) for one in found] == [("PL405", "只有 1 张图片，至少要 2 张")]


def test_pictures_that_are_attached_count(ask: Ask) -> None:
    assert ask(whole=REPORT, files=PICTURE + SIGNED) == ()


def test_an_empty_file_is_no_attachment(ask: Ask) -> None:
    found = ask(whole=REPORT, files=f"{PICTURE}=== {BUNDLE}签到簿.pdf [empty]\n")
    assert sorted(codes(found)) == ["PL407", "PL409"]
    missing = next(one for one in found if one.code == "PL407")
    assert "只存档，不公开" in missing.fix


def test_a_role_that_is_declared_and_absent_is_told_once(ask: Ask) -> None:
    text = REPORT.replace("---\n春", "附件: [{文件: 签到.pdf, 角色: 签到簿}]\n---\n春")
    assert codes(ask(whole=text, files=PICTURE)) == ["PL406"]


def test_two_names_of_one_photo_are_one_picture_wherever_it_is(ask: Ask) -> None:
    """Compared by content: one is shown, the other attached under another name."""
    config = "kinds: {photo-report: {images: {min: 2}}}"
    files = f"{PICTURE}=== {BUNDLE}合影.png [picture 8x8]\n{SIGNED}"
    found = ask(whole=REPORT + "![三时整](钟面.png)\n", files=files, config=config)
    assert [(one.code, one.message) for one in found] == [
        ("PL405", "只有 1 张图片，至少要 2 张（钟面.png 和别的图重复，不另算）"),
        ("PL418", "图片“钟面.png”和“合影.png”是同一张"),
    ]


def test_pictures_of_one_size_in_bytes_are_told_apart_by_their_content(ask: Ask) -> None:
    body = "![三时整](1.bmp)\n\n![四时整](2.bmp)\n"
    files = f"=== {BUNDLE}1.bmp [picture 8x4]\n=== {BUNDLE}2.bmp [picture 4x8]\n{SIGNED}"
    assert ask(whole=REPORT + body, files=files) == ()


def test_three_copies_name_each_file_that_does_not_count(ask: Ask) -> None:
    body = "".join(f"![图{at}]({at}.png)\n\n" for at in (1, 2, 3))
    files = "".join(f"=== {BUNDLE}{at}.png [picture 8x8]\n" for at in (1, 2, 3))
    found = ask(whole=REPORT + body, files=files + SIGNED)
    assert [(one.code, one.message) for one in found] == [
        ("PL418", "图片“2.png”和“1.png”是同一张"),
        ("PL418", "图片“3.png”和“1.png”是同一张"),
    ]


@pytest.mark.parametrize("note", ["bytes HEIC", "bytes PNG", "empty"])
def test_an_unreadable_picture_is_told_once_shown_or_attached(ask: Ask, note: str) -> None:
    """Shown it is an error; attached it is not published, and the author is told; internal it harms nobody."""
    files = f"=== {BUNDLE}板书.jpg [{note}]\n"
    phone = "文件传输助手"
    for front, body, code, line in (
        ("", "![板书](板书.jpg)\n", "PL411", 12),
        ("", "", "PL409" if note == "empty" else "PL419", 5),
        ("附件: [{文件: 板书.jpg, 公开范围: 内部}]\n", "", "PL409" if note == "empty" else "", 6),
    ):
        found = ask(front, body=body, files=files)
        assert [(one.code, one.line) for one in found] == ([(code, line)] if code else [])
        assert all((phone in one.fix) is ("HEIC" in note) for one in found)
