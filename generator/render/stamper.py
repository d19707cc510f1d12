"""Drawings → keys and bytes: renders the body template and stamps it into its shell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache, partial
from hashlib import blake2b
from typing import Any

import msgspec
from markupsafe import Markup
from msgspec import Struct

from generator.model.assessment import Assessment
from generator.model.campaign import Campaign
from generator.model.catalogue import Catalogue
from generator.model.output import Draft
from generator.model.rule import RuleDoc
from generator.model.site import SiteConfig
from generator.model.submission import Submission
from generator.render.body import dress
from generator.render.drawing import Drawing
from generator.render.head import head, json_ld, learning_resource
from generator.render.shell import Shells
from generator.render.slots import Shell
from generator.render.templates import CARD_BASE, Templates, load_templates
from generator.render.views.bundle import body_pictures
from generator.render.views.cards import Card, card
from generator.render.views.compared import compared
from generator.render.views.dossier import DossierView
from generator.render.views.library import Library, library
from generator.render.views.neighbours import Orders, orders
from generator.render.views.submission import SubmissionView
from generator.render.views.words import depth

Body = Callable[[Submission], str]
"""Sanitised HTML of a body, picture and link targets as written."""

CACHED_CARDS = 6_000
"""Rendered cards kept in memory, about 2 KB each: a card stands on a dozen listings."""


class Stamper(Struct, frozen=True, dict=True):
    """What every page of one build shares."""

    library: Library
    shells: Shells
    templates: Templates
    orders: Orders
    body: Body

    @cached_property
    def settings(self) -> bytes:
        """Digest of the whole configuration, for files that no theme touches."""
        return blake2b(self.library.site.model_dump_json().encode(), digest_size=16).digest()

    @cached_property
    def _seal(self) -> bytes:
        """Digest of what every page is made with: templates, the site's own words."""
        words = self.library.site.site.model_dump_json().encode()
        return blake2b(self.templates.digest + words, digest_size=16).digest()

    def draft(self, draw: Callable[[], Drawing]) -> Draft:
        """The page thought out: one view serves the key and the bytes."""
        drawing = draw()
        return Draft(self.key(drawing), partial(self.stamp, drawing))

    def key(self, drawing: Drawing) -> bytes:
        """Digest of everything that the page's bytes depend on."""
        found = blake2b(self._seal, digest_size=16)
        found.update(_ENCODER.encode(drawing))
        if drawing.layout:
            found.update(self._shell(drawing).digest)
        if drawing.layout == "home":
            found.update(self.shells.intro)
        for path in (*drawing.members, *drawing.others):
            found.update(self.card_digest(path))
        for path in drawing.texts:
            found.update(self.library.submission(path).content_digest.encode())
        if drawing.submission:
            one = self.library.submission(drawing.submission)
            found.update(one.content_digest.encode())
            found.update(_ENCODER.encode(body_pictures(self.library, one, "")))
        return found.digest()

    def stamp(self, drawing: Drawing) -> list[bytes]:
        """The page in pieces."""
        values: dict[str, Any] = {
            "v": drawing.view,
            "x": drawing.extra,
            "members": drawing.members,
            "site": self.library.site.site,
        }
        if not drawing.layout:
            base = "../" * depth(drawing.address)
            return [self.templates.render(drawing.template, base=base, **values).encode()]
        shell = self._shell(drawing)
        name = self.library.site.site.name
        values["base"] = shell.base
        extra = head(
            title=drawing.title,
            description=drawing.description,
            url=drawing.url,
            site_name=name,
            kind="article" if drawing.submission else "website",
            image=drawing.image,
            feed=shell.base + drawing.feed if drawing.feed else "",
        )
        if drawing.submission and isinstance(drawing.view, SubmissionView):
            one = self.library.submission(drawing.submission)
            values["body"] = Markup(dress(self.body(one), body_pictures(self.library, one, shell.base)))
            extra += json_ld(learning_resource(drawing.view, name, self.library.site.site.licence))
        else:
            values["show"] = self._card
            if isinstance(drawing.view, DossierView):
                values["compared"] = [
                    compared(self._text(one.old_path), self._text(one.new_path))
                    for one in drawing.view.matches
                ]
        if drawing.layout == "home":
            values["intro"] = Markup(self.shells.intro.decode())
        current, exact = self.library.current(drawing.address, *drawing.belongs)
        return shell.stamp(
            title=drawing.title,
            description=drawing.description,
            canonical=drawing.url,
            head=extra,
            body=self.templates.render(drawing.template, **values).replace(CARD_BASE, shell.base).encode(),
            current=current,
            exact=exact,
        )

    def _text(self, path: str) -> str:
        return self.body(self.library.submission(path))

    def _shell(self, drawing: Drawing) -> Shell:
        if drawing.layout == "not_found":
            return self.shells.shells["not_found:0"]
        return self.shells.get(drawing.layout, depth(drawing.address))

    @cached_property
    def card_digest(self) -> Callable[[str], bytes]:
        """Source path of a submission → digest of its card."""

        @cache
        def digest(path: str) -> bytes:
            return blake2b(_ENCODER.encode(self._shown(path)), digest_size=16).digest()

        return digest

    @cached_property
    def _shown(self) -> Callable[[str], Card]:
        """Source path of a submission → its card, kept from the key of a page to its bytes."""
        return lru_cache(256)(lambda path: card(self.library, self.library.catalogue.by_path[path]))

    @cached_property
    def _card(self) -> Callable[..., Markup]:
        """(source path, form) → HTML with a mark in the place of the path to the root."""

        @lru_cache(CACHED_CARDS)
        def render(path: str, form: str = "card") -> Markup:
            name = f"components/{form}.html"
            return Markup(self.templates.render(name, c=self._shown(path), base=CARD_BASE))

        return render


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def stamper(
    catalogue: Catalogue,
    site: SiteConfig,
    shells: Shells,
    body: Body,
    rules: Sequence[RuleDoc] = (),
    assessment: Assessment | None = None,
    campaigns: Sequence[Campaign] = (),
    known: Orders | None = None,
) -> Stamper:
    """Everything that the pages of one build share. `known`: the orders, when they are at hand."""
    return Stamper(
        library=library(catalogue, site, rules, campaigns, assessment),
        shells=shells,
        templates=load_templates(shells.templates),
        orders=known or orders(catalogue, site),
        body=body,
    )
