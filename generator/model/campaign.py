"""Campaigns: an activity month, a term plan, a training year, and what they oblige whom to.

These types are also the schema of `content/campaigns/*.yml`: every key a file may hold is a field
here. After reading, every word (level, kind, term, organisation) is the slug or id it means.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from generator.model.kind import Part


def _several(value: Any) -> Any:
    """One word may stand without brackets."""
    return (value,) if isinstance(value, (str, dict)) else value


def _named(key: str) -> BeforeValidator:
    """`who: 教师` is short for `who: {level: 教师}`."""

    def spread(value: Any) -> Any:
        if isinstance(value, str):
            return {key: (value,)}
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return {key: tuple(value)}
        return value

    return BeforeValidator(spread)


def _amounts(value: Any) -> Any:
    """`count: 15` and `count: {min: 1, max: 2}` are short for a list of one."""
    if isinstance(value, (str, int)):
        return ({"min": value},)
    return (value,) if isinstance(value, dict) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_several)]
Condition = dict[str, Words]
"""Taxonomy → slugs: it holds for what has one of the slugs of every taxonomy named."""

PERSON, SUBJECT = "person", "subject"
"""Levels of `Who` beside the site's own: a teacher; the teachers of one subject in one school."""


class Phase(Part):
    """One phase of a campaign."""

    title: str
    id: str = ""
    """Named by obligations; the title when absent."""
    start: str = Field("", validation_alias="from")
    """ISO day."""
    end: str = Field("", validation_alias="to")
    description: str = ""


class MonthTheme(Part):
    """What a month is about."""

    month: str
    """`2023-03`."""
    title: str
    kinds: Words = ()
    """Forms in which the month's work is to be handed in; empty when free."""


class Who(Part):
    """Units that owe something."""

    level: Words
    """`person`, `subject` or levels of organisations."""
    within: Words = ()
    """Organisations: only they and those below them."""
    under: Words = ()
    """Levels: only organisations directly below one of these (a school of the city itself)."""
    besides: Words = ()
    """Ids of organisations (with all below) and people that are not meant."""
    when: Condition = Field(default_factory=dict)
    """What the roster must say of the unit: stage, tier, subject."""


class Recognised(Part):
    """Decisions of `registry/featured.yml` that are counted in place of submissions."""

    of: Literal["submission", "organisation", "person"]
    award: str = ""
    """Only decisions with this award; any when empty."""
    level: Words = ()
    """Only of these levels of recognition."""


class What(Part):
    """Which submissions count. Those named must all hold; what is not named is free."""

    kinds: Words = ()
    groups: Words = ()
    """Labels of groups of kinds: one of any kind of the group."""
    or_attachment: str = ""
    """Role: a submission of another kind also counts when it has such an attachment (a lesson with its slides)."""
    when: Condition = Field(default_factory=dict)
    """Terms the submission must have."""
    fields: dict[str, Words] = Field(default_factory=dict)
    """Field → texts, one of which it must hold: which form of a kind this is."""
    title: Words = ()
    """Texts, one of which must stand in the title."""
    signed: bool | None = None
    """True: only what a teacher of the roster signed; False: only what nobody did (a school's own summary)."""
    recognised: Recognised | None = None
    """Counts decisions of the bureau instead."""


class Demands(Part):
    """What a submission must have besides what its kind asks, to count here. Short ones are 不合格."""

    chars: int = 0
    """Least 字数."""
    sections: Words = ()
    """Headings of the kind's sections that must be there."""
    images: int = 0
    """Least number of distinct pictures, in the text or attached."""
    attachments: Words = ()
    """Roles of which at least one file must be there."""
    same_lesson: str = ""
    """Id of an obligation: the piece must be of a lesson that also counts there."""


class Amount(Part):
    """How many. The first amount whose condition holds is owed; when none holds, nothing is."""

    when: Condition = Field(default_factory=dict)
    """Stage, tier or subject of the unit."""
    min: int = 1
    max: int | None = None
    """More are not counted."""


class Obligation(Part):
    """Who owes what by when, and what it is worth."""

    id: str
    """Latin, unique in the campaign."""
    title: str
    who: Annotated[tuple[Annotated[Who, _named("level")], ...], BeforeValidator(_several)]
    what: Annotated[What, _named("kinds")]
    demands: Demands = Demands()
    count: Annotated[tuple[Amount, ...], BeforeValidator(_amounts)] = (Amount(),)
    per: Literal["", "month", "phase", "subject"] = ""
    """Owed anew in each month or phase of the campaign, or (by schools) for each subject taught."""
    months: Words = ()
    """`2023-03`…: only these, with `per: month`; every month of the period when empty."""
    phase: str = ""
    """Id of the phase to which it belongs: its days are the window, its end the deadline."""
    scope: Literal["own", "tree"] = "own"
    """Whether an organisation's count has what those below it hand in."""
    start: str = Field("", validation_alias="from")
    """ISO day from which submissions count; the first day of phase or campaign when empty."""
    by: str = ""
    """ISO day; `last friday` or `day 25` with `per: month`; the end of month, phase or campaign when empty."""
    sum_field: str = ""
    """Field whose number is counted in place of one a submission (a record of 12 lessons heard)."""
    amount: str = ""
    """Least sum of file sizes, as `500MiB`, besides the count."""
    points: float = 0
    """Points for the whole of it."""
    partial: bool = False
    """Part of the number earns part of the points."""
    late: float = 1
    """Share of the points that a late piece is worth: 0 when lateness is no hand-in at all."""
    hours: float = 0
    """学时 for the whole of it."""
    hours_field: str = ""
    """Field whose number of 学时 is taken from each counted submission instead."""
    category: str = ""
    """What kind of 学时 these are; the campaign may cap it."""
    owed: bool = True
    """False: counted where it is there, never demanded."""
    source: str = ""
    """Where this is demanded, shown to those who owe it."""


class Exemption(Part):
    """Who need not hand in what, and why."""

    who: str
    """Id of an organisation (with all below it) or a person."""
    obligations: Words = ()
    """Ids; all when empty."""
    reason: str


class Hours(Part):
    """学时 that each teacher is to reach."""

    target: float = 0
    caps: dict[str, float] = Field(default_factory=dict)
    """Category → most that counts."""
    public: bool = False
    """Whether a teacher's own page shows what was earned. What is lacking stays the bureau's."""


class Campaign(Part):
    """An activity with a theme, a period, phases and obligations."""

    slug: str = ""
    """File name without `.yml`; also the term of the campaign taxonomy. Not written in the file."""
    title: str
    theme: str = ""
    start: str = Field("", validation_alias="from")
    end: str = Field("", validation_alias="to")
    description: str = ""
    organisation: str = ""
    """Whose campaign: only its tree of the roster is asked. The whole roster when empty."""
    phases: tuple[Phase, ...] = ()
    themes: tuple[MonthTheme, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    pass_points: float | None = None
    """Points from which a unit has passed; None when nothing is scored."""
    hours: Hours = Hours()
