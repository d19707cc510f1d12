"""Addresses as they stand in `href`."""

from __future__ import annotations

from urllib.parse import quote, unquote

from hypothesis import given
from hypothesis import strategies as st

from generator.render.views.words import link


@given(st.one_of(st.text(), st.text("aZ0_/~!$&'()*+,;=:@.-%?#<\" 课")))
def test_a_plain_path_is_its_own_link_and_any_other_is_quoted(path: str) -> None:
    try:
        path.encode()
    except UnicodeEncodeError:
        return
    assert link(path) == quote(path, safe="/~!$&'()*+,;=:@-._")
    assert unquote(link(path)) == path
