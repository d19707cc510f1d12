"""MkDocs as a black box: what goes in, what comes out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config

from generator.model.site import SiteConfig
from generator.render.mkdocs_project import LAYOUTS, POLICY, mkdocs_config
from generator.render.shell import _UNUSED, Shells, _versions, build_shells, plan_shell_files, shell_inputs
from generator.render.slots import ShellError, cut

from .conftest import HOSTILE, THEME


def squeezed(page: str) -> str:
    """Shells are cut with empty lines and indents taken out, and without the controls of Material's own
    script; nothing else may differ."""
    return re.sub(r"[ \t]*\n\s*", "\n", _UNUSED.sub("", page)).strip()


SAMPLES = [
    (
        "submission",
        3,
        HOSTILE,
        '说明 <&> "x"',
        '<meta property="og:title" content="x">',
        "<article><p>正文</p></article>",
    ),
    ("listing", 2, "数列", "一句话", "", "<ol><li>甲</li></ol>"),
    ("page", 1, "指南", "怎么写", "", "<p>写</p>"),
]


@pytest.mark.parametrize(("layout", "depth", "title", "description", "head", "body"), SAMPLES)
def test_a_stamped_page_is_what_mkdocs_renders(
    site: SiteConfig,
    shells: Shells,
    tmp_path: Path,
    layout: str,
    depth: int,
    title: str,
    description: str,
    head: str,
    body: str,
) -> None:
    """MkDocs renders the page itself, from front matter; the stamped page is the same bytes."""
    docs, out = tmp_path / "docs", tmp_path / "out"
    folder = docs.joinpath(*["d"] * (depth - 1))
    folder.mkdir(parents=True)
    (docs / "index.md").write_text("x", "utf-8")
    (docs / "about.md").write_text("# 关于", "utf-8")
    texts = {
        "title": title,
        "description": description,
        "canonical": "https://library.example/x/",
        "head": head,
        "body": body,
    }
    meta = {**texts, "layout": layout, "current": ["", ' aria-current="true"', *[""] * 6]}
    (folder / "sample.md").write_text(f"---\n{json.dumps(meta)}\n---\n", "utf-8")
    config = mkdocs_config(site, THEME, docs, out, _versions(THEME))
    config["not_in_nav"] = "/d/\n/sample.md"
    project = tmp_path / "mkdocs.yml"
    project.write_text("", "utf-8")
    build(load_config(config_file=str(project), **config))
    rendered = out.joinpath(*["d"] * (depth - 1), "sample", "index.html").read_text("utf-8")

    stamped = b"".join(
        shells.get(layout, depth).stamp(
            title=title,
            description=description,
            canonical=texts["canonical"],
            head=head.encode(),
            body=body.encode(),
            current=1,
        )
    ).decode()
    assert squeezed(stamped) == squeezed(rendered)


def test_no_page_has_controls_that_nothing_moves(shells: Shells) -> None:
    pages = [b"".join(one.pieces) for one in shells.shells.values()]
    pages += [path.read_bytes() for name, path in shells.files.items() if name.endswith(".html")]
    assert not any(b"md-toggle" in one or b"md-overlay" in one for one in pages)


def test_every_layout_has_a_shell_for_every_depth(shells: Shells) -> None:
    for layout, depths in LAYOUTS.items():
        for depth in depths:
            assert shells.get(layout, depth).base == ("../" * depth or "./")
    assert shells.get("briefing", 3).base == "../../../"


def test_a_deeper_address_is_refused_with_words(shells: Shells) -> None:
    with pytest.raises(ShellError, match="地址层数过多"):
        shells.get("listing", 9)


def test_shells_hold_no_inline_script_and_no_inline_style(shells: Shells) -> None:
    for name, shell in shells.shells.items():
        text = b"".join(shell.pieces).decode()
        assert POLICY in text, name
        assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", text) == [], name
        assert "<style" not in text, name
        assert re.search(r"\sstyle=|\son\w+=", text) is None, name
        assert '<html lang="zh-CN"' in text, name


def test_shells_ask_no_other_host(site: SiteConfig, shells: Shells) -> None:
    """A filing number leads to the ministry: a link that a reader may follow, not a request of the page."""
    filing = f'<a href="{site.site.icp_url}" rel="noreferrer">'
    for name, shell in shells.shells.items():
        page = b"".join(shell.pieces).decode()
        assert filing in page, name
        found = re.findall(r'(?:src|href|action)="(https?:)?//', page.replace(filing, "<a>"))
        assert found == [], name


def test_the_bundle_of_material_is_not_published(shells: Shells) -> None:
    """Hand-written pages, our assets, Material's style sheets are; its scripts, maps and index are not."""
    paths = set(shells.files)
    assert {"about/index.html", "assets/css/tokens.css", "assets/js/shell.js", "assets/img/icon.svg"} <= paths
    assert any(re.fullmatch(r"assets/stylesheets/main\.\w+\.min\.css", path) for path in paths)
    unwanted = [
        one
        for one in paths
        if one.endswith((".map", "search_index.json", "sitemap.xml")) or "javascripts" in one
    ]
    assert unwanted == []
    assert not any(one.startswith("_stub") or one in ("index.html", "404.html") for one in paths)


