"""The ledger: who owes what by when, judged on a day."""

from __future__ import annotations

from generator.model.ledger import Status
from tests.assess.county import County, campaign, only

REPORT = {"id": "report", "title": "总结", "who": "school", "what": "training-summary", "by": "2024-05-15"}


def test_a_school_that_sent_nothing_is_a_line_with_nothing(county: County) -> None:
    county.hand_in("training-summary", "2024-05-10", "yixiao")
    assert {
        ("yixiao", "report"): "done",
        ("erzhong", "report"): "missing",
    } == county.statuses(campaign(REPORT), "2024-05-16")


def test_until_the_day_of_the_deadline_nothing_is_missing(county: County) -> None:
    asked = campaign(REPORT)
    assert {"pending"} == set(county.statuses(asked, "2024-05-15").values())
    assert {"missing"} == set(county.statuses(asked, "2024-05-16").values())


def test_the_receipt_decides_and_not_the_date_on_the_paper(county: County) -> None:
    county.hand_in("training-summary", "2024-05-10", "yixiao", received="2024-05-16")
    county.hand_in("training-summary", "2024-05-20", "erzhong", received="2024-05-15")
    lines = county.judge(campaign(REPORT), "2024-06-01").by_unit
    late, in_time = lines["organisation:yixiao"][0], lines["organisation:erzhong"][0]
    assert (Status.LATE, 1, 0) == (late.status, late.late, late.guessed)
    assert (Status.DONE, 0, 0) == (in_time.status, in_time.late, in_time.guessed)


def test_without_a_receipt_the_ledger_says_by_what_it_judged(county: County) -> None:
    county.hand_in("training-summary", "2024-05-16", "yixiao")
    line = county.judge(campaign(REPORT), "2024-06-01").by_unit["organisation:yixiao"][0]
    assert (Status.LATE, 1) == (line.status, line.guessed)


def test_handing_in_again_keeps_the_first_receipt(county: County) -> None:
    county.hand_in("training-summary", "2024-05-10", "yixiao", name="a", received="2024-05-14")
    county.receipts.append(type(county.receipts[0])("2024-05-20T08:00:00+08:00", county.receipts[0].path))
    county.receipts.reverse()
    assert "done" == county.statuses(campaign(REPORT), "2024-06-01")["yixiao", "report"]


def test_what_came_in_after_the_day_is_not_there_yet(county: County) -> None:
    county.hand_in("training-summary", "2024-05-10", "yixiao", received="2024-05-14")
    assert "pending" == county.statuses(campaign(REPORT), "2024-05-13")["yixiao", "report"]


def test_a_submission_that_is_held_back_makes_it_rejected_with_its_codes(county: County) -> None:
    path = county.hand_in("training-summary", "2024-05-10", "yixiao", codes=("PL301", "PL305"))
    line = county.judge(campaign(REPORT), "2024-06-01").by_unit["organisation:yixiao"][0]
    assert Status.REJECTED == line.status
    assert [(path, ("PL301", "PL305"))] == [(one.path, one.reasons) for one in line.rejected]


def test_a_rejected_piece_does_not_hide_a_good_one(county: County) -> None:
    county.hand_in("training-summary", "2024-05-09", "yixiao", codes=("PL301",))
    county.hand_in("training-summary", "2024-05-10", "yixiao")
    assert "done" == county.statuses(campaign(REPORT), "2024-06-01")["yixiao", "report"]


def test_one_rejected_piece_of_fifteen_is_still_missing(county: County) -> None:
    """不合格 only where mending what is there would complete it."""
    county.hand_in("lesson-visit", "2024-04-10", "yixiao", codes=("PL405",))
    visits = {"id": "visits", "title": "听课", "who": "school", "what": "lesson-visit", "count": 15}
    line = county.judge(campaign(visits), "2024-07-01").by_unit["organisation:yixiao"][0]
    assert (Status.MISSING, 0, 15) == (line.status, line.counted, line.needed)


