"""Pages of what is covered and of who owes what, as drawings."""

from __future__ import annotations

from generator.model.assessment import Coverage
from generator.model.ledger import Ledger
from generator.render.drawing import Drawing
from generator.render.stamper import Stamper
from generator.render.views.coverage import coverage_view
from generator.render.views.debts import area_view, place_view
from generator.render.views.ledger import Area, Place, campaign_ledger, ledger_index

_BUREAU = "谁还欠什么、为什么。主管版，不公开。"


def coverage(maker: Stamper, found: Coverage) -> Drawing:
    """What is covered, of the whole library or of a campaign."""
    view = coverage_view(maker.library, found)
    text = f"{maker.library.site.site.name}：各学段、学科、学校和教师的成果覆盖情况。"
    return Drawing(
        "coverage",
        view.address,
        "pages/coverage.html",
        view.title,
        text,
        view.url,
        view,
        belongs=("coverage/",),
    )


def ledgers(maker: Stamper) -> Drawing:
    """All ledgers, for the bureau."""
    view = ledger_index(maker.library)
    return Drawing("ledger", "ledger/", "pages/ledger.html", view.title, _BUREAU, view.url, view)


def ledger(maker: Stamper, one: Ledger) -> Drawing:
    """One campaign's ledger by area, for the bureau."""
    view = campaign_ledger(maker.library, one)
    title = f"完成台账：{view.title}"
    return Drawing("ledger", f"ledger/{one.campaign}/", "pages/ledger.html", title, _BUREAU, view.url, view)


def debts(maker: Stamper, one: Ledger, area: Area, place: Place | None = None) -> Drawing:
    """Who owes what in an area or in one of its schools, for the bureau."""
    library = maker.library
    view = place_view(library, one, area, place) if place else area_view(library, one, area)
    address = area.home(place) if place else area.address
    title = f"完成台账：{view.title}"
    return Drawing("ledger", address, "pages/debts.html", title, _BUREAU, view.url, view)
