"""Text of a campaign file → `Draft`: types and days are right, words stand as they were written. Pure."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from generator.config.campaign.codes import WRONG, Faults
from generator.config.campaign.days import iso_day
from generator.config.refused import Path, is_unknown_key, key_at, unknown_key, wrong_value
from generator.config.yaml_words import said
from generator.model.campaign import Campaign, Exemption, MonthTheme, Obligation, Phase
from generator.model.diagnostic import Fault
from generator.model.document import Node
from generator.text import yaml

LISTS: dict[str, type[BaseModel]] = {
    "phases": Phase,
    "themes": MonthTheme,
    "obligations": Obligation,
    "exemptions": Exemption,
}


class Draft(Struct, frozen=True):
    """A campaign whose words are not resolved yet. What could not be read is left out."""

    campaign: Campaign
    tree: Node
    places: dict[str, tuple[int, ...]]
    """Key of a list (`obligations`) → position in the file of each of its elements."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all obligations of the file, those left out included."""
        return self._said("id")

    @property
    def categories(self) -> tuple[str, ...]:
        """What kinds of 学时 the obligations name."""
        return self._said("category")

    def _said(self, key: str) -> tuple[str, ...]:
        listed = yaml.at(self.tree, ("obligations",)).items
        return tuple(v.text for one in listed for k, v in one.entries if k.text == key)


def read_campaign(slug: str, text: str) -> tuple[Draft | None, tuple[Fault, ...]]:
    """The draft, None when the text is no YAML, and what is wrong with it."""
    tree, found = yaml.compose(text)
    unread = tuple(Fault(WRONG, one.line, one.column, said(one)) for one in found)
    if tree is None:
        return None, unread
    faults = Faults(tree)
    data: dict[str, Any] = _given(yaml.plain(tree))
    if data.pop("slug", None) is not None:
        faults.add(WRONG, ("slug",), "不用写 slug，活动的代号就是文件名")
    listed = {name: data.pop(name) for name in LISTS if name in data}
    campaign = _head(slug, data, tree, faults)
    places: dict[str, tuple[int, ...]] = {}
    lists: dict[str, Any] = {}
    for name, model in LISTS.items():
        read = list(_elements(name, model, listed.get(name, []), tree, faults))
        places[name] = tuple(at for at, _ in read)
        lists[name] = tuple(one for _, one in read)
    return Draft(campaign.model_copy(update=lists), tree, places), (*unread, *faults.found)


def _given(value: Any) -> Any:
    """A key with nothing behind it is as good as not written."""
    if isinstance(value, dict):
        return {key: _given(one) for key, one in value.items() if one is not None}
    return [_given(one) for one in value] if isinstance(value, list) else value


def _head(slug: str, data: dict[str, Any], tree: Node, faults: Faults) -> Campaign:
    """The campaign without its lists; a key that cannot be used is left out, the title falls back."""
    try:
        campaign = Campaign.model_validate(data)
    except ValidationError as error:
        _report(error, (), Campaign, tree, faults)
        bad = {str(one["loc"][0]) for one in error.errors(include_url=False) if one["loc"]}
        campaign = Campaign.model_validate({"title": slug} | {k: v for k, v in data.items() if k not in bad})
    days: dict[str, str] = {}
    for name, key in (("start", "from"), ("end", "to")):
        try:
            days[name] = iso_day(getattr(campaign, name))
        except ValueError as error:
            faults.add(WRONG, (key,), str(error))
            days[name] = ""
    if days["start"] and days["end"] and days["end"] < days["start"]:
        faults.add(WRONG, ("to",), f"结束 {days['end']} 早于开始 {days['start']}")
        days["end"] = ""
    return campaign.model_copy(update={"slug": slug, "title": campaign.title.strip() or slug, **days})


def _elements(
    name: str, model: type[BaseModel], written: Any, tree: Node, faults: Faults
) -> list[tuple[int, BaseModel]]:
    """(position in the file, element) of each element that can be used."""
    if not isinstance(written, list):
        faults.add(WRONG, (name,), f"{name}：应是列表，每条以“- ”开头")
        return []
    found: list[tuple[int, BaseModel]] = []
    for at, one in enumerate(written):
        try:
            found.append((at, model.model_validate(one)))
        except ValidationError as error:
            _report(error, (name, at), model, tree, faults)
    return found


def _report(error: ValidationError, above: Path, model: type[BaseModel], tree: Node, faults: Faults) -> None:
    for one in error.errors(include_url=False):
        loc = tuple(one["loc"])
        path = (*above, *loc)
        if is_unknown_key(one):
            key = key_at(tree, path)
            faults.found.append(Fault(WRONG, key.line, key.column, f"没有这一项：{unknown_key(loc, model)}"))
        else:
            faults.add(WRONG, path, wrong_value(one, path))
