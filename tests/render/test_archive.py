"""Archives of issues, and the frames in which other sites show a list."""

from __future__ import annotations

import re
from html import unescape

from generator.model.catalogue import Catalogue
from generator.render.views.embed import NEWEST

from .conftest import HOSTILE, Workshop, submission

SCHOOL = "organisation/school-b/"
ARCHIVE = f"{SCHOOL}briefing/"


def issues(texts: dict[str, str], path: str) -> list[str]:
    """Addresses of the covers of a page, as they stand."""
    return re.findall(r'class="y-cover__title"><a href="(?:\.\./)*([^"]+)"', texts[path])


def series(workshop: Workshop, number: int) -> dict[str, str]:
    """Pages of a library with this many issues of one school, the first half in one term."""
    made = tuple(
        submission(
            at,
            kind="briefing",
            organisation="school-b",
            date=f"20{10 + at // 12}-{at % 12 + 1:02}-01",
            terms={"term": ("2023-2024-1",)} if at < number // 2 else {},
        )
        for at in range(number)
    )
    return workshop.texts(workshop.catalogue(made))


def test_an_archive_has_all_issues_newest_first_by_period(workshop: Workshop) -> None:
    texts = series(workshop, 30)
    page = texts[f"{ARCHIVE}index.html"]
    shown = issues(texts, f"{ARCHIVE}index.html")
    assert len(shown) == 30 and shown[0].endswith("bundle-29/") and shown[-1].endswith("bundle-0/")
    assert re.findall(r'class="y-section" id="p\d">([^<]*)', page) == [
        "2012年", "2011年", workshop.site.taxonomies["term"].terms[10].label,
    ]  # fmt: skip
    assert "<strong>30</strong> 期" in page


def test_an_added_issue_changes_the_landing_of_its_archive_alone(workshop: Workshop) -> None:
    before, after = series(workshop, 60), series(workshop, 61)
    changed = {name for name in before if name.startswith(ARCHIVE) and before[name] != after[name]}
    assert {name for name in before if name.startswith(ARCHIVE)} == {
        f"{ARCHIVE}index.html", f"{ARCHIVE}1/index.html", f"{ARCHIVE}2/index.html",
    }  # fmt: skip
    # The first half of 61 is the first half of 60: the older pages hold the same issues.
    assert changed == {f"{ARCHIVE}index.html"}


def test_issue_and_unit_lead_to_the_archive(texts: dict[str, str], catalogue: Catalogue) -> None:
    issue = next(one for one in catalogue.submissions if one.kind == "briefing")
    archive = f"organisation/{issue.organisation}/briefing/"
    assert f'href="../../../{archive}"' in texts[f"{issue.url}index.html"]
    assert f'href="../../{archive}"' in texts[f"organisation/{issue.organisation}/index.html"]
    assert f'href="../../{archive}"' not in texts["organisation/city/index.html"], "it issued nothing itself"


def test_a_frame_is_bare_and_bounded(texts: dict[str, str]) -> None:
    page = texts[f"embed/{SCHOOL}index.html"]
    assert page.count("<li>") == NEWEST and "<script" not in page and len(page) < 4096
    assert not re.search(r'\sstyle=|<style|class="', page)
    leads = re.findall(r'<a href="([^"]*)" target="_blank" rel="noopener">', page)
    assert len(leads) == NEWEST + 2 and all(one.startswith("https://library.example/") for one in leads)
    assert page.count("<a ") == len(leads)


def test_a_hostile_title_is_text_in_a_frame(workshop: Workshop) -> None:
    texts = workshop.texts(workshop.catalogue((submission(1, title=HOSTILE),)))
    page = texts[f"embed/{SCHOOL}index.html"]
    assert "<script" not in page and HOSTILE in unescape(page)


def test_only_lists_with_a_feed_and_archives_have_frames(texts: dict[str, str]) -> None:
    framed = {name.removeprefix("embed/").partition("/")[0] for name in texts if name.startswith("embed/")}
    assert framed == {"subject", "organisation", "kind"}
    assert not any(re.search(r"/\d+/index\.html$", name) for name in texts if name.startswith("embed/"))
    code = re.search(r"<textarea[^>]*>(.*?)</textarea>", texts[f"{SCHOOL}index.html"], re.DOTALL)
    assert code and 'src="https://library.example/embed/organisation/school-b/"' in unescape(code[1])
    assert "<textarea" not in texts["tier/backbone/index.html"]
