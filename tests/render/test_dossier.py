"""The page of a lesson: its steps, its rounds, what led from one to the next."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from generator.model.catalogue import Catalogue
from generator.model.submission import Submission
from generator.render.views.dossier import DossierView, dossier_view
from generator.render.views.library import library

from .conftest import HOSTILE, Workshop, submission

AT = "lesson/school-a/fen-shu/index.html"
REVIEW, PLAN, RECORD, COURSEWARE = "lesson-review", "lesson-plan", "training-record", "courseware"


def one(number: int, kind: str, day: str, **more: object) -> Submission:
    fields = {"round": str(more.pop("round"))} if "round" in more else {}
    fields |= {"form": str(more.pop("form"))} if "form" in more else {}
    same: dict[str, object] = {"lesson": "分数", "organisation": "school-a", "fields": fields}
    return submission(4 * number, kind=kind, date=day, **{**same, **more})


LESSON = (
    one(1, PLAN, "2024-04-10", round=1, title="分数除法（一稿）"),
    one(2, REVIEW, "2024-04-12", round=1, summary="导入过长。"),
    one(3, PLAN, "2024-04-17", round=2, title="分数除法（二稿）", sections=("教材分析",)),
    one(4, RECORD, "2024-04-20", form="辩课、研课", summary="要不要讲算理。"),
    one(5, PLAN, "2024-04-24", round=3, title="分数除法（三稿）"),
    one(6, COURSEWARE, "2024-04-25", title=HOSTILE),
    one(7, "teaching-reflection", "2024-04-26", round=3),
)


def catalogue_of(workshop: Workshop, those: tuple[Submission, ...] = LESSON) -> Catalogue:
    return workshop.catalogue(those)


def view(workshop: Workshop, those: tuple[Submission, ...] = LESSON) -> DossierView:
    catalogue = catalogue_of(workshop, those)
    (lesson,) = (each for each in catalogue.lessons if each.address)
    return dossier_view(library(catalogue, workshop.site), lesson)


def key(workshop: Workshop, those: tuple[Submission, ...]) -> bytes:
    return workshop.pages(catalogue_of(workshop, those))[AT].key


def test_steps_stand_in_their_order_and_say_what_is_lacking(workshop: Workshop) -> None:
    steps = view(workshop).steps
    assert [step.label for step in steps] == [
        *("解读", "学课", "备课", "说课", "研课", "讲课", "评课", "辩课", "导课")
    ]
    there = {step.label: len(step.documents) for step in steps if step.documents}
    # A record says itself of which steps it is; a plan with an analysis of the textbook is of two.
    assert there == {"解读": 1, "备课": 4, "研课": 1, "评课": 1, "辩课": 1}


def test_what_is_of_no_step_is_not_lost(workshop: Workshop) -> None:
    found = view(workshop)
    assert [each.kind for each in found.others] == ["教学反思"]


def test_rounds_follow_each_other_with_what_led_to_the_next(workshop: Workshop) -> None:
    found = view(workshop)
    assert [each.label for each in found.rounds] == ["一磨", "二磨", "三磨"]
    assert [(each.old.round, each.new.round) for each in found.matches] == [
        ("一磨", "二磨"),
        ("二磨", "三磨"),
    ]
    assert [[each.summary for each in match.reasons] for match in found.matches] == [
        ["导入过长。"],
        ["要不要讲算理。"],
    ]
    assert (found.title, found.mark) == ("分数", "一课三磨")


def test_a_lesson_without_rounds_has_its_documents(workshop: Workshop) -> None:
    found = view(workshop, (one(1, PLAN, "2024-04-10"), one(2, COURSEWARE, "2024-04-11")))
    assert not found.matches and not found.rounds
    assert found.title == "分数"


def test_one_submission_alone_has_no_such_page(workshop: Workshop) -> None:
    assert AT not in workshop.pages(catalogue_of(workshop, LESSON[:1]))


@pytest.mark.parametrize(
    ("changed", "same"),
    [
        (replace(LESSON[2], content_digest="other"), False),
        (replace(LESSON[1], summary="换了一句。"), False),
        (replace(LESSON[1], content_digest="other"), True),  # its body is not shown
    ],
    ids=["compared body", "summary of a review", "body of a review"],
)
def test_the_key_holds_what_the_page_shows(workshop: Workshop, changed: Submission, same: bool) -> None:
    those = tuple(changed if each.path == changed.path else each for each in LESSON)
    assert (key(workshop, those) == key(workshop, LESSON)) is same


def test_the_page_shows_the_difference_and_links_there_and_back(workshop: Workshop) -> None:
    texts = workshop.texts(catalogue_of(workshop))
    page = texts[AT]
    # The invented bodies differ in their content digest.
    assert re.search(r"<del>c?4</del>.*<ins>c?12</ins>", page, re.DOTALL)
    assert re.search("改动 [12] 处", page) and "未改动" in page
    assert "<script>alert" not in page
    assert '<a href="../../../r/school-a/bundle-12/"' in page
    assert f'href="../../../{AT.removesuffix("index.html")}"' in texts["r/school-a/bundle-12/index.html"]
    assert page.count('class="y-nine__word">缺') == 4


def test_what_is_lacking_is_no_link(workshop: Workshop) -> None:
    page = workshop.texts(catalogue_of(workshop))[AT]
    lacking = re.findall(r'<li class="y-nine__lacking">.*?</li>', page, re.DOTALL)
    assert len(lacking) == 4 and not any("<a" in each for each in lacking)
