"""Planned pages: keys that mean what they say, links that lead somewhere, texts that stay texts."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from generator.model.catalogue import Catalogue
from generator.model.registry import Featured
from generator.render import parts as render_parts
from generator.render.files import plan_files
from generator.render.machine import plan_machine
from generator.render.mkdocs_project import POLICY
from generator.render.shell import Shells
from generator.render.slots import ShellError
from generator.render.stamper import stamper
from generator.render.views.share import share_cards

from .conftest import CAMPAIGNS, HOSTILE, RULES, Workshop, path, registry, submission


class Reader(HTMLParser):
    """Links, tags and texts of a page as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        if values.get("id"):
            self.ids.append(values["id"] or "")
        for name in ("href", "src", "action"):
            if name in values and tag not in ("meta",):
                self.links.append(values[name] or "")

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="module")
def readers(texts: dict[str, str]) -> dict[str, Reader]:
    return {name: Reader(text) for name, text in texts.items() if name.endswith(".html")}


def test_there_is_a_page_for_everything(texts: dict[str, str], catalogue: Catalogue) -> None:
    expected = {f"{one.url}index.html" for one in catalogue.submissions}
    expected |= {f"{one.address}index.html" for one in catalogue.listings}
    expected |= {
        "index.html",
        "404.html",
        "resources/2/index.html",
        "rules/PL301/index.html",
        "guide/lesson-plan/index.html",
    }
    expected |= {
        f"{name}/index.html"
        for name in ("subject", "tier", "organisation", "author", "kind", "rules", "guide")
    }
    assert expected <= texts.keys()


def test_every_link_leads_to_something_on_this_site(
    bureau: dict[str, str], shells: Shells, catalogue: Catalogue, workshop: Workshop, content: Path
) -> None:
    """Pages, assets, attachments, pictures, tables; also the anchors within a page. The bureau's edition has all."""
    readers = {name: Reader(text) for name, text in bureau.items() if name.endswith(".html")}
    placed = {one.path for one in plan_files(catalogue, workshop.site, content)}
    machine = {one.path for one in plan_machine(catalogue, workshop.site, b"")}
    known = {*bureau, *shells.files, *placed, *machine}
    for name, page in readers.items():
        if name == "404.html":
            continue
        for link in page.links:
            target, _, anchor = link.partition("#")
            target = unquote(target.partition("?")[0])
            if not target:
                assert anchor in page.ids, (name, link)
                continue
            if link.startswith(workshop.site.site.url):
                continue
            if link == workshop.site.site.icp_url:
                continue  # a filing number has to lead to the ministry; nothing is fetched from there
            assert not re.match(r"[a-z]+:|/", link), (name, link)
            found = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
            found = (
                "index.html"
                if found == "."
                else f"{found}/index.html"
                if target.endswith(("/", ".."))
                else found
            )
            file = re.fullmatch(r"r/[\w-]+/bundle-(\d+)/(?!index\.html).*", found)
            if found.startswith("thumb/") or (file and int(file[1]) >= 8):
                continue  # files of bundles that the fixture did not write to disk
            assert found in known, (name, link)


def test_parts_hold_every_output_once_however_many_workers_there_are(
    workshop: Workshop, catalogue: Catalogue, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_parts, "LEAST_TO_WRITE", 4)
    wanted = [*workshop.pages(catalogue, workshop.bureau(catalogue)), *workshop.shells.files]
    wanted += [one.path for one in plan_files(catalogue, workshop.site, content)]
    wanted += [one.path for one in plan_machine(catalogue, workshop.site, b"")]
    planned = {}
    for jobs in (1, 3):
        maker = stamper(
            catalogue, workshop.site, workshop.shells, workshop.bodies, RULES, workshop.bureau(catalogue),
            CAMPAIGNS,
        )  # fmt: skip
        found = render_parts.parts(maker, content, jobs)
        outputs = [one for part in found for one in part()]
        drawn = [one.path for one in share_cards(maker.library)]
        assert sorted(one.path for one in outputs) == sorted({*wanted, *drawn})
        planned[jobs] = {one.path: one.key for one in outputs}
    assert planned[1] == planned[3]


