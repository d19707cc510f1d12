"""The guide of a kind says what city, county and school ask for besides, whose it is and since when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Severity
from generator.model.kind import AttachmentRule, Count
from generator.model.requirement import FieldDemand, Requirement, RuleSetting, SectionDemand
from generator.model.site import SiteConfig
from generator.render.views.guide import guide_view
from generator.render.views.library import Library, library
from generator.render.views.requirements import Asked, asked_of

from .conftest import HOSTILE, RULES, Workshop
from .test_assessed_pages import words


def shelf(catalogue: Catalogue, site: SiteConfig, *those: Requirement) -> Library:
    return library(catalogue, site.model_copy(update={"requirements": those}), RULES)


def requirement(**values: object) -> Requirement:
    return Requirement.model_validate({"id": "one", "source": "教学常规第三条", **values})


def test_every_constraint_that_is_stricter_is_said_in_words(catalogue: Catalogue, site: SiteConfig) -> None:
    kind = site.kinds["lesson-plan"]
    heading = next(one.heading for one in kind.sections if not one.required or one.when)
    name, field = next((name, one) for name, one in kind.fields.items() if not one.required)
    asked = requirement(
        of="云溪county-a",
        since="2024-09-01",
        until="2025-01-31",
        when={"stage": ("primary",)},
        min_chars=4321,
        images=Count(min=7, max=9),
        fields={name: FieldDemand()},
        sections={heading: SectionDemand(required=True, min_chars=99)},
        attachments=(AttachmentRule(role="学情单", min=2, types=("pdf",)),),
        rules={"PL404": RuleSetting(severity=Severity.ERROR, reason="无障碍")},
    )
    (found,) = asked_of(shelf(catalogue, site, asked), "lesson-plan")
    assert (found.whose, found.href) == ("云溪county-a", "organisation/county-a/")
    assert (found.period, found.when) == ("2024年9月1日起至2025年1月31日", "小学")
    assert found.source == "教学常规第三条"
    assert found.demands == (
        "正文不少于4,321字",
        "图片不少于7张",
        "图片不多于9张",
        f"“{field.label}”必填",
        f"“{heading}”部分必填",
        f"“{heading}”部分不少于99字",
        "附件“学情单”不少于2个（pdf）",
    )
    assert [(one.label, one.href) for one in found.rules] == [
        ("PL404 图片没有说明：按错误算", "rules/PL404/")
    ]


@pytest.mark.parametrize("values", [{"kinds": ("news",), "min_chars": 9000}, {"min_chars": 1}, {"rules": {}}])
def test_what_asks_nothing_more_of_the_kind_is_not_said(
    catalogue: Catalogue, site: SiteConfig, values: dict[str, object]
) -> None:
    assert asked_of(shelf(catalogue, site, requirement(**values)), "lesson-plan") == ()


def test_those_of_the_whole_site_stand_first_then_from_the_top_of_the_tree_down(
    catalogue: Catalogue, site: SiteConfig
) -> None:
    of = ("school-a", "county-b", "", "county-a", "city")
    those = [requirement(id=f"r{at}", of=one, min_chars=5000) for at, one in enumerate(of)]
    found: tuple[Asked, ...] = asked_of(shelf(catalogue, site, *those), "lesson-plan")
    names = ["本站", "云溪city", "云溪county-b", "云溪county-a", "云溪school-a"]
    assert [one.whose for one in found] == names


def test_the_guide_shows_them_as_text(workshop: Workshop, catalogue: Catalogue) -> None:
    asked = requirement(of="county-a", since="2024-09-01", min_chars=4321, source=HOSTILE)
    strict = replace(workshop, site=workshop.site.model_copy(update={"requirements": (asked,)}))
    made = strict.texts(catalogue)["guide/lesson-plan/index.html"]
    told = words(made)
    assert "各级的要求" in told and "云溪county-a 2024年9月1日起 正文不少于4,321字 依据：" in told
    assert "<script>alert" not in made and 'href="../../organisation/county-a/"' in made


def test_a_guide_without_any_has_no_such_part(
    texts: dict[str, str], catalogue: Catalogue, site: SiteConfig
) -> None:
    assert "各级的要求" not in texts["guide/lesson-plan/index.html"]
    assert guide_view(shelf(catalogue, site), "lesson-plan").asked == ()
