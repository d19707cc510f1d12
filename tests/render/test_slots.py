"""Shells: cutting a rendered stub and stamping it."""

from __future__ import annotations

import pytest

from generator.render.slots import BODY, CURRENT, HEAD, INTRO, TITLE, ShellError, cut


def test_a_stamped_page_has_its_texts_in_their_places() -> None:
    shell = cut(
        f"<title>{TITLE}</title>{HEAD}<a{CURRENT[0]}>甲</a><a{CURRENT[1]}>乙</a><main>{BODY}</main>", "../"
    )
    page = b"".join(shell.stamp(title="题", body=b"<p>x</p>", head=b"<meta>", current=1, exact=True))
    assert (
        page.decode() == '<title>题</title><meta><a>甲</a><a aria-current="page">乙</a><main><p>x</p></main>'
    )


def test_texts_are_escaped_and_never_split_again() -> None:
    """A title that holds tags, quotes or even a slot comes out as text."""
    shell = cut(f"<title>{TITLE}</title>{BODY}", "./")
    page = b"".join(shell.stamp(title=f"<b>\"'&{BODY}", body=b"B")).decode()
    assert page == f"<title>&lt;b&gt;&#34;&#39;&amp;{BODY}</title>B"


def test_the_same_text_may_stand_in_two_places() -> None:
    shell = cut(f"{TITLE}|{BODY}|{TITLE}", "./")
    assert b"".join(shell.stamp(title="x", body=b"y")) == b"x|y|x"


@pytest.mark.parametrize("page", ["<title></title>", f"<title>{TITLE}</title>", f"{TITLE}{BODY}{INTRO}"])
def test_a_shell_without_title_or_body_is_refused(page: str) -> None:
    with pytest.raises(ShellError):
        cut(page, "./")