def test_how_many_depends_on_the_stage_and_others_owe_nothing(county: County) -> None:
    county.organisation("youer", "school", "xian", "kindergarten")
    asked = campaign(
        {
            "id": "visits",
            "title": "听课",
            "who": "school",
            "what": "lesson-visit",
            "count": [
                {"when": {"stage": ["junior", "senior"]}, "min": 3},
                {"when": {"stage": "primary"}, "min": 2},
            ],
        }
    )
    for school, number in (("yixiao", 2), ("erzhong", 2), ("youer", 9)):
        for _ in range(number):
            county.hand_in("lesson-visit", "2024-04-10", school)
    assert {
        ("yixiao", "visits"): "done",
        ("erzhong", "visits"): "missing",
        ("youer", "visits"): "not-applicable",
    } == county.statuses(asked, "2024-07-01")


def test_each_month_is_owed_by_its_last_friday(county: County) -> None:
    monthly = {
        "id": "monthly",
        "title": "月材料",
        "who": {"level": "school", "within": "yixiao"},
        "what": "news",
        "per": "month",
        "by": "last friday",
    }
    county.hand_in("news", "2024-03-29", "yixiao")  # the last Friday itself
    county.hand_in("news", "2024-04-28", "yixiao")  # two days after it
    asked = campaign(monthly)
    assert {
        ("yixiao", "monthly@2024-03"): "done",
        ("yixiao", "monthly@2024-04"): "late",
        ("yixiao", "monthly@2024-05"): "missing",
        ("yixiao", "monthly@2024-06"): "pending",
    } == county.statuses(asked, "2024-06-28")
    dues = [line.due for line in county.judge(asked, "2024-06-28").lines]
    assert ["2024-03-29", "2024-04-26", "2024-05-31", "2024-06-28"] == dues


def test_a_subject_group_is_the_teachers_of_a_subject_in_a_school(county: County) -> None:
    county.teacher("li", "yixiao", "chinese").teacher("wu", "yixiao", "music", "chinese")
    county.hand_in("training-record", "2024-04-10", "yixiao", terms={"subject": ("chinese",)})
    talks = {
        "id": "talks",
        "title": "研课",
        "who": "subject",
        "what": "training-record",
        "count": [{"when": {"subject": ["chinese", "math"]}, "min": 2}, {"min": 1}],
    }
    ledger = county.judge(campaign(talks), "2024-07-01")
    assert {
        ("subject:yixiao/chinese", "语文", 1, 2, Status.MISSING),
        ("subject:yixiao/music", "音乐", 0, 1, Status.MISSING),
    } == {
        (line.unit, ledger.units[line.unit].name, line.counted, line.needed, line.status)
        for line in ledger.lines
    }


def test_owed_for_each_subject_by_the_school(county: County) -> None:
    county.teacher("li", "yixiao", "chinese").teacher("wu", "erzhong", "math")
    county.hand_in("briefing", "2024-04-10", "yixiao", terms={"subject": ("chinese",)})
    each = {"id": "news", "title": "简报", "who": "school", "what": "briefing", "per": "subject"}
    assert {
        ("yixiao", "news@chinese"): "done",
        ("erzhong", "news@math"): "missing",
    } == county.statuses(campaign(each), "2024-07-01")


def test_slides_must_be_of_the_lesson_that_counts(county: County) -> None:
    county.teacher("li", "yixiao", "math").teacher("wu", "yixiao", "math")
    plan = {"id": "plan", "title": "教案", "who": "person", "what": "lesson-plan"}
    slides = {
        "id": "slides",
        "title": "课件",
        "who": "person",
        "what": {"kinds": "courseware", "or_attachment": "课件"},
        "demands": {"same_lesson": "plan"},
    }
    county.hand_in("lesson-plan", "2024-04-10", "yixiao", "li", lesson="fenshu")
    county.hand_in("courseware", "2024-04-10", "yixiao", "li", lesson="xiaoshu")
    county.hand_in("lesson-plan", "2024-04-10", "yixiao", "wu", lesson="fenshu")
    county.hand_in("courseware", "2024-04-11", "yixiao", "wu", lesson="fenshu")
    for order in ((plan, slides), (slides, plan)):
        found = county.statuses(campaign(*order), "2024-07-01")
        assert ("rejected", "done") == (found["li", "slides"], found["wu", "slides"])
    line = next(one for one in county.judge(campaign(plan, slides), "2024-07-01").lines if one.rejected)
    assert "和“教案”不是同一节课" in line.rejected[0].reasons