def test_no_page_asks_another_host(readers: dict[str, Reader]) -> None:
    for name, page in readers.items():
        for tag, values in page.tags:
            for attribute in ("src", "action", "poster", "data"):
                assert not re.match(r"(https?:)?//", values.get(attribute) or ""), (name, tag)
            if tag == "link" and values.get("rel") != "canonical":
                assert not re.match(r"(https?:)?//", values.get("href") or ""), name


def test_no_page_has_an_inline_script_or_style(readers: dict[str, Reader]) -> None:
    for name, page in readers.items():
        policies = [
            v.get("content")
            for t, v in page.tags
            if t == "meta" and v.get("http-equiv") == "Content-Security-Policy"
        ]
        framed = name.startswith("embed/")
        assert policies == ["default-src 'none'; style-src 'self'" if framed else POLICY], name
        for tag, values in page.tags:
            assert tag != "style" and "style" not in values, name
            assert not any(attribute.startswith("on") for attribute in values), name
            assert tag != "script" or values.get("src") or values.get("type") == "application/ld+json", name


def test_ids_are_unique_and_there_is_one_h1(readers: dict[str, Reader]) -> None:
    for name, page in readers.items():
        assert len(page.ids) == len(set(page.ids)), (name, sorted(page.ids))
        assert [tag for tag, _ in page.tags].count("h1") == 1, name


def test_a_hostile_title_is_text_everywhere(texts: dict[str, str], readers: dict[str, Reader]) -> None:
    """Also on the pages that only mention it, in the data block and in the head."""
    shown = [name for name, page in readers.items() if any("alert('标题')" in word for word in page.words)]
    assert len(shown) > 5
    for name in shown:
        assert "<script>alert" not in texts[name]
        assert "{{ 7*7 }}" in texts[name] and "49" not in re.findall(
            r"\}\}|49", texts[name].partition("</title>")[0]
        )
    page = texts[f"{submission(5).url}index.html"]
    assert "\\u003cscript\\u003e" in page
    assert f"{HOSTILE[:8]}" not in page


def test_internal_attachments_are_not_mentioned(texts: dict[str, str]) -> None:
    assert [name for name, text in texts.items() if "签到簿" in text and name.startswith("r/")] == []


def test_older_pages_carry_no_total(texts: dict[str, str]) -> None:
    assert "<strong>60</strong> 份" in texts["resources/index.html"]
    assert "60" not in re.sub(r"<[^>]*>", "", texts["resources/1/index.html"].partition("<main")[2])


def test_equal_inputs_give_equal_bytes_and_keys(
    workshop: Workshop, catalogue: Catalogue, texts: dict[str, str]
) -> None:
    again = workshop.catalogue(tuple(submission(at) for at in reversed(range(60))))
    assert workshop.texts(again) == texts
    assert {n: p.key for n, p in workshop.pages(again).items()} == {
        n: p.key for n, p in workshop.pages(catalogue).items()
    }


def test_no_page_names_a_folder_of_this_machine(texts: dict[str, str], tmp_path: Path) -> None:
    for name, text in texts.items():
        assert str(Path.home()) not in text or str(Path.home()) == "/", name
        assert "/tmp/" not in text and str(tmp_path.parent.parent) not in text, name


CHANGES: dict[str, dict[str, object]] = {
    "title": {"title": "改过的题目"},
    "summary": {"summary": "改过的摘要"},
    "body": {"content_digest": "changed"},
    "date": {"date": "2024-12-31"},
    "author": {"authors": ()},
    "subject": {"terms": {**submission(11).terms, "subject": ("history",)}},
    "attachment": {"attachments": ()},
    "picture": {"pictures": ()},
    "lesson": {"lesson": "lesson-7"},
    "kind": {"kind": "news"},
    "length": {"chars": 99},
    "headings": {"headings": ()},
}


