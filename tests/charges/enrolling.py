"""What tests of fees per person and agreement share: an agreement on people, and short words to enrol them."""

import uuid
from datetime import date
from typing import Any

from cast import Cast
from charges.ledgers import Ledger, finnish_ledger
from huolto.parties.commands import NewEnrolment, change_enrolments, end_enrolments, enrol_people
from huolto.parties.models import Organisation, Person

MOBILE = """
language = 1

[agreement]
id = "mobile"
name = { sv = "Mobilsupport" }
currency = "SEK"
zone = "Europe/Stockholm"

[[fee]]
id = "prof"
per = "person"
every = "month"
days = "actual"
when = { level = "prof" }
price = "39"

[[fee]]
id = "bas"
per = "person"
every = "month"
days = "actual"
when = { level = "bas" }
price = "19"
"""

BASE_FEE = """
[[fee]]
id = "base"
per = "agreement"
every = "month"
price = "310"
"""


def people_ledger(cast: Cast, source: str = MOBILE) -> Ledger:
    """Kaarnalahti under an agreement about people since 2020."""
    return finnish_ledger(cast, source)


def make_people(customer: Organisation, count: int) -> list[Person]:
    """People of a customer, without logins."""
    return Person.objects.bulk_create(
        Person(
            provider_id=customer.provider_id,
            organisation=customer,
            name=f"Person {number}",
            email=f"p{number}@kaarnalahti.example",
            employee_number=f"E-{number}",
        )
        for number in range(count)
    )


def enrol(
    ledger: Ledger, people: list[Person], from_on: date, level: str = "prof", **more: Any
) -> list[uuid.UUID]:
    """Enrol them; the lines."""
    return enrol_people(
        actor=ledger.actor,
        enrolments=[
            NewEnrolment(person_id=person.pk, level=level, from_on=from_on, **more) for person in people
        ],
    )


def change(ledger: Ledger, lines: list[uuid.UUID], from_on: date, **changes: Any) -> None:
    """Change them from a day on."""
    change_enrolments(actor=ledger.actor, lines=lines, from_on=from_on, changes=changes)


def withdraw(ledger: Ledger, lines: list[uuid.UUID], from_on: date) -> None:
    """End them."""
    end_enrolments(actor=ledger.actor, lines=lines, from_on=from_on)
