"""Counts submissions by two taxonomies.

In: submissions and the declared terms of both taxonomies. Out: a Matrix with a row
and a column for every declared term, so that gaps are seen. Reads nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from generator.model.assessment import Matrix
from generator.model.catalogue import Catalogue
from generator.model.site import SiteConfig
from generator.model.submission import Submission


def matrix(catalogue: Catalogue, site: SiteConfig) -> Matrix | None:
    """The home page's matrix over all published submissions; None when the site declares none."""
    rows, columns = site.home.rows, site.home.columns
    if not rows or not columns or rows not in site.taxonomies or columns not in site.taxonomies:
        return None
    return count(catalogue.submissions, site, rows, columns)


def count(submissions: Iterable[Submission], site: SiteConfig, rows: str, columns: str) -> Matrix:
    """Count `submissions` by the declared terms of `rows` and `columns`.

    A submission with two terms of a taxonomy counts once under each.
    """
    row_keys = tuple(term.slug for term in site.taxonomies[rows].terms)
    column_keys = tuple(term.slug for term in site.taxonomies[columns].terms)
    declared_rows, declared_columns = set(row_keys), set(column_keys)
    found = Counter(
        (row, column)
        for one in submissions
        for row in one.terms.get(rows, ())
        if row in declared_rows
        for column in one.terms.get(columns, ())
        if column in declared_columns
    )
    return Matrix(rows, columns, row_keys, column_keys, dict(found))
