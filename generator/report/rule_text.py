"""A rule's documentation on a terminal. The same text as its page on the site."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.diagnostic import Severity
from generator.model.rule import RuleDoc

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTICE: "提示"}


def render(doc: RuleDoc) -> str:
    """Everything known of one rule."""
    steps = "\n".join(f"  {at}. {step}" for at, step in enumerate(doc.fix.split("\n"), 1))
    return (
        f"{doc.code} {doc.title}（{SEVERITY[doc.severity]}，{doc.name}）\n\n"
        f"为什么\n  {doc.why}\n\n怎么改\n{steps}\n\n"
        f"不通过的例子\n{_indented(doc.bad)}\n通过的例子\n{_indented(doc.good)}"
    )


def index(docs: Iterable[RuleDoc]) -> str:
    """One line a rule."""
    return "".join(f"{doc.code}  {SEVERITY[doc.severity]}  {doc.title}\n" for doc in docs)


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n"))
