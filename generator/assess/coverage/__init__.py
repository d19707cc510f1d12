"""What the published submissions cover of the roster: four shares, grids with their gaps, filled fields.

In: the catalogue, the roster and a day. Out: a Coverage. Schools and teachers are named only when the
caller asks for it: the public edition never does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from generator.assess.coverage.completeness import completeness
from generator.assess.coverage.grids import Labels, by_area, by_month, by_school, by_terms, terms
from generator.assess.coverage.standing import Standing, standing
from generator.assess.coverage.tally import Tally, tally
from generator.model.assessment import Coverage, Grid, Share
from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue
from generator.model.registry import Registry
from generator.model.site import SiteConfig
from generator.model.submission import Submission


def coverage(
    catalogue: Catalogue,
    site: SiteConfig,
    registry: Registry,
    as_of: str,
    campaign: Campaign | None = None,
    names: bool = False,
) -> Coverage:
    """`as_of`: ISO day of the roster. `campaign`: only its submissions and its tree. `names`: bureau."""
    stood = standing(registry, as_of, campaign)
    members = [
        one
        for one in catalogue.submissions
        if campaign is None or belongs(one, campaign, stood.tree if campaign.organisation else None)
    ]
    counted = tally(members, stood)
    return Coverage(
        campaign=campaign.slug if campaign else "",
        as_of=as_of,
        submissions=len(members),
        shares=tuple(_shares(counted, stood, site, names)),
        grids=tuple(_grids(counted, stood, site, campaign, as_of, names)),
        fields=completeness(members, site),
        roster=stood.known,
    )


def belongs(one: Submission, campaign: Campaign, tree: frozenset[str] | None = None) -> bool:
    """Whether a submission is the campaign's: it says so, or names none and is dated in the period.

    `tree`: ids of the organisations that are asked; None when all are.
    """
    named = one.terms.get("campaign", ())
    if named:
        return campaign.slug in named
    if not one.date or not campaign.start or (tree is not None and one.organisation not in tree):
        return False
    return campaign.start <= one.date and (not campaign.end or one.date <= campaign.end)


def _grids(
    counted: Tally, stood: Standing, site: SiteConfig, campaign: Campaign | None, as_of: str, names: bool
) -> Iterator[Grid]:
    for other in ("stage", "tier"):
        if "subject" in site.taxonomies and other in site.taxonomies:
            yield by_terms(f"subject-{other}", "subject", other, counted, stood, site)
    if (grid := by_area(counted, stood, site)) is not None:
        yield grid
    if campaign is not None and campaign.themes:
        yield by_month(counted, campaign, site, as_of)
    if names and stood.schools:
        yield by_school(counted, stood, site, campaign)


def _shares(counted: Tally, stood: Standing, site: SiteConfig, names: bool) -> Iterator[Share]:
    for name, taught in (("stage", _stages(stood)), ("subject", _subjects(stood))):
        if name in site.taxonomies:
            had = {key for one in counted.alike for key in one.terms[name]}
            yield _share(name, site.taxonomies[name].label, _told(taught, terms(site, name)), had, stood)
    schools = {one.id: one.name for one in stood.schools.values()}
    giving = {stood.school_of.get(where, where) for where, _ in counted.kinds}
    yield _share("school", site.levels.get("school", "学校"), schools, giving, stood, names)
    # 60,000 names are put together only where they are read.
    people = {one.id: f"{one.name}（{stood.name(one.organisation)}）" if names else "" for one in stood.posts}
    yield _share("person", "教师", people, counted.authors, stood, names)


def _share(name: str, label: str, asked: Labels, had: Set[str], stood: Standing, names: bool = True) -> Share:
    """`asked`: key → label of the denominator. Without a roster only what is there is counted."""
    if not stood.known:
        return Share(name, label, len(had - {""}), 0)
    missing = tuple((key, told) for key, told in asked.items() if key not in had)
    return Share(name, label, len(asked) - len(missing), len(asked), missing if names else ())


def _stages(stood: Standing) -> set[str]:
    """Stages that somebody teaches; those of the schools when the roster has no people."""
    if stood.posts:
        return {key for one in stood.posts for key in one.stages}
    return {key for one in stood.schools.values() for key in one.stages}


def _subjects(stood: Standing) -> set[str]:
    return {key for one in stood.posts for key in one.subjects}


def _told(keys: Iterable[str], labels: Labels) -> dict[str, str]:
    """Key → label, declared ones in their order, then the others."""
    wanted = set(keys)
    found = {key: label for key, label in labels.items() if key in wanted}
    return found | {key: key for key in sorted(wanted - found.keys())}
