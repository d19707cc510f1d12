"""What is wrong with a YAML file of the site's own, in words. Pure."""

from __future__ import annotations

from generator.model.diagnostic import Fault
from generator.text import yaml


def said(fault: Fault) -> str:
    """The detail of a fault of `text.yaml` as a clause of its own: its code is not shown there."""
    text = fault.detail
    match fault.code:
        case yaml.DUPLICATE:
            return f"“{text}”写了两次"
        case yaml.FULL_COLON:
            return f"“{text}”后面用了中文冒号"
        case yaml.REFUSED:
            return f"不能用“&”“*”“!”开头的值（{text}）"
        case yaml.SHAPE:
            return f"要写成一行一项的“名称: 值”，这里是{text}"
        case _:
            return text or "格式写错"
