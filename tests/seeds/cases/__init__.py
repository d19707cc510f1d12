"""The five counties and the day on which each is judged."""

from tests.seeds.county import Case

CASES = {
    one.template: one
    for one in (
        Case("activity-month", "2021-05-20"),
        Case("term-plan", "2021-01-20"),
        Case("training-year", "2023-05-10"),
        Case("resource-library", "2014-06-01"),
        Case("four-steps", "2018-01-05"),
    )
}