@pytest.mark.parametrize("changes", CHANGES.values(), ids=CHANGES.keys())
def test_a_key_changes_exactly_when_the_bytes_do(
    workshop: Workshop, catalogue: Catalogue, texts: dict[str, str], changes: dict[str, object]
) -> None:
    """The promise of `Page.key`, for every page of the site and every kind of change."""
    before = {name: page.key for name, page in workshop.pages(catalogue).items()}
    changed = workshop.catalogue(tuple(submission(at, **(changes if at == 11 else {})) for at in range(60)))
    pages, after = workshop.pages(changed), workshop.texts(changed)
    assert after != texts
    for name in pages.keys() & before.keys():
        if pages[name].key == before[name]:
            assert after[name] == texts[name], name
    wasted = [
        name
        for name in pages.keys() & before.keys()
        if pages[name].key != before[name] and after[name] == texts[name]
    ]
    assert len(wasted) <= 3, wasted


def test_a_changed_body_makes_one_page_stale(workshop: Workshop, catalogue: Catalogue) -> None:
    before = {name: page.key for name, page in workshop.pages(catalogue).items()}
    changed = workshop.catalogue(
        tuple(submission(at, **({"content_digest": "new"} if at == 9 else {})) for at in range(60))
    )
    stale = [name for name, page in workshop.pages(changed).items() if page.key != before[name]]
    assert stale == [f"{submission(9).url}index.html"]


def test_a_recognition_changes_the_pages_that_show_it(workshop: Workshop, catalogue: Catalogue) -> None:
    roster = registry()
    more = replace(
        roster,
        featured=(*roster.featured, Featured(path(9), "province", "special-prize", "省", "2024-06-01")),
    )
    before = {name: page.key for name, page in workshop.pages(catalogue).items()}
    again = workshop.catalogue(tuple(submission(at) for at in range(60)), more)
    stale = {name for name, page in workshop.pages(again).items() if page.key != before[name]}
    assert {f"{submission(9).url}index.html", "index.html"} <= stale
    assert "省级特等奖" in workshop.texts(again)["index.html"]
    assert len(stale) < 30


def test_a_handwritten_page_takes_the_place_of_ours(workshop: Workshop, catalogue: Catalogue) -> None:
    own = replace(workshop.shells, files={**workshop.shells.files, "guide/index.html": Path("x")})
    pages = Workshop(workshop.site, own).pages(catalogue)
    assert "guide/index.html" not in pages and "guide/lesson-plan/index.html" in pages


def test_an_address_that_is_too_deep_is_refused(workshop: Workshop) -> None:
    deep = workshop.catalogue((submission(1, url="a/b/c/d/e/f/g/h/"),))
    with pytest.raises(ShellError, match="地址层数过多"):
        workshop.texts(deep)


def test_an_empty_site_still_has_its_pages(workshop: Workshop) -> None:
    texts = workshop.texts(workshop.catalogue(()))
    assert "还没有成果" in texts["resources/index.html"] and "index.html" in texts


def test_a_site_of_one_kind_with_nothing_but_a_title(shells: Shells) -> None:
    """No subjects, no ladder, no registry: every page type still works."""
    from generator.model.kind import Field, Kind
    from generator.model.registry import Registry
    from generator.model.site import SiteConfig, SiteInfo
    from generator.model.submission import Submission

    kinds = {"note": Kind(label="札记", fields={"title": Field(label="标题", required=True)})}
    plain = Workshop(SiteConfig(site=SiteInfo(name="笔记"), kinds=kinds), shells)
    notes = tuple(
        Submission(
            path=f"submissions/a/n{at}.md",
            url=f"r/a/n{at}/",
            kind="note",
            title=f"札记{at}",
            organisation="a",
        )
        for at in range(45)
    )
    texts = plain.texts(plain.catalogue(notes, Registry()))
    assert "札记44" in texts["index.html"] and "札记3" in texts["r/a/n3/index.html"]
    assert "resources/1/index.html" in texts
