"""What the ledger of a large city costs: `python -m benchmarks.ledger`.

60,000 teachers in 2,000 schools of 20 counties, 200,000 submissions, six obligations for each teacher
and four for each school. The city is made in memory, the same every time, and not timed. Timed in one
process: the ledger with its counts, the coverage with all names, the workbook.
"""

from __future__ import annotations

import gc
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from generator.assess.coverage import coverage
from generator.assess.ledger import judge
from generator.assess.ledger.pieces import pieces
from generator.assess.ledger.progress import progress
from generator.config.load import load_config
from generator.config.vocabulary import Vocabulary
from generator.index.catalogue import build_catalogue
from generator.model.assessment import Assessment
from generator.model.campaign import Amount, Campaign, Demands, Hours, Obligation, What, Who
from generator.model.document import Author
from generator.model.registry import Organisation, Person, Receipt, Registry
from generator.model.submission import Submission
from generator.report.ledger.books import books
from generator.report.ledger.workbook import write

COUNTIES, SCHOOLS, TEACHERS, SUBMISSIONS = 20, 2_000, 60_000, 200_000
AS_OF = "2024-05-06"
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "晓岚建国雨桐思远静怡海燕明哲玉兰志强文博"


def vocabulary() -> Vocabulary:
    """The built-in profile."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "site_config.yml")
        config.write_text("site: {name: 测试市研修成果库}\nextends: school-training\n", "utf-8")
        site = load_config(config).site
    assert site is not None
    return Vocabulary(site)


def roster(words: Vocabulary) -> Registry:
    """The city, its counties, schools and teachers."""
    rng = random.Random(1)
    slugs = {name: [term.slug for term in words.site.taxonomies[name].terms] for name in ("subject", "tier")}
    stages = [term.slug for term in words.site.taxonomies["stage"].terms][:4]
    organisations = {"city": Organisation("city", "测试市", "city")}
    for at in range(COUNTIES):
        organisations[f"c{at:02d}"] = Organisation(f"c{at:02d}", f"测试{at + 1}县", "county", "city")
    for at in range(SCHOOLS):
        one = Organisation(
            f"s{at:04d}", f"测试第{at + 1}学校", "school", f"c{at % COUNTIES:02d}", (stages[at % 4],)
        )
        organisations[one.id] = one
    people = {
        f"p{at:05d}": Person(
            id=f"p{at:05d}",
            name=rng.choice(_SURNAMES) + "".join(rng.sample(_GIVEN, 2)),
            organisation=f"s{at % SCHOOLS:04d}",
            tier=rng.choice(["", *slugs["tier"]]),
            stage=stages[at % SCHOOLS % 4],
            subjects=(rng.choice(slugs["subject"]),),
        )
        for at in range(TEACHERS)
    }
    return Registry(organisations, people)


def campaign(kinds: list[str]) -> Campaign:
    """Six obligations for teachers, four for schools, one of them monthly."""
    teachers, schools = (Who(level=("person",)),), (Who(level=("school",)),)
    owed = [
        Obligation(
            id=f"t{at}", title=f"教师材料{at + 1}", who=teachers, what=What(kinds=(kinds[at],)), start="", points=15,
            hours=2, count=(Amount(min=2 if at == 5 else 1, max=3),),
            demands=Demands(chars=1000 if at % 2 else 0), by="2024-04-30" if at < 4 else "2024-05-31",
        )
        for at in range(6)
    ]  # fmt: skip
    owed += [
        Obligation(
            id=f"s{at}", title=f"学校材料{at + 1}", who=schools, what=What(kinds=(kinds[at],)), start="", scope="tree",
            points=25, count=(Amount(min=11, max=15),), per="month" if at == 3 else "",
        )
        for at in range(4)
    ]  # fmt: skip
    return Campaign(
        slug="month", title="测试活动月", start="2024-03-01", end="2024-05-31", obligations=tuple(owed),
        pass_points=60, hours=Hours(target=12),
    )  # fmt: skip


def handed_in(registry: Registry, kinds: list[str]) -> Iterator[tuple[Submission, tuple[str, ...]]]:
    """Submissions with the codes that hold one in twenty back."""
    rng = random.Random(2)
    people = list(registry.people.values())
    for at in range(SUBMISSIONS):
        person = people[rng.randrange(TEACHERS)]
        bundle = f"submissions/{person.organisation}/b{at:06d}"
        terms = {"subject": person.subjects, "stage": (person.stage,)}
        if person.tier:
            terms["tier"] = (person.tier,)
        yield (
            Submission(
                path=f"{bundle}/index.md", url=f"r/{person.organisation}/b{at:06d}/",
                kind=kinds[rng.randrange(6)], title=f"第{at}份材料",
                date=f"2024-{rng.randint(3, 5):02d}-{rng.randint(1, 28):02d}",
                organisation=person.organisation, authors=(Author(person.name, person.id),), terms=terms,
                chars=rng.randint(700, 3000), size=4000,
            ),
            ("PL301",) if rng.random() < 0.05 else (),
        )  # fmt: skip


class Clock:
    """Prints what each step took: seconds of the clock, seconds of the processor, peak memory so far."""

    def __init__(self) -> None:
        self._begun = self._last = (time.perf_counter(), time.process_time())

    def lap(self, name: str) -> None:
        """Ends a step."""
        self._print(name, self._last)
        self._last = (time.perf_counter(), time.process_time())

    def end(self) -> None:
        """All steps together."""
        self._print("together", self._begun)

    def _print(self, name: str, since: tuple[float, float]) -> None:
        wall, cpu = time.perf_counter() - since[0], time.process_time() - since[1]
        print(f"{name:<12}{wall:>9.2f}{cpu:>9.2f}{_peak():>9.0f}", flush=True)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run() -> None:
    """Prints one line a step."""
    gc.set_threshold(200_000, 50, 50)  # as the commands do
    words = vocabulary()
    kinds = [slug for slug, kind in words.site.kinds.items() if not kind.internal][:6]
    registry, plan = roster(words), campaign(kinds)
    judged = list(handed_in(registry, kinds))
    receipts = [Receipt(one.date, one.path) for at, (one, _) in enumerate(judged) if at % 10]
    catalogue = build_catalogue(tuple(one for one, codes in judged if not codes), registry, words)
    print(f"{'':<12}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}\n{'(the city)':<30}{_peak():>9.0f}")
    clock = Clock()
    ledger = judge(plan, registry, pieces(judged, receipts), words, AS_OF)
    counted = progress(ledger, registry)
    clock.lap("ledger")
    coverage(catalogue, words.site, registry, AS_OF, plan, names=True)
    clock.lap("coverage")
    assessment = Assessment(as_of=AS_OF, progress=(counted,), ledgers=(ledger,))
    with tempfile.TemporaryFile() as file:
        write(books(words.site, registry, [plan], assessment, {}), file)
        size = file.seek(0, 2) / 2**20
    clock.lap("workbook")
    clock.end()
    print(f"{len(ledger.units):,} units, {len(ledger.lines):,} lines, workbook {size:.1f} MB")


if __name__ == "__main__":
    run()
