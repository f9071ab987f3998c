"""What is covered and who pays: cover clauses, stacks, intake, windows and the order in which a repair is paid."""

import pytest

from huolto.rules.agreement import Agreement, Decision, decide, rate
from huolto.rules.explanation import render
from rules.agreement.kit import agreement, happening, nets

TEAM = """
[calendar.team]
hours = { mon-fri = ["08:00-16:00"] }
"""
SUPPORT = """
[[cover]]
tasks = ["advice"]
[[charge]]
id = "at-request"
code = "labour"
on = "work"
when = { at_customers_request = true }
quantum = "60 min"
minimum_per_quantum = "1250"
"""
SERVICE = """
[[charge]]
id = "service-work"
code = "labour"
on = "work"
quantum = "15 min"
minimum_per_quantum = "250"
"""
ALL_BUT_DRUM_AND_TONER = """
[[cover]]
id = "parts"
parts = { class = { not_in = ["drum", "toner"] } }
[[charge]]
id = "bought-parts"
code = "part"
on = "part"
price = { cost_plus = "10 %" }
"""


def nok(clauses: str, id: str, more: str = "") -> Agreement:
    return agreement(clauses, id=id, currency="NOK", zone="Europe/Oslo", more=more)


def work(usage: str = "1", at: str = "2026-03-02T09:00", **facts: object):
    return happening(usage, "work", at, **{"case": f"c{usage}", "minutes": 61, **facts})


def part(**facts: object):
    return happening("p", "part", "2026-03-02", **{"item": "M-1", "cost": "100", **facts})


def steps(decision: Decision) -> list[str]:
    return [render(step, "en") for step in decision.steps]


def test_what_is_covered_costs_nothing_and_is_not_unpriced():
    result = rate([nok(SUPPORT, "support")], [work(task="advice", at_customers_request=True)])
    assert (result.charges, result.unpriced) == ((), ())
    (decision,) = result.decisions
    assert (decision.covered, decision.priced, decision.clause) == (True, False, "cover-advice")
    assert decision.payer == "agreement"
    assert render(decision.reason, "en") == "Clause cover-advice of support covers this: nothing to pay."


def test_what_is_neither_covered_nor_priced_is_shown():
    result = rate([nok(SUPPORT, "support")], [work(task="integration")])
    assert [(u.usage, u.reason.code) for u in result.unpriced] == [("1", "unpriced.condition")]
    assert result.decisions[0].payer == "undecided"


def test_the_agreement_on_top_charges_what_the_one_below_would_cover():
    stack = [nok(SUPPORT, "support"), nok(SERVICE, "service", 'on_top_of = "support"')]
    (decision,) = rate(stack, [work(task="advice")]).decisions
    assert (decision.covered, decision.priced, decision.clause) == (False, True, "service-work")


def test_what_the_agreement_on_top_covers_the_one_below_does_not_charge():
    top = nok('[[cover]]\nid = "all-work"\non = "work"\n', "top", 'on_top_of = "service"')
    result = rate([nok(SERVICE, "service"), top], [work()])
    assert result.charges == ()
    assert result.decisions[0].clause == "all-work"


def test_a_cover_of_some_codes_leaves_the_others_to_be_charged():
    clauses = (
        '[[cover]]\nid = "labour-free"\non = "work"\ncodes = ["labour"]\n'
        + SERVICE
        + '[[charge]]\ncode = "call-out"\non = "work"\nprice = "90"\n'
    )
    result = rate([nok(clauses, "a")], [work()])
    assert nets(result) == {("call-out", "case:c1", "2026-03"): "90.00"}
    assert (result.decisions[0].covered, result.decisions[0].priced) == (True, True)


@pytest.mark.parametrize(("at", "covered"), [("09:00", True), ("16:00", False), ("15:59", True)])
def test_a_window_covers_only_within_its_hours(at: str, covered: bool):
    clauses = TEAM + '[[cover]]\ntasks = ["advice"]\nwindow = { inside = "team" }\n'
    decision = decide([nok(clauses, "a")], work(at=f"2026-03-02T{at}", task="advice"))
    assert decision.covered is covered
    assert decision.covered or decision.reason.code == "unpriced.window"


def test_an_agreement_chosen_by_the_caller_answers_only_when_it_was_chosen():
    critical = nok(
        TEAM
        + '[intake]\nchosen_by_caller = true\nwindow = { outside = "team" }\n'
        + '[[charge]]\nid = "critical"\ncode = "labour"\non = "work"\nprice = "3000"\n',
        "critical",
        'on_top_of = "service"',
    )
    stack = [critical, nok(SERVICE, "service")]
    given = [
        work("1", "2026-03-02T20:00", chosen_by_caller=True),
        work("2", "2026-03-02T20:00"),
        work("3", "2026-03-02T10:00", chosen_by_caller=True),
    ]
    assert [d.clause for d in rate(stack, given).decisions] == ["critical", "service-work", "service-work"]


