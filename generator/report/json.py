"""Diagnostics as JSON, one object per fault, for other programs."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.model.diagnostic import Diagnostic


def render(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array; keys are the fields of `Diagnostic`."""
    return msgspec.json.format(msgspec.json.encode(list(diagnostics)), indent=2).decode() + "\n"