def test_an_obligation_may_demand_more_than_the_kind(county: County) -> None:
    county.teacher("li", "yixiao")
    county.hand_in("learning-insight", "2024-04-10", "yixiao", "li", chars=1200)
    asked = campaign(
        {
            "id": "insight",
            "title": "心得",
            "who": "person",
            "what": "learning-insight",
            "demands": {"chars": 1500, "sections": "感悟", "images": 1, "attachments": "照片"},
        }
    )
    line = only(county.judge(asked, "2024-07-01"))
    assert Status.REJECTED == line.status
    assert ("字数 1200，应有 1500", "缺少“感悟”", "图片 0 张，应有 1 张", "缺少附件“照片”") == line.rejected[
        0
    ].reasons


def test_a_field_may_be_counted_in_place_of_papers(county: County) -> None:
    county.teacher("li", "yixiao")
    for lessons in ("12", "20"):
        county.hand_in("observation-record", "2024-04-10", "yixiao", "li", fields={"lessons": lessons})
    heard = {
        "id": "heard",
        "title": "听课",
        "who": "person",
        "what": "observation-record",
        "count": 30,
        "sum_field": "lessons",
    }
    line = only(county.judge(campaign(heard), "2024-07-01"))
    assert (Status.DONE, 32) == (line.status, line.counted)


def test_more_than_the_most_is_surplus_and_does_not_count(county: County) -> None:
    county.teacher("li", "erzhong", "math")
    first = county.hand_in("lesson-plan", "2024-04-01", "erzhong", "li", terms={"subject": ("math",)})
    second = county.hand_in("lesson-plan", "2024-04-02", "erzhong", "li", terms={"subject": ("math",)})
    county.hand_in("lesson-plan", "2024-04-03", "erzhong", "li", terms={"subject": ("math",)})
    fine = {
        "id": "fine",
        "title": "优质课",
        "who": "subject",
        "what": "lesson-plan",
        "count": {"min": 1, "max": 2},
    }
    line = only(county.judge(campaign(fine), "2024-07-01"))
    assert (Status.DONE, 2, 1, (first, second)) == (line.status, line.counted, line.surplus, line.pieces)


def test_what_is_not_owed_is_counted_and_never_missing(county: County) -> None:
    county.hand_in("case", "2024-04-10", "yixiao")
    extra = {"id": "case", "title": "案例", "who": "school", "what": "case", "owed": False}
    assert {
        ("yixiao", "case"): "done",
        ("erzhong", "case"): "not-applicable",
    } == county.statuses(campaign(extra), "2024-07-01")


def test_exempt_with_the_reason(county: County) -> None:
    excused = [{"who": "erzhong", "obligations": "report", "reason": "校舍重建"}]
    line = county.judge(campaign(REPORT, exemptions=excused), "2024-07-01").by_unit["organisation:erzhong"][0]
    assert (Status.EXEMPT, "校舍重建") == (line.status, line.reason)


def test_an_exempt_school_exempts_its_teachers(county: County) -> None:
    county.teacher("wu", "erzhong")
    plan = {"id": "plan", "title": "教案", "who": "person", "what": "lesson-plan"}
    asked = campaign(plan, exemptions=[{"who": "erzhong", "reason": "支教"}])
    assert {("wu", "plan"): "exempt"} == county.statuses(asked, "2024-07-01")


def test_schools_directly_below_the_city(county: County) -> None:
    county.organisation("yizhong", "school", "shi", "senior")
    plan = {
        "id": "plan",
        "title": "方案",
        "who": ["county", {"level": "school", "under": "city"}],
        "what": "training-plan",
    }
    assert {("xian", "plan"), ("yizhong", "plan")} == set(county.statuses(campaign(plan), "2024-03-02"))


