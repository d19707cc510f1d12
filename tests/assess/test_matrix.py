"""The matrix of two taxonomies, gaps included."""

from __future__ import annotations

from generator.assess.matrix import count, matrix
from generator.model.catalogue import Catalogue
from generator.model.kind import Taxonomy, Term
from generator.model.registry import Registry
from generator.model.site import Home, SiteConfig
from generator.model.submission import Submission

SITE = SiteConfig(
    taxonomies={
        "field": Taxonomy(
            label="领域", many=True, terms=(Term(slug="a", label="甲"), Term(slug="b", label="乙"))
        ),
        "step": Taxonomy(label="阶", terms=(Term(slug="one", label="一"), Term(slug="two", label="二"))),
    },
    home=Home(rows="field", columns="step"),
)


def one(*fields: str, step: str = "one") -> Submission:
    return Submission(path="p", url="u/", kind="k", title="t", terms={"field": fields, "step": (step,)})


def test_every_declared_term_has_a_row_and_a_column() -> None:
    found = count((), SITE, "field", "step")
    assert (found.rows, found.columns, found.counts) == (("a", "b"), ("one", "two"), {})


def test_a_submission_with_two_terms_counts_under_each_and_unknown_terms_do_not() -> None:
    found = count((one("a", "b"), one("a", step="two"), one("c"), one("a")), SITE, "field", "step")
    assert found.counts == {("a", "one"): 2, ("b", "one"): 1, ("a", "two"): 1}


def test_a_site_without_a_matrix_has_none() -> None:
    empty = Catalogue((), Registry())
    assert matrix(empty, SITE.model_copy(update={"home": Home()})) is None
    assert matrix(empty, SITE) == count((), SITE, "field", "step")
