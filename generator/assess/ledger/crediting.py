"""To which units a piece is credited. Pure."""

from __future__ import annotations

from generator.assess.ledger.roster import Roster
from generator.model.campaign import PERSON, SUBJECT, Obligation
from generator.model.submission import Submission


class Crediting:
    """Keys of the units of one obligation."""

    def __init__(self, obligation: Obligation, roster: Roster) -> None:
        self._roster = roster
        self._tree = obligation.scope == "tree"
        levels = {level for one in obligation.who for level in one.level}
        self._person, self._subject = PERSON in levels, SUBJECT in levels
        self._organisation = bool(levels - {PERSON, SUBJECT})

    def of_submission(self, one: Submission, day: str) -> list[str]:
        """A teacher gets what he signed; a subject what its school hands in of that subject."""
        found: list[str] = []
        if self._person:
            found += dict.fromkeys([f"person:{author.id}" for author in one.authors if author.id])
        if self._subject:
            school = self._roster.school(self._roster.registry.answering(one.organisation, day))
            found += [f"subject:{school}/{slug}" for slug in one.terms.get(SUBJECT, ())]
        if self._organisation:
            found += self.of_organisation(one.organisation, day)
        return found

    def of_organisation(self, organisation: str, day: str) -> list[str]:
        """The organisation alone, or with all above it when the obligation counts whole trees."""
        here = self._roster.registry.answering(organisation, day)
        return [f"organisation:{one}" for one in (self._roster.above(here) if self._tree else (here,))]
