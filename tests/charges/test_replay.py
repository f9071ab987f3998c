"""Happenings of a period replayed under another version: the figures of a closing, and nothing is written."""

import random
from datetime import date, datetime
from decimal import Decimal

import pytest

from cast import Cast
from charges.histories import SETTINGS, build_world
from charges.ledgers import ADVICE, WORKPLACE, Ledger, finnish_ledger
from charges.test_alike import _live
from huolto.agreements.commands import draft_version
from huolto.agreements.models import AgreementVersion
from huolto.agreements.stacks import stacks_of
from huolto.charges.commands import NewUsage, record_usages
from huolto.charges.models import Charge, Decision, Rating
from huolto.charges.rating.projection import month_of_period
from huolto.charges.replay import replay

pytestmark = pytest.mark.django_db

DEARER = WORKPLACE.replace('"14.90"', '"15.90"').replace('"9.05"', '"9.65"')
WITHOUT_STANDARD = WORKPLACE.partition("[[example]]")[0].replace(
    'when = { package = "standard" }', 'when = { package = "gold" }'
)


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    ledger = finnish_ledger(cast)
    for label in ("2026-01", "2026-02", "2026-03"):
        ledger.period(label)
    return ledger


def draft(ledger: Ledger, source: str) -> AgreementVersion:
    return draft_version(actor=ledger.actor, customer=ledger.customer, source=source)


def tried(ledger: Ledger, version: AgreementVersion, *labels: str, customer=None) -> dict:
    periods = [ledger.period(label) for label in labels]
    return replay(ledger.provider, version=version, customer=customer or ledger.customer, periods=periods)


def clause(found: dict, name: str) -> dict:
    return next(row for row in found["clauses"] if row["clause"] == name)