def test_every_linked_asset_is_published(shells: Shells) -> None:
    for name, shell in shells.shells.items():
        text = b"".join(shell.pieces).decode()
        for target in re.findall(r'(?:src|href)="([^"]*assets/[^"?]*)', text):
            inner = target[target.index("assets/") :]
            assert inner in shells.files, (name, target)


def test_the_handwritten_home_page_becomes_an_intro(shells: Shells) -> None:
    intro = shells.intro.decode()
    assert intro.startswith("<p>欢迎 <strong>来访</strong>") and 'href="about/"' in intro


def test_warnings_of_mkdocs_come_back_as_texts(shells: Shells) -> None:
    assert len(shells.messages) == 1 and "nowhere.md" in shells.messages[0]


def test_the_same_inputs_give_the_same_shells(
    site: SiteConfig, shells: Shells, handwritten: Path, tmp_path: Path
) -> None:
    again = build_shells(site, THEME, handwritten, tmp_path / "elsewhere")
    assert (again.shells, again.keys, again.intro) == (shells.shells, shells.keys, shells.intro)


def test_inputs_tell_a_changed_page_and_a_changed_name(
    site: SiteConfig, handwritten: Path, tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.md").write_text("甲", "utf-8")
    before = shell_inputs(site, THEME, pages)
    assert before == shell_inputs(site, THEME, pages)
    (pages / "a.md").write_text("乙", "utf-8")
    changed = shell_inputs(site, THEME, pages)
    renamed = site.model_copy(update={"site": site.site.model_copy(update={"name": "别的名称"})})
    assert len({before, changed, shell_inputs(renamed, THEME, pages)}) == 3


def test_the_sites_own_mkdocs_settings_go_through(site: SiteConfig, tmp_path: Path) -> None:
    """`mkdocs:` of site_config.yml reaches MkDocs; what it does not name keeps our value."""
    own = site.model_copy(
        update={
            "mkdocs": {"theme": {"features": ["content.code.copy"]}, "markdown_extensions": ["admonition"]}
        }
    )
    config = mkdocs_config(own, THEME, tmp_path, tmp_path, {})
    assert config["theme"]["features"] == ["content.code.copy"] and config["theme"]["font"] is False
    assert config["markdown_extensions"] == ["admonition"]


def test_a_broken_setting_is_reported_and_not_printed(
    site: SiteConfig, handwritten: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = site.model_copy(update={"mkdocs": {"plugins": ["no-such-plugin"]}})
    with pytest.raises(ShellError, match="no-such-plugin"):
        build_shells(broken, THEME, handwritten, tmp_path / "work")
    assert capfd.readouterr() == ("", "")


def test_files_of_the_shell_are_planned_with_content_keys(shells: Shells) -> None:
    planned = {one.path: one for one in plan_shell_files(shells)}
    assert planned.keys() == shells.files.keys()
    assert all(len(one.key) == 16 and one.derive is None for one in planned.values())


def test_a_theme_without_a_body_slot_is_refused() -> None:
    with pytest.raises(ShellError, match=r"main\.html"):
        cut("<html>没有位置</html>", "./")
