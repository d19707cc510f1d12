"""An edit of texts patches the published files: the same bytes as a whole index."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.search import Unreadable, changed, plan, prepared

EDITS: dict[str, Callable[[Submission], Submission]] = {
    "title": lambda one: replace(one, title="重庆的桥 Unit 9"),
    "title in traditional characters": lambda one: replace(one, title="分數與小數"),
    "title of one character": lambda one: replace(one, title="春"),
    "no words": lambda one: replace(one, title="——", summary=""),
    "summary": lambda one: replace(one, summary="換了一個說法。再說一句！"),
}


def _files(catalogue: Catalogue, site: SiteConfig) -> dict[str, bytes]:
    return {page.path: b"".join(page.render()) for page in plan(catalogue, site)}


@pytest.mark.parametrize("edit", EDITS)
def test_patched_as_if_made_anew(catalogue: Catalogue, site: SiteConfig, edit: str) -> None:
    at = 123
    old = catalogue.submissions[at]
    now = (*catalogue.submissions[:at], EDITS[edit](old), *catalogue.submissions[at + 1 :])
    after = replace(catalogue, submissions=now)
    published, wanted = _files(catalogue, site), _files(after, site)
    order = prepared(catalogue, site).order
    patched = {
        page.path: b"".join(page.render())
        for page in changed(after, site, order, {at: old}, published.get)
    }  # fmt: skip
    assert {**published, **patched} == wanted
    assert any(path.startswith("search/p/") for path in patched) == ("title" in edit or edit == "no words")


def test_a_damaged_shard_is_not_patched(catalogue: Catalogue, site: SiteConfig) -> None:
    old = catalogue.submissions[5]
    now = (*catalogue.submissions[:5], replace(old, title="新的题目"), *catalogue.submissions[6:])
    after = replace(catalogue, submissions=now)
    with pytest.raises(Unreadable):
        list(changed(after, site, prepared(catalogue, site).order, {5: old}, lambda _: None))
