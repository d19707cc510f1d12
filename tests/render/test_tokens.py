"""The contrasts that the tokens promise, recomputed by the WCAG formula."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "theme/assets/css/tokens.css").read_text("utf-8")
BLOCKS = re.findall(r"\{([^{}]*--y-paper:[^{}]*)\}", TOKENS)


def palette(block: str) -> dict[str, str]:
    """Token name → colour of one block."""
    return dict(re.findall(r"--y-([\w-]+):\s*(#[0-9A-Fa-f]{6})\b", block))


LIGHT, SYSTEM_DARK, CHOSEN_DARK = (palette(block) for block in BLOCKS)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT, LARGE, CONTROL = 4.5, 7.0, 3.0
PAIRS = [
    *[(name, under, LARGE) for name in ("ink", "ink-2") for under in ("paper", "card", "sunk")],
    *[
        (name, under, TEXT)
        for name in ("ink-3", "link", "visited", "red", "ok", "warn", "gold")
        for under in ("paper", "card")
    ],
    ("ink-3", "sunk", TEXT),
    ("link", "heat-1", TEXT),
    *[(name, f"{name}-tint", TEXT) for name in ("red", "ok", "warn", "gold")],
    *[(f"tier-{step}", under, TEXT) for step in range(1, 5) for under in ("paper", "card", "sunk")],
    ("on-brand", "brand", LARGE),
    ("on-brand", "brand-strong", LARGE),
    ("on-brand", "red-solid", TEXT),
    ("on-brand", "gold-solid", LARGE),
    *[(f"on-heat-{step}", f"heat-{step}", TEXT) for step in range(1, 6)],
    *[("ink", under, LARGE) for under in ("mark", "ins", "del")],
    ("link", "mark", TEXT),
    *[("edge", under, CONTROL) for under in ("paper", "card")],
    ("focus", "paper", CONTROL),
    ("focus-ring", "focus", CONTROL),
    ("focus-ring", "brand", CONTROL),
    ("on-footer-2", "footer", LARGE),
]


@pytest.mark.parametrize("colours", [LIGHT, CHOSEN_DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("over", "under", "least"), PAIRS, ids=lambda value: str(value))
def test_text_and_controls_keep_their_contrast(
    colours: dict[str, str], over: str, under: str, least: float
) -> None:
    if (over, under) == ("focus-ring", "brand") and colours is CHOSEN_DARK:
        over = "focus"  # in the dark the yellow outline itself stands on the brand colour
    assert ratio(colours[over], colours[under]) >= least


def test_both_dark_blocks_are_the_same() -> None:
    """The palette of the system and the one the reader chose must not drift apart."""
    assert SYSTEM_DARK == CHOSEN_DARK
    assert LIGHT.keys() == CHOSEN_DARK.keys()


def test_dark_is_for_screens_only() -> None:
    """Paper is always light."""
    before_dark = re.findall(r"@media ([^{]+)\{\s*:root[^{]*\{\s*--y-paper", TOKENS)
    assert before_dark == ["screen and (prefers-color-scheme: dark) ", "screen "]


def test_ratios_match_the_formula() -> None:
    assert round(ratio("#000000", "#FFFFFF"), 1) == 21.0
    assert round(ratio(LIGHT["ink"], LIGHT["paper"]), 1) == 15.4
    assert round(ratio(CHOSEN_DARK["ink"], CHOSEN_DARK["paper"]), 1) == 15.1