@pytest.mark.parametrize(
    ("facts", "clause"), [({"mailbox": "service"}, "service-work"), ({"mailbox": "help"}, None)]
)
def test_an_agreement_takes_the_cases_of_its_mailbox(facts: dict, clause: str | None):
    assert decide([nok('[intake]\nmailbox = "service"\n' + SERVICE, "a")], work(**facts)).clause == clause


def test_what_a_case_was_bound_to_wins_over_the_intake():
    bound = nok('[intake]\nmailbox = "service"\n' + SERVICE, "a")
    assert decide([bound], work(mailbox="help", bound_to="a")).clause == "service-work"


@pytest.mark.parametrize(
    ("bound_to", "clause"),
    [("support", "at-request"), ("service", "service-work"), ("unknown", "service-work")],
)
def test_a_case_bound_to_an_agreement_is_not_answered_by_one_above_it(bound_to: str, clause: str):
    stack = [nok(SUPPORT, "support"), nok(SERVICE, "service", 'on_top_of = "support"')]
    assert decide(stack, work(at_customers_request=True, bound_to=bound_to)).clause == clause


# Who pays a repair, in this order: maker, part warranty, agreement, passed on, billed.


def test_the_makers_warranty_pays_before_the_agreement():
    decision = decide([agreement(ALL_BUT_DRUM_AND_TONER)], part(**{"class": "roller", "warranty": True}))
    assert (decision.payer, decision.covered, decision.priced) == ("maker", True, False)
    assert steps(decision) == ["Maker's warranty: yes, it pays."]


@pytest.mark.parametrize(
    ("until", "payer"), [("2026-03-03", "maker"), ("2026-03-02", "customer"), ("2026-01-01", "customer")]
)
def test_a_warranty_does_not_count_on_its_last_day(until: str, payer: str):
    decision = decide([agreement(ALL_BUT_DRUM_AND_TONER)], part(**{"class": "drum", "warranty_until": until}))
    assert decision.payer == payer


def test_the_warranty_of_a_part_pays_after_the_makers_is_over():
    facts = {"class": "drum", "warranty_until": "2026-01-01", "part_warranty_until": "2026-06-01"}
    decision = decide([agreement(ALL_BUT_DRUM_AND_TONER)], part(**facts))
    assert decision.payer == "supplier"
    assert steps(decision) == [
        "Maker's warranty: ended on 1 Jan 2026.",
        "Warranty of the part: runs until 1 Jun 2026, it pays.",
    ]


def test_the_agreement_pays_what_no_warranty_does():
    decision = decide([agreement(ALL_BUT_DRUM_AND_TONER)], part(**{"class": "roller", "warranty": False}))
    assert decision.payer == "agreement"
    assert steps(decision) == [
        "Maker's warranty: no.",
        "Agreement: clause parts of workplace covers it.",
    ]


def test_the_customer_pays_what_is_left_and_each_step_says_why():
    decision = decide([agreement(ALL_BUT_DRUM_AND_TONER)], part(**{"class": "toner"}))
    assert decision.payer == "customer"
    assert steps(decision) == [
        "Maker's warranty: not known, so not counted on.",
        "Agreement: does not cover it.",
        "Billed by clause bought-parts of workplace.",
    ]


def test_what_is_passed_on_at_cost_says_so():
    clauses = '[[charge]]\ncode = "part"\non = "part"\nprice = "at-cost"\n'
    decision = decide([agreement(clauses)], part(**{"class": "toner"}))
    assert steps(decision)[-1] == "Passed on at cost by clause part of workplace."


def test_a_repair_that_nothing_answers_says_so_in_its_last_step():
    decision = decide([agreement()], part(**{"class": "toner"}))
    assert decision.payer == "undecided"
    assert steps(decision)[-1] == "No clause of workplace speaks of part."


def test_a_charge_that_speaks_of_warranty_is_charged_under_it():
    clauses = '[[charge]]\ncode = "handling"\non = "repair_quote"\nwhen = { warranty = true }\nprice = "25"\n'
    under = happening("q", "repair_quote", "2026-03-02", item="M-1", amount="800", warranty=True)
    result = rate([agreement(clauses)], [under])
    assert nets(result) == {("handling", "item:M-1", "2026-03"): "25.00"}
    assert result.decisions[0].payer == "maker"


def test_the_steps_are_told_in_every_language():
    decision = decide([agreement(ALL_BUT_DRUM_AND_TONER)], part(**{"class": "toner"}))
    told = {language: render(decision.steps[1], language) for language in ("fi", "sv", "nb", "fa")}
    assert told == {
        "fi": "Sopimus: ei kata tätä.",
        "sv": "Avtal: täcker det inte.",
        "nb": "Avtale: dekker det ikke.",
        "fa": "قرارداد: آن را پوشش نمی‌دهد.",
    }
