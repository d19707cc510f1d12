"""Personal numbers: found in every place, masked in every message, never found in amounts."""

import pytest
from asking import Ask, codes

PHONE = "13700001234"


@pytest.mark.parametrize(
    "text",
    [
        PHONE,
        "电话：137-0000-1234",
        "137 0000 1234",
        "+86 13700001234",
        "１３７００００１２３４",
        "张三-13700001234",
        "手机13700001234。",
    ],
)
def test_a_mobile_number_is_found_and_masked(ask: Ask, text: str) -> None:
    found = ask(body=f"联系{text}\n")
    assert [(one.code, one.line, one.message) for one in found] == [("PL310", 12, "有手机号 137****1234")]


@pytest.mark.parametrize(
    "text",
    [
        "137****1234",
        "13000000000 米",
        "13700001234 元",
        "全程 15000000000",
        "3.13700001234",
        "编号 2023137000012345",
        "[原文](https://example.com/13700001234)",
        "12700001234",
        "1370000123",
    ],
)
def test_what_is_no_mobile_number(ask: Ask, text: str) -> None:
    assert ask(body=f"{text}\n") == ()


def test_the_place_is_that_of_the_number(ask: Ask) -> None:
    found = ask(f"摘要: 请打 {PHONE}\n", f"第一行\n\n打 {PHONE}\n")
    assert [(one.line, one.column) for one in found] == [(5, 8), (15, 3)]


def test_file_names_are_public_unless_the_file_is_not(ask: Ask) -> None:
    name = f"张三{PHONE}.pdf"
    files = f"=== content/submissions/示例学校/认识时间/{name} [bytes PDF]\n"
    assert codes(ask(files=files)) == ["PL310"]
    assert ask(f"附件: [{{文件: {name}, 公开范围: 内部}}]\n", files=files) == ()


def test_an_identity_number_needs_its_check_digit(ask: Ask) -> None:
    assert [(one.code, one.message) for one in ask(body="110101199003070038\n")] == [
        ("PL311", "有身份证号 110****0038")
    ]
    assert codes(ask(body="11010119900307002x\n")) == ["PL311"]
    assert ask(body="110101199003070039\n") == ()


@pytest.mark.parametrize("text", ["0999-1234567", "(0999)1234567", "（０９９９）12345678", "010-12345678"])
def test_a_landline_is_a_notice(ask: Ask, text: str) -> None:
    assert [(one.code, one.severity.value) for one in ask(body=f"{text}\n")] == [("PL312", "notice")]


def test_dates_and_ranges_are_no_landlines(ask: Ask) -> None:
    assert ask(body="2020-1234567，020-1234，1990-20001231，P0123-1234567\n") == ()


def test_the_site_decides_severity_and_exceptions(ask: Ask) -> None:
    body = f"{PHONE} 与 0999-1234567\n"
    found = ask(body=body, config="privacy: {mobile: warning, landline: 'off'}")
    assert [(one.code, one.severity.value) for one in found] == [("PL310", "warning")]
    assert ask(body=body, config="privacy: {allow: ['137-0000-1234', '(0999) 1234567']}") == ()


def test_a_setting_of_the_rule_goes_before_the_privacy_settings(ask: Ask) -> None:
    config = "rules: {PL310: {severity: notice, reason: 试用}}"
    assert [one.severity.value for one in ask(body=f"{PHONE}\n", config=config)] == ["notice"]
