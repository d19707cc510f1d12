"""Whether a submission is what an obligation asks for. Pure."""

from __future__ import annotations

from generator.assess.ledger.roster import holds
from generator.model.campaign import What
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.text.normalise import fold


def kinds_of(what: What, site: SiteConfig) -> frozenset[str]:
    """Slugs of the kinds that are asked for, those of the groups included; empty when any will do."""
    grouped = (slug for slug, kind in site.kinds.items() if kind.group and kind.group in what.groups)
    return frozenset((*what.kinds, *grouped))


def matches(what: What, one: Submission, kinds: frozenset[str]) -> bool:
    """Whether the submission is what the obligation asks for."""
    named = bool(what.kinds or what.groups)
    of_kind = one.kind in kinds if named else not what.or_attachment
    if not of_kind and not (
        what.or_attachment and any(file.role == what.or_attachment for file in one.attachments)
    ):
        return False
    if what.signed is not None and what.signed != any(author.id for author in one.authors):
        return False
    if what.when and not holds(what.when, one.terms):
        return False
    if what.title and not _says(one.title, what.title):
        return False
    if not what.fields:
        return True
    # Who leaves the field empty usually says it in the title, or writes it where the kind belongs.
    return all(
        _says(one.fields.get(name) or f"{one.called} {one.title}", wanted)
        for name, wanted in what.fields.items()
    )


def _says(text: str, wanted: tuple[str, ...]) -> bool:
    folded = fold(text)
    return any(fold(one) in folded for one in wanted)
