"""Diagnostics as SARIF 2.1.0, for code hosts and editors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from generator.model.diagnostic import Diagnostic, Severity
from generator.model.rule import RuleDoc

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def render(diagnostics: Iterable[Diagnostic], rules: Sequence[RuleDoc], version: str) -> str:
    """A SARIF log with one run; every rule is described, reported or not."""
    index = {rule.code: at for at, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {"name": "yanxiu", "semanticVersion": version, "rules": [_rule(one) for one in rules]}
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"CONTENT": {"description": {"text": "content/"}}},
        "results": [_result(one, index) for one in diagnostics],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(doc: RuleDoc) -> dict[str, Any]:
    return {
        "id": doc.code,
        "name": "".join(part.capitalize() for part in doc.name.split("-")),
        "shortDescription": {"text": doc.title},
        "fullDescription": {"text": doc.why},
        "help": {"text": doc.fix},
        "defaultConfiguration": {"level": _LEVEL[doc.severity]},
    }


def _result(one: Diagnostic, index: dict[str, int]) -> dict[str, Any]:
    region = {"startLine": one.line} | ({"startColumn": one.column} if one.column else {})
    location = {"artifactLocation": {"uri": quote(one.path), "uriBaseId": "CONTENT"}, "region": region}
    result: dict[str, Any] = {
        "ruleId": one.code,
        "level": _LEVEL[one.severity],
        "message": {"text": f"{one.message}。{one.fix}"},
        "locations": [{"physicalLocation": location}],
    }
    return result | ({"ruleIndex": index[one.code]} if one.code in index else {})
