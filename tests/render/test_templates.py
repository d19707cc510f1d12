"""Templates compiled for views give what jinja2 itself gives, and still refuse what is not there."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape
from msgspec import Struct

from generator.render.templates import Templates, escaped, load_templates

FILES = {
    "parts.html": "{% macro ref(one, base='./') -%}\n<a href=\"{{ base }}{{ one.label }}\">{{ one.label }}</a>\n{%- endmacro %}\n",
    "inner.html": "{% if v.some %}\n<i>{{ v.label }}</i>\n{% endif %}\n",
    "page.html": (
        '{% import "parts.html" as p %}\n<p>{{ v.label }}</p>\n<ul>\n  {% include "inner.html" %}\n</ul>\n'
        '{% for one in v.some %}{% include "inner.html" %}{{ loop.index }} {{ p.ref(one, base="../") }}{% endfor %}\n'
        '{{ p.ref(v) }}{{ v.label ~ "<" ~ safe }}{{ safe }}{{ number }}{{ none }}{{ v.some|length }}\n'
    ),
    "missing.html": "{{ v.nothing }}",
    "undefined.html": "{{ nothing }}",
    "again.html": '{% import "parts.html" as p %}{{ once(p.ref, v, base) }}{{ each(p.ref, v.some, base) }}',
}


class View(Struct, frozen=True):
    label: str
    some: tuple[View, ...] = ()


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    folder = tmp_path_factory.mktemp("templates")
    for name, text in FILES.items():
        (folder / name).write_text(text, "utf-8")
    return load_templates(folder)


@given(st.text("ab<>&'\"{%", max_size=6), st.lists(st.text("a<&", max_size=3), max_size=3))
def test_the_same_as_plain_jinja(templates: Templates, label: str, labels: list[str]) -> None:
    plain = jinja2.Environment(
        loader=jinja2.DictLoader(FILES), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    values = {"v": View(label, tuple(map(View, labels))), "safe": Markup("<b>"), "number": 3, "none": None}
    assert templates.render("page.html", **values) == plain.get_template("page.html").render(**values)


@given(st.one_of(st.text(), st.integers(), st.none(), st.builds(Markup, st.text())))
def test_escaped_is_what_escape_gives(value: object) -> None:
    assert escaped(value) == str(escape(value))


@pytest.mark.parametrize(
    ("name", "error"), [("missing.html", AttributeError), ("undefined.html", jinja2.UndefinedError)]
)
def test_what_is_not_there_is_an_error(templates: Templates, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        templates.render(name, v=View("a"))


def test_what_comes_again_is_made_for_its_own_values(templates: Templates) -> None:
    shown = View("<a>", (View("b"), View("b"), View("c")))
    for base in ("./", "../"):
        links = [f'<a href="{base}{one}">{one}</a>' for one in ("&lt;a&gt;", "b", "b", "c")]
        assert templates.render("again.html", v=shown, base=base) == "".join(links)