def test_whole_trees_count_where_the_obligation_says_so(county: County) -> None:
    county.hand_in("case", "2024-04-10", "yixiao", size=400)
    county.hand_in("case", "2024-04-11", "erzhong", size=700)
    library = {
        "id": "library",
        "title": "资源库",
        "who": "county",
        "what": "case",
        "scope": "tree",
        "count": 2,
        "amount": "1KiB",
    }
    line = only(county.judge(campaign(library), "2024-07-01"))
    assert (Status.DONE, 2, 1100, 1024) == (line.status, line.counted, line.size, line.size_needed)
    assert (
        "missing" == county.statuses(campaign({**library, "amount": "2KiB"}), "2024-07-01")["xian", "library"]
    )


def test_decisions_of_the_bureau_are_counted(county: County) -> None:
    from generator.model.registry import Featured

    county.featured += [
        Featured("", "county", "示范校", date="2024-04-01", organisation="yixiao"),
        Featured("", "county", "示范校", date="2023-04-01", organisation="erzhong"),
    ]
    quota = {
        "id": "models",
        "title": "示范校",
        "who": "county",
        "what": {"recognised": {"of": "organisation", "award": "示范校", "level": "county"}},
        "scope": "tree",
        "count": {"min": 1, "max": 8},
    }
    line = only(county.judge(campaign(quota), "2024-07-01"))
    assert (Status.DONE, ("yixiao",)) == (line.status, line.pieces)


def test_who_is_recognised_again_is_still_one(county: County) -> None:
    """Reviewed the year after, or written down twice: one model school."""
    from generator.model.registry import Featured

    county.featured += [
        Featured("", "county", "示范校", date="2024-06-01", organisation="yixiao"),
        Featured("", "county", "示范校", date="2024-04-01", organisation="yixiao"),
    ]
    quota = {
        "id": "models",
        "title": "示范校",
        "who": "county",
        "what": {"recognised": {"of": "organisation", "award": "示范校", "level": "county"}},
        "scope": "tree",
        "by": "2024-05-01",
        "count": {"min": 2},
    }
    line = only(county.judge(campaign(quota), "2024-07-01"))
    assert (Status.MISSING, 1, 0, 0) == (line.status, line.counted, line.late, line.surplus)


def test_a_teachers_own_paper_is_not_the_schools(county: County) -> None:
    county.teacher("li", "yixiao").teacher("wu", "erzhong")
    signed = county.hand_in("training-summary", "2024-05-10", "yixiao", "li")
    of_the_school = county.hand_in("training-summary", "2024-05-11", "erzhong")
    own = {**REPORT, "what": {"kinds": "training-summary", "signed": False}}
    personal = {
        **REPORT,
        "id": "personal",
        "who": ["person", "school"],
        "what": {"kinds": "training-summary", "signed": True},
    }
    ledger = county.judge(campaign(own, personal), "2024-06-01")
    assert {
        ("organisation:yixiao", "report"): (),
        ("organisation:yixiao", "personal"): (signed,),
        ("person:li", "personal"): (signed,),
        ("organisation:erzhong", "report"): (of_the_school,),
        ("organisation:erzhong", "personal"): (),
        ("person:wu", "personal"): (),
    } == {(one.unit, one.obligation): one.pieces for one in ledger.lines}


def test_a_record_without_the_number_is_one(county: County) -> None:
    """一份记录只有一节课，听课节数可以不写。"""
    county.teacher("li", "yixiao")
    county.hand_in("observation-record", "2024-04-10", "yixiao", "li", fields={"lessons": "12"})
    county.hand_in("observation-record", "2024-04-11", "yixiao", "li")
    heard = {
        "id": "heard",
        "title": "听课",
        "who": "person",
        "what": "observation-record",
        "count": 14,
        "sum_field": "lessons",
    }
    line = only(county.judge(campaign(heard), "2024-07-01"))
    assert (Status.MISSING, 13) == (line.status, line.counted)


