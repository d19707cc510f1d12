"""Codes of the rules that report on campaign files, and how faults are collected."""

from __future__ import annotations

from generator.config.refused import Path, at
from generator.model.diagnostic import Fault
from generator.model.document import Node

WRONG, UNKNOWN_WORD, IMPOSSIBLE, NOBODY = "PL910", "PL912", "PL913", "PL915"


class Faults:
    """The faults of one campaign file, each put where its key stands."""

    def __init__(self, tree: Node) -> None:
        self._tree = tree
        self._title = ""
        self.found: list[Fault] = []

    def within(self, title: str) -> None:
        """What follows is about the part of this title; empty when about the campaign itself."""
        self._title = title

    def add(self, code: str, path: Path, detail: str) -> None:
        """`path` leads from the top of the file to the key or value that is meant."""
        node = at(self._tree, path)
        words = f"“{self._title}”：{detail}" if self._title else detail
        self.found.append(Fault(code, node.line, node.column, words))

    def __len__(self) -> int:
        return len(self.found)
