"""What pydantic refuses, in Chinese, with the key that was meant and the place where it stands. Pure."""

from __future__ import annotations

import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.model.document import Node
from generator.text import yaml
from generator.text.suggest import nearest

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file."""

_CHINESE = {
    "missing": "缺少这一项",
    "string_type": "应是文字",
    "bool_parsing": "应是 true 或 false",
    "bool_type": "应是 true 或 false",
    "int_parsing": "应是整数",
    "int_type": "应是整数",
    "int_from_float": "应是整数",
    "int_parsing_size": "数字太大",
    "float_parsing": "应是数字",
    "float_type": "应是数字",
    "tuple_type": "应是列表",
    "dict_type": "应是键值表",
    "model_type": "应是键值表",
    "model_attributes_type": "应是键值表",
    "literal_error": "应是这些之一：{expected}",
    "enum": "应是这些之一：{expected}",
}


def is_unknown_key(error: ErrorDetails) -> bool:
    """Whether the error is a key that nothing answers to; any other is a wrong value."""
    return error["type"] == "extra_forbidden"


def unknown_key(path: Path, model: type[BaseModel]) -> str:
    """The key, and the one that was probably meant; `path` begins at `model`."""
    meant = nearest(str(path[-1]), known_keys(model, path[:-1]))
    return f"{path[-1]}" + (f"。是不是 {meant}？" if meant else "")


def wrong_value(error: ErrorDetails, path: Path) -> str:
    """The dotted path and what should stand there."""
    known = _CHINESE.get(error["type"])
    if known is None:
        words = f"值不合要求（{error['msg']}）"
    else:
        expected = str(error.get("ctx", {}).get("expected", ""))
        words = known.format(expected=expected.replace(" or ", "、"))
    return f"{'.'.join(str(step) for step in path)}：{words}"


def known_keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand at `path`, by walking the types, as they are written in files."""
    here: Any = model
    for step in path:
        if _is_model(here):
            field = {_written(name, one): one for name, one in here.model_fields.items()}.get(str(step))
            here = field.annotation if field else None
        else:
            here = next((one for one in reversed(get_args(here)) if one is not Ellipsis), None)
        while get_origin(here) in (Union, types.UnionType, Annotated):
            here = next((one for one in get_args(here) if one is not type(None)), None)
    return [_written(name, one) for name, one in here.model_fields.items()] if _is_model(here) else []


def _is_model(here: Any) -> bool:
    return isinstance(here, type) and issubclass(here, BaseModel)


def _written(name: str, field: Any) -> str:
    """`start` is written `from` in files."""
    return field.validation_alias if isinstance(field.validation_alias, str) else name


def at(tree: Node, path: Path) -> Node:
    """The node at `path`; where one thing stands without brackets, its list position is passed over."""
    here = tree
    for step in path:
        if isinstance(step, int) and here.kind != "list":
            continue
        here = yaml.at(here, (step,))
    return here


def key_at(tree: Node, path: Path) -> Node:
    """The key named by the last step of `path`; what holds it when it is not there."""
    return yaml.key_at(at(tree, path[:-1]), path[-1:])