def test_a_photographed_sign_in_sheet_is_no_photo_of_the_lesson(county: County) -> None:
    from generator.model.submission import Attachment, Picture

    def bundle(number: int, roles: tuple[str, ...]) -> dict[str, object]:
        shown = tuple(Picture(f"{number}/{at}.png", "课堂") for at in range(2))
        files = tuple(Attachment(f"{number}/{role}.jpg", f"{role}.jpg", role, "jpg", 9) for role in roles)
        return {"pictures": shown, "attachments": files}

    county.hand_in("lesson-visit", "2024-04-10", "yixiao", **bundle(1, ("签到簿", "听课笔记照片")))
    county.hand_in("lesson-visit", "2024-04-10", "erzhong", **bundle(2, ("签到簿", "图片")))
    visit = {
        "id": "visit",
        "title": "听课",
        "who": "school",
        "what": "lesson-visit",
        "demands": {"images": 3},
    }
    assert {
        ("yixiao", "visit"): "rejected",
        ("erzhong", "visit"): "done",
    } == county.statuses(campaign(visit), "2024-07-01")


def test_a_teacher_who_moves_keeps_what_was_handed_in_before(county: County) -> None:
    county.teacher("li", "yixiao", until="2024-04-30").teacher("li", "erzhong", since="2024-05-01")
    county.hand_in("lesson-plan", "2024-04-10", "yixiao", "li")
    plan = {"id": "plan", "title": "教案", "who": "person", "what": "lesson-plan"}
    ledger = county.judge(campaign(plan), "2024-07-01")
    assert Status.DONE == only(ledger).status
    assert "erzhong" == ledger.units["person:li"].organisation


def test_who_came_after_the_deadline_owes_nothing(county: County) -> None:
    county.teacher("li", "yixiao", since="2024-05-20")
    plan = {"id": "plan", "title": "教案", "who": "person", "what": "lesson-plan", "by": "2024-05-15"}
    line = only(county.judge(campaign(plan), "2024-07-01"))
    assert (Status.NOT_APPLICABLE, "当时不在名册上") == (line.status, line.reason)


def test_after_a_merger_the_successor_answers(county: County) -> None:
    county.organisation("sanxiao", "school", "xian", "primary", closed="2024-05-01", into="yixiao")
    county.hand_in("training-summary", "2024-05-10", "sanxiao")
    found = county.statuses(campaign(REPORT), "2024-06-01")
    assert ("done", "not-applicable") == (found["yixiao", "report"], found["sanxiao", "report"])


def test_naming_another_campaign_means_not_counting_here(county: County) -> None:
    county.hand_in("training-summary", "2024-05-10", "yixiao", terms={"campaign": ("other",)})
    county.hand_in("training-summary", "2024-02-10", "erzhong", terms={"campaign": ("term",)})
    found = county.statuses(campaign(REPORT), "2024-06-01")
    assert ("missing", "done") == (found["yixiao", "report"], found["erzhong", "report"])


def test_only_the_tree_of_the_campaigns_own_organisation_is_asked(county: County) -> None:
    county.organisation("linxian", "county", "shi").organisation("linxiao", "school", "linxian")
    assert {"yixiao", "erzhong"} == {
        unit for unit, _ in county.statuses(campaign(REPORT, organisation="xian"), "2024-06-01")
    }


def test_points_lateness_and_passing(county: County) -> None:
    county.teacher("li", "yixiao").teacher("wu", "yixiao").teacher("sun", "yixiao")
    asked = campaign(
        {
            "id": "plan",
            "title": "教案",
            "who": "person",
            "what": "lesson-plan",
            "by": "2024-04-30",
            "points": 60,
            "late": 0,
        },
        {
            "id": "notes",
            "title": "笔记",
            "who": "person",
            "what": "reading-notes",
            "count": 4,
            "points": 40,
            "partial": True,
            "late": 0.5,
            "by": "2024-05-31",
        },
        pass_points=60,
        exemptions=[{"who": "sun", "obligations": "plan", "reason": "产假"}],
    )
    county.hand_in("lesson-plan", "2024-04-10", "yixiao", "li")
    county.hand_in("lesson-plan", "2024-05-10", "yixiao", "wu")
    for day in ("2024-05-01", "2024-05-02", "2024-06-02"):
        county.hand_in("reading-notes", day, "yixiao", "wu")
        county.hand_in("reading-notes", day, "yixiao", "sun")
    scores = county.judge(asked, "2024-07-01").scores
    assert (60, 100, True) == (
        scores["person:li"].points,
        scores["person:li"].possible,
        scores["person:li"].passed,
    )
    # Late without points, then two notes in time and one at half: 40 × 2.5 / 4.
    assert (25, 100, False) == (
        scores["person:wu"].points,
        scores["person:wu"].possible,
        scores["person:wu"].passed,
    )
    # Excused from the 60 points: passing takes 60 % of the 40 that are left.
    assert (25, 40, True) == (
        scores["person:sun"].points,
        scores["person:sun"].possible,
        scores["person:sun"].passed,
    )


