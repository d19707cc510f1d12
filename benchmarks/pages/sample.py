"""The sample's pages that are looked at, one of each type."""

from __future__ import annotations

from urllib.parse import quote

LESSON = "r/songqiao-shiyan/fenshu-chufa-jiaoxue-sheji/"
SECOND = "r/songqiao-erzhong/gougu-dingli/"
"""Another lesson, opened after the first."""

JUDGED = {
    "home": "",
    "lesson": LESSON,
    "listing": "subject/math/",
    "briefing": "r/songqiao-shiyan/yanxiu-jianbao-07/",
    "search": f"search/?q={quote('分数')}",
}
"""What Lighthouse judges."""

TYPES = {
    **JUDGED,
    "crossing": "subject/math/backbone/",
    "tiers": "tier/",
    "organisation": "organisation/songqiao-shiyan/",
    "campaign": "campaign/2024-activity-month/",
    "coverage": "coverage/",
    "guide": "guide/lesson-plan/",
    "rule": "rules/PL301/",
}
"""What axe judges: twelve types of page."""