def test_each_clause_says_old_and_new_by_month(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-1"), date(2025, 3, 1))
    ledger.start(ledger.item("KA-2"), date(2026, 2, 12))
    ledger.start(ledger.item("KA-3"), date(2025, 3, 1), ledger.plus)
    found = tried(ledger, draft(ledger, DEARER), "2026-01", "2026-02")
    assert found["months"] == ["2026-01", "2026-02"]
    standard, plus = clause(found, "standard"), clause(found, "plus")
    assert (standard["old"], standard["new"]) == (["14.9", "23.95"], ["15.9", "25.55"])
    assert (plus["old"], plus["new"], plus["changed_lines"]) == (["24.9", "24.9"], ["24.9", "24.9"], 0)
    assert (standard["changed_lines"], found["changed_lines"]) == (3, 3)
    assert found["happenings"] == 5


def test_changed_lines_are_named_with_both_reasons_and_the_others_are_not(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-2"), date(2026, 2, 12))
    ledger.start(ledger.item("KA-3"), date(2025, 3, 1), ledger.plus)
    version = draft(ledger, DEARER)
    [line] = tried(ledger, version, "2026-02")["lines"]
    assert (line["tag"], line["old"], line["new"], line["month"]) == ("KA-2", "9.05", "9.65", 0)
    assert line["why"]["old"]["version"] == ledger.version.pk
    assert line["why"]["new"]["version"] == version.pk
    assert line["why"]["new"]["reason"]["params"]["numerator"] == 17


def test_nothing_is_written(ledger: Ledger) -> None:
    ledger.start(ledger.item(), date(2025, 3, 1))
    ledger.deliver("d1", date(2026, 1, 10))
    ledger.close("2026-01")
    before = [list(model.objects.order_by("pk").values()) for model in (Charge, Rating, Decision)]
    tried(ledger, draft(ledger, DEARER), "2026-01", "2026-02")
    assert [list(model.objects.order_by("pk").values()) for model in (Charge, Rating, Decision)] == before


def test_the_same_text_gives_what_closing_posted(ledger: Ledger) -> None:
    ledger.start(ledger.item("KA-1"), date(2025, 3, 1))
    ledger.start(ledger.item("KA-2"), date(2026, 1, 12))
    ledger.lease(ledger.item("KA-3"), "finance_lease", date(2025, 5, 9))
    ledger.deliver("d1", date(2026, 1, 10), "33.33")
    charges = ledger.close("2026-01")
    found = tried(ledger, draft(ledger, WORKPLACE), "2026-01")
    assert found["lines"] == []
    assert {row["clause"]: (row["old"], row["new"]) for row in found["clauses"]} == {
        name: ([posted], [posted])
        for name, posted in {
            one.clause: f"{sum(c.delta for c in charges if c.clause == one.clause).normalize():f}"
            for one in charges
        }.items()
    }
    assert len(charges) == 4


@pytest.mark.parametrize("name", list(SETTINGS))
@pytest.mark.parametrize("seed", range(2))
def test_of_any_history_the_same_text_gives_the_same_figures(name: str, seed: int) -> None:
    world, rng = build_world(SETTINGS[name]), random.Random(f"replay:{name}:{seed}")
    _live(world, rng)
    ledger, compared = world.ledger, 0
    for label in world.setting.labels[:4]:
        period = ledger.period(label)
        stacks = stacks_of(ledger.provider, [ledger.customer.pk], month_of_period(period).interval)
        ledger.close(label)
        versions = {stack.versions for stack in stacks[ledger.customer.pk]}
        if len(versions) > 1:
            continue
        [[in_force]] = versions
        found = tried(ledger, draft(ledger, in_force.source), label)
        total = sum(charge.delta for charge in Charge.objects.filter(for_period=period))
        assert found["lines"] == []
        assert found["decisions"]["changed"] == 0
        assert sum(Decimal(row["new"][0]) for row in found["clauses"]) == total
        compared += 1
    assert compared >= 2


def test_what_is_no_longer_priced_is_counted_and_named(ledger: Ledger) -> None:
    for number in range(3):
        ledger.start(ledger.item(f"KA-{number}"), date(2025, 3, 1))
    found = tried(ledger, draft(ledger, WITHOUT_STANDARD), "2026-01")["left_open"]
    assert (found["newly_count"], found["no_longer_count"], found["still"]) == (3, 0, 0)
    assert [row["tag"] for row in found["newly"]] == ["KA-0", "KA-1", "KA-2"]
    assert found["newly"][0]["reason"]["code"] == "unpriced.condition"


def test_what_is_priced_at_last_is_counted(cast: Cast) -> None:
    ledger = finnish_ledger(cast, WITHOUT_STANDARD)
    ledger.period("2026-01")
    for number in range(2):
        ledger.start(ledger.item(f"KA-{number}"), date(2025, 3, 1))
    found = tried(ledger, draft(ledger, WORKPLACE), "2026-01")
    assert (found["left_open"]["newly_count"], found["left_open"]["no_longer_count"]) == (0, 2)
    assert clause(found, "standard")["old"] == ["0"]
    assert clause(found, "standard")["new"] == ["29.8"]


def test_decisions_that_change_are_told(ledger: Ledger) -> None:
    ledger.work("w1", "c1", ledger.at(date(2026, 1, 8), 9), 20)
    ledger.deliver("d1", date(2026, 1, 10))
    hours = ADVICE[ADVICE.index("[[charge]]") :]
    found = tried(ledger, draft(ledger, WORKPLACE + hours), "2026-01")
    decisions = found["decisions"]
    assert (decisions["all"], decisions["changed"]) == (2, 1)
    [row] = decisions["rows"]
    assert (row["kind"], row["old"]["priced"], row["new"]["priced"]) == ("work", False, True)
    assert row["new"]["clause"] == "hours"
    assert found["left_open"]["no_longer_count"] == 1
    assert clause(found, "hours")["new"] == ["50"]


def test_an_agreement_that_was_never_in_force_answers_on_all_days(ledger: Ledger) -> None:
    ledger.work("w1", "c1", ledger.at(date(2026, 1, 8), 9), 10)
    ledger.start(ledger.item(), date(2025, 3, 1))
    found = tried(ledger, draft(ledger, ADVICE), "2026-01")
    assert clause(found, "hours")["new"] == ["25"]
    assert clause(found, "standard")["new"] == ["14.9"]


def test_a_version_answers_on_the_days_of_those_it_replaces_only(cast: Cast) -> None:
    ledger = finnish_ledger(cast)
    ledger.period("2026-01")
    other = draft(ledger, ADVICE)
    ledger.activate(ADVICE, date(2026, 1, 20))
    ledger.work("w1", "c1", ledger.at(date(2026, 1, 8), 9), 10)
    ledger.work("w2", "c2", ledger.at(date(2026, 1, 21), 9), 10)
    found = tried(ledger, other, "2026-01")
    assert clause(found, "hours")["new"] == ["25"]


def test_only_the_customer_asked_for_is_counted(ledger: Ledger, cast: Cast) -> None:
    ledger.start(ledger.item("KA-1"), date(2025, 3, 1))
    ledger.start(ledger.item("RA-1", customer_id=cast.rantakoulu.pk), date(2025, 3, 1))
    version = draft(ledger, DEARER)
    found = tried(ledger, version, "2026-01", customer=cast.rantakoulu)
    assert [line["tag"] for line in found["lines"]] == ["RA-1"]
    assert clause(found, "standard")["new"] == ["15.9"]


def test_progress_says_how_many_items_are_done(ledger: Ledger) -> None:
    for number in range(3):
        ledger.start(ledger.item(f"KA-{number}"), date(2025, 3, 1))
    done: list[int] = []
    replay(
        ledger.provider,
        version=draft(ledger, DEARER),
        customer=ledger.customer,
        periods=[ledger.period("2026-01"), ledger.period("2026-02")],
        progress=done.append,
    )
    assert done == [3, 3, 6, 6, 9, 9, 12, 12]


TEAM = """
[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }

[[target]]
id = "answer"
kind = "respond"
due = "{span}"
calendar = "team"
"""


def test_due_times_stand_side_by_side(cast: Cast) -> None:
    ledger = finnish_ledger(cast, WORKPLACE + TEAM.replace("{span}", "4 h"))
    ledger.period("2026-01")
    fault = NewUsage(
        kind="fault",
        source_key="f1",
        # A Friday: four hours from 15:00 end on Monday at 11:00, one hour at 16:00 on Friday.
        occurred_at=ledger.at(date(2026, 1, 16), 15),
        customer=ledger.customer,
        facts={"case": "c1"},
    )
    record_usages(actor=ledger.actor, usages=[fault])
    found = tried(ledger, draft(ledger, WORKPLACE + TEAM.replace("{span}", "1 h")), "2026-01")["due"]
    assert (found["all"], found["sooner"], found["later"]) == (1, 1, 0)
    [row] = found["rows"]
    assert (row["target"], row["kind"]) == ("respond", "fault")
    assert datetime.fromisoformat(row["old"]) == ledger.at(date(2026, 1, 19), 11)
    assert datetime.fromisoformat(row["new"]) == ledger.at(date(2026, 1, 16), 16)


def test_due_times_that_stay_are_counted_and_not_listed(cast: Cast) -> None:
    source = WORKPLACE + TEAM.replace("{span}", "4 h")
    ledger = finnish_ledger(cast, source)
    ledger.period("2026-01")
    fault = NewUsage(
        kind="fault",
        source_key="f1",
        occurred_at=ledger.at(date(2026, 1, 16), 15),
        customer=ledger.customer,
        facts={"case": "c1"},
    )
    record_usages(actor=ledger.actor, usages=[fault])
    found = tried(ledger, draft(ledger, source), "2026-01")["due"]
    assert found == {"all": 1, "sooner": 0, "later": 0, "rows": []}