def test_who_is_excused_from_all_points_neither_passes_nor_fails(county: County) -> None:
    county.teacher("li", "yixiao")
    plan = {"id": "plan", "title": "教案", "who": "person", "what": "lesson-plan", "points": 60}
    excused = [{"who": "li", "reason": "产假"}]
    score = county.judge(campaign(plan, pass_points=60, exemptions=excused), "2024-07-01").scores["person:li"]
    assert (0, 0, 60, None, True) == (score.points, score.possible, score.excused, score.passed, score.free)


def test_hours_are_capped_by_category_and_in_all(county: County) -> None:
    county.teacher("li", "yixiao")
    asked = campaign(
        {
            "id": "school",
            "title": "校本",
            "who": "person",
            "what": "training-summary",
            "hours": 16,
            "category": "校本研修",
        },
        {
            "id": "course",
            "title": "网络",
            "who": "person",
            "what": "certificate",
            "hours_field": "hours",
            "category": "网络研修",
        },
        hours={"target": 36, "caps": {"校本研修": 12}},
    )
    county.hand_in("training-summary", "2024-04-10", "yixiao", "li")
    county.hand_in("certificate", "2024-04-10", "yixiao", "li", fields={"hours": "20"})
    score = county.judge(asked, "2024-07-01").scores["person:li"]
    assert (32, {"校本研修": 16, "网络研修": 20}, 36) == (score.hours, score.by_category, score.hours_target)


def test_progress_counts_without_naming(county: County) -> None:
    from generator.assess.ledger.progress import progress

    county.hand_in("training-summary", "2024-05-10", "yixiao")
    counted = progress(county.judge(campaign(REPORT), "2024-06-01"), county.registry).counts
    assert (1, 1, 2) == (
        counted["", "report"].complete,
        counted["", "report"].missing,
        counted["xian", "report"].owed,
    )
    assert (0, 1) == (counted["erzhong", "report"].complete, counted["erzhong", "report"].missing)


def test_a_plan_dated_before_the_campaign_counts_when_it_names_it(county: County) -> None:
    """A plan for September is often dated in August."""
    early = {"terms": {"campaign": ("term",)}, "received": "2024-03-02"}
    county.hand_in("training-plan", "2024-02-28", "yixiao", **early)
    county.hand_in("training-plan", "2024-02-28", "erzhong", received="2024-03-02")
    plan = {"id": "plan", "title": "方案", "who": "school", "what": "training-plan", "from": "2024-03-01"}
    found = county.statuses(campaign(plan), "2024-07-01")
    assert ("done", "missing") == (found["yixiao", "plan"], found["erzhong", "plan"])


def test_which_form_of_a_kind_is_told_by_field_title_or_the_name_it_was_called_by(county: County) -> None:
    form = {
        "id": "form",
        "title": "课程表",
        "who": "school",
        "what": {"kinds": "school-form", "fields": {"form": ["课程表"]}},
        "count": 3,
    }
    county.hand_in("school-form", "2024-03-05", "yixiao", fields={"form": "《课程表》"}, title="一")
    county.hand_in("school-form", "2024-03-05", "yixiao", title="2024年课程表")
    county.hand_in("school-form", "2024-03-05", "yixiao", called="课程表", title="三")
    county.hand_in("school-form", "2024-03-05", "yixiao", fields={"form": "周进度表"}, title="课程表以外")
    line = county.judge(campaign(form), "2024-07-01").by_unit["organisation:yixiao"][0]
    assert (Status.DONE, 3) == (line.status, line.counted)
