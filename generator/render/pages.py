"""Each page type as a drawing: which layout, which template, which view."""

from __future__ import annotations

from generator.model.catalogue import Lesson, Listing
from generator.model.outcome import HeldBack
from generator.render.drawing import Drawing
from generator.render.machine.feed import NAME, followed
from generator.render.stamper import Stamper
from generator.render.views.archive import ArchiveView, archive_view, archived
from generator.render.views.author import AuthorView, author_view
from generator.render.views.campaign import CampaignView, campaign_view
from generator.render.views.conditions import Row
from generator.render.views.dossier import dossier_view
from generator.render.views.embed import embed_address, embed_view, embedded
from generator.render.views.guide import guide_view
from generator.render.views.guide_index import guide_index_view
from generator.render.views.held_back import held_back_view
from generator.render.views.home import home_view
from generator.render.views.library import CAMPAIGN
from generator.render.views.listing import listing_view
from generator.render.views.organisation import OrganisationView, organisation_view
from generator.render.views.paging import Slice
from generator.render.views.rounds import compared_paths
from generator.render.views.rules import rule_view, rules_view
from generator.render.views.search import search_view
from generator.render.views.step import StepView, step_view
from generator.render.views.submission import submission_view
from generator.render.views.terms import terms_view


def home(maker: Stamper) -> Drawing:
    """The home page."""
    view = home_view(maker.library)
    areas = [at for area in view.areas for at in area.members]
    return Drawing(
        layout="home",
        address="",
        template="pages/home.html",
        title=view.headline,
        description=view.description,
        url=view.url,
        view=view,
        feed=NAME,
        others=(*view.featured, *view.newest, *view.covers, *areas),
    )


def submission(maker: Stamper, at: int) -> Drawing:
    """The page of one submission."""
    library = maker.library
    one = library.catalogue.submissions[at]
    view = submission_view(library, maker.orders, at)
    kind = library.site.kinds.get(one.kind)
    name = kind.template if kind else "submission"
    own = f"kinds/{name}.html"
    return Drawing(
        layout=name if own in maker.templates.names else "submission",
        address=one.url,
        template=own if own in maker.templates.names else "pages/submission.html",
        title=view.page_title,
        description=view.description,
        url=view.url,
        view=view,
        belongs=(f"kind/{one.kind}/", "resources/"),
        image=view.image,
        submission=one.path,
    )


def dossier(maker: Stamper, lesson: Lesson) -> Drawing:
    """All that there is of one lesson."""
    view = dossier_view(maker.library, lesson)
    return Drawing(
        layout="dossier",
        address=lesson.address,
        template="pages/dossier.html",
        title=view.page_title,
        description=view.description,
        url=view.url,
        view=view,
        belongs=("resources/",),
        image=view.image,
        texts=compared_paths(view.matches),
    )


def listing(maker: Stamper, one: Listing, page: Slice, rows: tuple[Row, ...]) -> Drawing:
    """One page of a listing; organisations, authors, campaigns and steps of the ladder say more on their landing."""
    library = maker.library
    ways = ("", "") if page.number else (_embed(maker, one), _feed(maker, one))
    view = listing_view(library, one, page, rows, *ways)
    taxonomy, key = one.terms[0] if len(one.terms) == 1 else ("", "")
    layout, template = "listing", "pages/listing.html"
    extra: OrganisationView | AuthorView | CampaignView | StepView | ArchiveView | None = None
    members = library.paths(page.members)
    more: tuple[str, ...] = ()
    campaign = library.campaign(key) if view.landing and taxonomy == CAMPAIGN else None
    if view.landing and taxonomy == "organisation":
        layout, template = "organisation", "pages/organisation.html"
        shown = organisation_view(library, one, key)
        extra, more = shown, (*shown.covers, *(path for lines in shown.lines for path in lines.newest))
    elif campaign is not None:
        layout, template = "campaign", "pages/campaign.html"
        told = campaign_view(library, one, campaign)
        extra, more = told, tuple(path for results in told.results for path in results.newest)
    elif view.landing and taxonomy == "author":
        layout, template, extra = "author", "pages/author.html", author_view(library, one, key)
    elif view.ladder and taxonomy == library.site.home.columns:
        step = step_view(library, one)
        layout, template, extra, more = "step", "pages/step.html", step, step.models
    elif archived(one):
        template, extra = "pages/archive.html", archive_view(library, one, members)
    return Drawing(
        layout=layout,
        address=one.address if view.landing else f"{one.address}{page.number}/",
        template=template,
        title=view.page_title,
        description=view.description,
        url=view.url,
        view=view,
        extra=extra,
        members=members,
        others=more,
        belongs=(one.address, "resources/"),
        feed=view.feed,
    )


