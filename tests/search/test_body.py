"""Bodies: what of them is searched, and their posting lists against looking at every text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.output import Page
from generator.search.body import Body, body_of_page, searched, text_of
from generator.search.change import Moved, Unreadable, moves_of_bodies, patched
from generator.search.format import part, quoted, shard_of, unpack_slots
from generator.search.pairs import body_shards, renumbered

TEXTS = {
    "<p>分数<strong>乘法</strong>的意义</p>": "分数乘法的意义",
    "<p>分数</p><p>乘法</p>": "分数\n乘法",
    "<p>分数<br />\n乘法</p>": "分数\n乘法",
    "<td>分数</td><td>乘法</td>": "分数\n乘法",
    "<p>一张图<img src=\"a.png\" alt=\"板书\">之后</p>": "一张图\n之后",
    "<figure><img src=\"a.png\"><figcaption>图1 板书</figcaption></figure><p>之后</p>": "之后",
    "<p>一张<span class=\"y-missing\">图片未能显示：板书</span>之后</p>": "一张\n之后",
    "<p>由<math><mi>x</mi></math>得</p>": "由\n得",
    "<li><input type=\"checkbox\" disabled> 预习</li>": "预习",
    "<li><span class=\"y-check\" role=\"img\" aria-label=\"未完成\">☐</span> 预习</li>": "预习",
    "<p>A &amp; B，&lt;b&gt;</p>": "a b b",
    "<p>Unit <em>3</em> 希沃白板5</p>": "unit 3希沃白板5",
}  # fmt: skip


@pytest.mark.parametrize("body", TEXTS)
def test_text(body: str) -> None:
    assert [line for line in text_of(body).split("\n") if line.strip()] == TEXTS[body].split("\n")


def test_keys() -> None:
    found = searched("<p>分数乘法，Unit 3：PBL 2024</p>").keys
    assert found == {*"分数乘法", "分数", "数乘", "乘法", "unit", "pbl", "2024"}


def test_page() -> None:
    assert body_of_page(b"<article>\n<!--text--><p>\xe5\xad\x97</p><!--/text-->\n</article>") == "<p>字</p>"
    assert body_of_page(b"<article><!--text--><p>cut short") is None
    assert body_of_page(b"<article></article>") is None


def _body(text: str) -> Body:
    return searched(f"<p>{text}</p>")


bodies = st.lists(
    st.text(st.sampled_from("分数乘法一二三四五六七，。 \nab12𠮷㐀々"), max_size=30).map(_body), max_size=12
)
slots = st.lists(st.integers(0, 70_000), min_size=12, max_size=12, unique=True).map(sorted)


@settings(deadline=None)
@given(bodies, slots, st.sampled_from([1, 2, 8, 64]), st.integers(0, 63))
def test_lists_hold_what_the_texts_say(texts: list[Body], at: list[int], shards: int, cut: int) -> None:
    documents = list(zip(at, texts, strict=False))
    cut %= shards
    made = [*body_shards(documents, shards, range(cut)), *body_shards(documents, shards, range(cut, shards))]
    assert [number for number, _ in made] == list(range(shards))
    found: dict[str, list[int]] = {}
    for number, records in made:
        assert not records or records.endswith("!")
        keys = [record.split(" ") for record in records.split("!") if record]
        assert [key for key, _ in keys] == sorted(key for key, _ in keys)
        assert all(shard_of(key, shards) == number for key, _ in keys)
        found.update((key, unpack_slots(gaps)) for key, gaps in keys)
    wanted: dict[str, list[int]] = {}
    for slot, body in documents:
        for key in body.keys:
            wanted.setdefault(key, []).append(slot)
    assert found == wanted


def _files(documents: dict[int, Body], shards: int) -> dict[str, bytes]:
    made = body_shards(sorted(documents.items()), shards, range(shards))
    return {f"search/b/{number}.js": part(f"b/{number}", quoted(records)) for number, records in made}


def _bytes(page: Page) -> bytes:
    return b"".join(page.render())


@settings(deadline=None)
@given(bodies, bodies, slots, slots, st.sampled_from([1, 8]))
def test_patched_as_if_made_anew(
    before: list[Body], after: list[Body], was: list[int], now: list[int], shards: int
) -> None:
    old, new = dict(zip(was, before, strict=False)), dict(zip(now, after, strict=False))
    went = [Moved(slot, body, None, None) for slot, body in old.items()]
    came = [Moved(None, None, slot, body) for slot, body in new.items()]
    published = _files(old, shards)
    moves = moves_of_bodies([*went, *came], shards)
    mended = {page.path: _bytes(page) for page in patched(moves, published.get)}
    assert {**published, **mended} == _files(new, shards)


def test_a_body_that_stays_moves_nothing() -> None:
    body = _body("分数乘法")
    assert moves_of_bodies([Moved(7, body, 7, body)], 8) == {}


def test_a_damaged_file_is_not_patched() -> None:
    moves = moves_of_bodies([Moved(None, None, 7, _body("分数乘法"))], 8)
    with pytest.raises(Unreadable):
        list(patched(moves, lambda _: None))


@settings(deadline=None)
@given(bodies, bodies, slots, slots, st.sampled_from([1, 8, 64]), st.sets(st.integers(0, 11)))
def test_renumbered_as_if_made_anew(
    stay: list[Body], come: list[Body], was: list[int], now: list[int], shards: int, gone: set[int]
) -> None:
    """Some documents go, others move, the rest come."""
    old = dict(zip(was, stay, strict=False))
    places = [-1] * (max(was) + 1)
    new: dict[int, Body] = {}
    for at, (slot, body) in enumerate(old.items()):
        if at not in gone:
            places[slot] = now[at]
            new[now[at]] = body
    free = [slot for slot in now if slot not in new]
    came = dict(zip(free, come, strict=False))
    for number, records in body_shards(sorted(old.items()), shards, range(shards)):
        keys = [
            (key, slot) for slot, body in came.items() for key in body.keys if shard_of(key, shards) == number
        ]
        wanted = dict(body_shards(sorted((new | came).items()), shards, range(shards)))[number]
        assert renumbered(records, number, shards, places, keys) == wanted
