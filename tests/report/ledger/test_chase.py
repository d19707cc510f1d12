"""Letters to schools."""

from generator.report.ledger.chase import Letter, file_name, letters

from .city import city

LETTERS = {one.organisation: one.text for one in letters(city(), "https://example.edu.cn/submit/")}


def test_only_who_owes_something_gets_a_letter() -> None:
    assert ["qx1", "qx2"] == list(LETTERS)


def test_a_letter_says_what_is_missing_by_when_and_how_to_hand_in() -> None:
    assert LETTERS["qx2"] == (
        "清溪二校：截至2024年5月6日，还有下列材料没有交齐。\n\n"
        "【缺交】已过截止日，请补交\n"
        "1. 月报（2024年4月）：学校。还差 1 份，2024年4月26日截止（已过10天），请尽快补交。\n"
        "2. 方案：学校。还差 1 份，2024年4月10日截止（已过26天），请尽快补交。\n\n"
        "【未到期】还没有到期，请按时交\n"
        "1. 月报（2024年5月）：学校。还差 1 份，2024年5月31日截止（还有25天）。\n\n"
        "怎么交：按投稿指南（https://example.edu.cn/submit/）写明题目、类别、单位、作者和日期，连同附件一起交来；"
        "单位写“清溪二校”，作者写名册上的姓名。收到时间以收件记录为准。已经交过而这里还列着的，请回复说明。\n"
    )


def test_a_rejected_piece_stands_with_its_reasons() -> None:
    assert (
        "【不合格】交了但被退回，请改好重交\n"
        "1. 随笔：吴一。退回 1 份，2024年5月20日截止（还有14天），请改好重交。\n"
        "   退回 qx1/b：PL301 缺少必填部分；字数 812，应有 1000"
    ) in LETTERS["qx1"]


def test_the_file_is_named_by_id_and_name_without_what_a_file_system_refuses() -> None:
    assert file_name(city(), Letter("qx1", "")) == "qx1 清溪一校.txt"
    assert file_name(city(), Letter("a/../b:c", "")) == "a..bc a..bc.txt"