def _embed(maker: Stamper, one: Listing) -> str:
    """Public address of a list's frame; empty when it has none."""
    library = maker.library
    return library.site.site.url + embed_address(one) if embedded(library, one) else ""


def _feed(maker: Stamper, one: Listing) -> str:
    """Address of a list's feed; empty when it has none."""
    return one.address + NAME if one.members and followed(one, maker.library.site) else ""


def embed(maker: Stamper, one: Listing) -> Drawing:
    """A list for frames on other sites: a whole document, without a shell."""
    view = embed_view(maker.library, one)
    return Drawing("", embed_address(one), "pages/embed.html", view.title, "", view.href, view)


def terms(maker: Stamper, taxonomy: str) -> Drawing:
    """Index of a taxonomy."""
    view = terms_view(maker.library, taxonomy)
    name = maker.library.site.site.name
    return Drawing(
        layout="terms",
        address=view.address,
        template="pages/terms.html",
        title=view.title,
        description=f"{name}：按{view.title}浏览。",
        url=view.url,
        view=view,
        belongs=("resources/",),
    )


def search(maker: Stamper) -> Drawing:
    """The search page: a fragment that its own script fills."""
    site = maker.library.site.site
    return Drawing(
        "search",
        "search/",
        "pages/search.html",
        "搜索",
        f"{site.name}：搜索。",
        f"{site.url}search/",
        search_view(maker.library),
    )


def rules(maker: Stamper) -> Drawing:
    """All rules."""
    view = rules_view(maker.library)
    text = f"投稿时检查的{view.total}条规则：查什么、为什么、怎么改。"
    return Drawing(
        "page", "rules/", "pages/rules.html", view.title, text, view.url, view, belongs=("guide/",)
    )


def held_back(maker: Stamper, held: tuple[HeldBack, ...]) -> Drawing:
    """What is not published, for the bureau."""
    view = held_back_view(maker.library, held)
    text = f"暂缓公开的稿件{view.total}份和各自的原因。"
    return Drawing("page", "held-back/", "pages/held_back.html", view.title, text, view.url, view)


def rule(maker: Stamper, at: int) -> Drawing:
    """One rule."""
    view = rule_view(maker.library, at)
    title = f"{view.rule.code} {view.rule.title}"
    address = f"rules/{view.rule.code}/"
    description = view.why[0] if view.why else title
    return Drawing(
        "page", address, "pages/rule.html", title, description, view.url, view, belongs=("guide/",)
    )


def guide_index(maker: Stamper) -> Drawing:
    """Which kinds there are and how to hand them in."""
    view = guide_index_view(maker.library)
    return Drawing(
        "page", "guide/", "pages/guide.html", view.title, "各类材料怎么写、怎么交。", view.url, view
    )


def guide(maker: Stamper, slug: str) -> Drawing:
    """The guide of one kind."""
    view = guide_view(maker.library, slug)
    description = view.description or view.title
    return Drawing(
        "page",
        f"guide/{slug}/",
        "pages/guide_kind.html",
        view.title,
        description,
        view.url,
        view,
        belongs=("guide/",),
    )


def not_found(maker: Stamper) -> Drawing:
    """What a server shows for an unknown address."""
    site = maker.library.site.site
    text = "这个网址没有内容，可能已改名或撤下。"
    return Drawing(
        "not_found", "404.html", "pages/not_found.html", "没有这一页", text, f"{site.url}404.html", None
    )
