"""Fees per person and per agreement: from who is enrolled and what is in force to ratings and charges."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import Cast
from charges.enrolling import BASE_FEE, MOBILE, change, enrol, make_people, people_ledger, withdraw
from charges.ledgers import WORKPLACE, Ledger, by_cost_centre, nets
from huolto.charges.models import Charge, Rating, RatingDue
from huolto.charges.people import names_of_subjects
from huolto.charges.reasons import sentence_of, why_of
from huolto.invoicing.describing import Describer
from huolto.invoicing.unpriced import unpriced_in
from huolto.parties.models import Person
from huolto.parties.personal_data import HOLDINGS, subject_of

MARCH = date(2026, 3, 1)


@pytest.fixture
def ledger(cast: Cast) -> Ledger:
    return people_ledger(cast)


def test_400_people_at_39_kronor_cost_15600_in_a_month(ledger: Ledger) -> None:
    enrol(ledger, make_people(ledger.customer, 400), date(2026, 1, 1))
    rows = ledger.rate("2026-03")
    assert len(rows) == 400
    assert {(row.clause, row.net, row.currency) for row in rows} == {("prof", Decimal("39.00"), "SEK")}
    assert sum(row.net for row in rows) == Decimal("15600.00")
    assert sum(charge.delta for charge in ledger.close("2026-03")) == Decimal("15600.00")


def test_who_joins_on_17_march_costs_15_of_31_days(ledger: Ledger) -> None:
    enrol(ledger, make_people(ledger.customer, 1), date(2026, 3, 17))
    (row,) = ledger.rate("2026-03")
    assert (row.net, row.item) == (Decimal("18.87"), None)
    assert (row.reason["params"]["numerator"], row.reason["params"]["denominator"]) == (15, 31)


def test_nobody_enrolled_or_enrolled_in_another_month_costs_nothing(ledger: Ledger) -> None:
    people = make_people(ledger.customer, 2)
    withdraw(ledger, enrol(ledger, people[:1], date(2026, 1, 1)), MARCH)
    enrol(ledger, people[1:], date(2026, 4, 1))
    assert ledger.rate("2026-03") == []


def test_a_level_changed_in_mid_month_is_charged_by_the_days_of_each(ledger: Ledger) -> None:
    lines = enrol(ledger, make_people(ledger.customer, 1), MARCH, level="bas")
    change(ledger, lines, date(2026, 3, 16), level="prof")
    # 15 of 31 days at 19, 16 of 31 at 39.
    assert nets(ledger.rate("2026-03")) == {"bas": "9.19", "prof": "20.13"}


def test_a_cost_centre_changed_in_mid_month_splits_the_fee_and_loses_nothing(
    ledger: Ledger, cast: Cast
) -> None:
    lines = enrol(ledger, make_people(ledger.customer, 1), MARCH, cost_centre_id=cast.administration.pk)
    change(ledger, lines, date(2026, 3, 11), cost_centre_id=cast.basic_education.pk)
    rows = ledger.rate("2026-03")
    assert by_cost_centre(rows) == {"1010": Decimal("12.58"), "4120": Decimal("26.42")}
    assert {row.key_net for row in rows} == {Decimal("39.00")}


def test_a_withdrawal_told_late_posts_the_difference_of_the_closed_month(ledger: Ledger) -> None:
    ledger.period("2026-03")
    people = make_people(ledger.customer, 2)
    lines = enrol(ledger, people, MARCH)
    ledger.close("2026-03")
    withdraw(ledger, lines[:1], date(2026, 3, 16))
    posted = ledger.close("2026-04")
    assert {(row.for_period.label, row.subject, row.delta) for row in posted} == {
        ("2026-03", f"person:{people[0].pk}", Decimal("-20.13")),
        ("2026-04", f"person:{people[1].pk}", Decimal("39.00")),
    }
    assert not RatingDue.objects.exists()


def test_who_never_was_enrolled_after_all_gets_the_month_back(ledger: Ledger) -> None:
    ledger.period("2026-03")
    lines = enrol(ledger, make_people(ledger.customer, 1), MARCH)
    ledger.close("2026-03")
    withdraw(ledger, lines, MARCH)
    (charge,) = ledger.close("2026-04")
    assert (charge.for_period.label, charge.delta) == ("2026-03", Decimal("-39.00"))


def test_a_back_dated_enrolment_is_charged_for_the_closed_month(ledger: Ledger) -> None:
    ledger.period("2026-03")
    ledger.close("2026-03")
    enrol(ledger, make_people(ledger.customer, 1), date(2026, 3, 17), until_on=date(2026, 4, 1))
    (charge,) = ledger.close("2026-04")
    assert (charge.for_period.label, charge.delta) == ("2026-03", Decimal("18.87"))


def test_people_of_a_part_of_the_customer_are_charged_under_its_agreement(ledger: Ledger, cast: Cast) -> None:
    enrol(ledger, make_people(cast.rantakoulu, 1), MARCH)
    (row,) = ledger.rate("2026-03")
    assert (row.customer, row.payer, row.net) == (cast.rantakoulu, cast.kaarnalahti, Decimal("39.00"))


def test_neither_rating_nor_charge_knows_name_address_or_number(ledger: Ledger) -> None:
    (person,) = make_people(ledger.customer, 1)
    enrol(ledger, [person], MARCH)
    (charge,) = ledger.close("2026-03")
    assert charge.subject == f"person:{person.pk}"
    told = f"{Rating.objects.values().get()} {Charge.objects.values().get()}"
    assert not [word for word in (person.name, person.email, person.employee_number) if word in told]


def test_two_people_of_one_name_are_two(ledger: Ledger) -> None:
    people = make_people(ledger.customer, 2)
    Person.objects.filter(pk__in=[person.pk for person in people]).update(
        name="Aino Salmi", employee_number=""
    )
    enrol(ledger, people, MARCH)
    assert nets(ledger.rate("2026-03")) == {"prof": "39+39"}


def test_a_fee_per_agreement_is_charged_by_the_days_in_force(cast: Cast) -> None:
    ledger = people_ledger(cast, MOBILE)
    ledger.activate(MOBILE + BASE_FEE, date(2026, 3, 17))
    # 15 of 31 days of 310.
    assert nets(ledger.rate("2026-03")) == {"base": "150"}
    (row,) = ledger.rate("2026-04")
    assert (row.net, row.subject, row.customer) == (Decimal("310.00"), "agreement:mobile", cast.kaarnalahti)
    assert ledger.rate("2026-02") == []


def test_a_version_that_takes_over_in_mid_month_charges_no_day_twice(cast: Cast) -> None:
    ledger = people_ledger(cast, MOBILE + BASE_FEE)
    ledger.activate(MOBILE + BASE_FEE.replace('"310"', '"620"'), date(2026, 4, 16))
    (row,) = ledger.rate("2026-04")
    # 15 of 30 days of each.
    assert row.net == Decimal("465.00")


def test_the_fee_of_one_agreement_is_not_charged_for_another_beside_it(cast: Cast) -> None:
    ledger = people_ledger(cast, MOBILE.replace('"SEK"', '"EUR"') + BASE_FEE)
    ledger.activate(WORKPLACE.partition("[[example]]")[0], date(2020, 1, 1))
    assert [(row.subject, row.net) for row in ledger.rate("2026-03")] == [
        ("agreement:mobile", Decimal("310.00"))
    ]


def test_a_customers_parts_do_not_pay_the_fee_of_its_agreement_again(cast: Cast) -> None:
    ledger = people_ledger(cast, MOBILE + BASE_FEE)
    enrol(ledger, make_people(cast.rantakoulu, 3), MARCH)
    assert nets(ledger.rate("2026-03")) == {"base": "310", "prof": "39+39+39"}


def test_people_are_counted_together_where_the_price_has_steps(cast: Cast) -> None:
    steps = MOBILE.replace(
        'price = "39"', 'price = { tiers = [{ up_to = "2", price = "39" }, { price = "30" }] }'
    )
    ledger = people_ledger(cast, steps)
    enrol(ledger, make_people(ledger.customer, 5), MARCH)
    # 2 at 39 and 3 at 30.
    assert sum(row.net for row in ledger.rate("2026-03")) == Decimal("168.00")


def test_reading_asks_as_often_for_ten_people_as_for_one(ledger: Ledger) -> None:
    people = make_people(ledger.customer, 10)
    ledger.period("2026-03")
    enrol(ledger, people[:1], MARCH)
    with CaptureQueriesContext(
        connection,
    ) as one:
        ledger.rate("2026-03")
    enrol(ledger, people[1:], MARCH)
    with CaptureQueriesContext(connection) as ten:
        ledger.rate("2026-03")
    assert len(ten) == len(one)


def test_a_fee_per_person_with_nobody_enrolled_is_on_the_billing_clerks_list(ledger: Ledger) -> None:
    ledger.rate("2026-03")
    assert unpriced_in(ledger.provider, ledger.period("2026-03")) == (
        "City of Kaarnalahti: the agreement mobile has a fee per person, but nobody is enrolled, so it is not charged.",
    )


def test_enrolled_people_whom_no_fee_fits_are_on_the_list_too(ledger: Ledger) -> None:
    enrol(ledger, make_people(ledger.customer, 2), MARCH, level="gold")
    enrol(ledger, make_people(ledger.customer, 1), MARCH)
    ledger.rate("2026-03")
    assert unpriced_in(ledger.provider, ledger.period("2026-03")) == (
        "City of Kaarnalahti: 2 enrolled people are charged nothing.",
    )


def test_people_of_a_part_are_enough_for_the_customers_agreement(ledger: Ledger, cast: Cast) -> None:
    enrol(ledger, make_people(cast.rantakoulu, 1), MARCH)
    ledger.rate("2026-03")
    assert unpriced_in(ledger.provider, ledger.period("2026-03")) == ()


def test_an_invoice_line_names_the_person_and_not_the_key_of_its_row(ledger: Ledger) -> None:
    (person,) = make_people(ledger.customer, 1)
    enrol(ledger, [person], MARCH)
    (charge,) = ledger.close("2026-03")
    words = Describer(ledger.provider, [charge]).words(charge, ledger.customer)
    assert (words.reference, words.detail) == ("", "Person 0")


def test_a_why_names_the_person_and_not_the_key_of_its_row(ledger: Ledger) -> None:
    (person,) = make_people(ledger.customer, 1)
    enrol(ledger, [person], date(2026, 3, 17))
    (charge,) = ledger.close("2026-03")
    names = names_of_subjects(ledger.provider, [charge.subject])
    assert names == {f"person:{person.pk}": "Person 0"}
    why = why_of(charge, "en", names=names)
    assert ("Person", "Person 0") in [(str(fact.label), fact.value) for fact in why.facts]
    assert sentence_of(charge, "en", names=names).startswith("Person 0: ")
    assert sentence_of(charge, "en").startswith(f"{person.pk}: ")


def test_names_are_one_query_and_none_where_nobody_is_charged_for(ledger: Ledger, cast: Cast) -> None:
    people = make_people(ledger.customer, 3)
    with CaptureQueriesContext(connection) as queries:
        names_of_subjects(ledger.provider, [f"person:{person.pk}" for person in people])
        names_of_subjects(ledger.provider, ["item:3", "case:person:7"])
    assert len(queries) == 1
    assert names_of_subjects(cast.payar, [f"person:{people[0].pk}"]) == {}


def test_who_is_enrolled_is_not_erased_before_it_ends(ledger: Ledger) -> None:
    (person,) = make_people(ledger.customer, 1)
    lines = enrol(ledger, [person], MARCH)
    (reason,) = HOLDINGS.reasons(subject_of(person))
    assert reason.said == "Is enrolled at the level prof. End it first, or it is charged on."
    withdraw(ledger, lines, MARCH)
    assert not list(HOLDINGS.reasons(subject_of(person)))
