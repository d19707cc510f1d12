"""Editors complete campaign files: the schema accepts what the reader accepts, short forms included."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
import yaml as pyyaml

from generator.config.schema import campaign_schema_text
from generator.intake.campaign import TEMPLATES


class Loader(pyyaml.SafeLoader):
    """YAML as editors read it: days are texts."""


Loader.yaml_implicit_resolvers = {
    mark: [(tag, pattern) for tag, pattern in those if tag != "tag:yaml.org,2002:timestamp"]
    for mark, those in pyyaml.SafeLoader.yaml_implicit_resolvers.items()
}
SCHEMA: dict[str, Any] = json.loads(campaign_schema_text())


def wrong(text: str) -> list[str]:
    found = jsonschema.Draft202012Validator(SCHEMA).iter_errors(pyyaml.load(text, Loader))
    return ["/".join(map(str, one.absolute_path)) for one in found]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert {"title", "from", "to", "obligations"} <= set(SCHEMA["properties"])
    assert "slug" not in SCHEMA["properties"], "the file's name says it"


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.yml")), ids=lambda path: path.stem)
def test_every_template_is_valid(path: Any) -> None:
    assert wrong(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        ("who: 学校, what: 教案, ponits: 3", "obligations/0"),
        ("who: 3, what: 教案", "obligations/0/who"),
        ("who: 学校, what: 教案, count: 很多", "obligations/0/count"),
    ],
)
def test_it_refuses_what_the_reader_refuses(keys: str, where: str) -> None:
    assert wrong(f"title: t\nobligations:\n  - {{id: a, title: t, {keys}}}\n") == [where]
