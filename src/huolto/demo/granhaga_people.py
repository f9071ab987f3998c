"""People with levels of service at a customer of Granhaga: enrolled, moved and withdrawn by its own administrator."""

from datetime import datetime

from huolto.demo.customers import Customer
from huolto.demo.diary import Diary, Size
from huolto.parties.commands import NewEnrolment, change_enrolments, end_enrolments, enrol_people
from huolto.parties.enrolled import Held, levels_of
from huolto.parties.models import Person

PROF, BAS = "prof", "bas"


def enrol_some(diary: Diary, customer: Customer, administrator: Person, size: Size) -> None:
    """Fifty people in the second month, forty of them prof; later some move, change cost centre and leave."""
    count = size.count(50)

    def people() -> list[int]:
        rows = Person.objects.of(customer.organisation.provider_id)
        mine = rows.filter(organisation__path__startswith=customer.organisation.path, is_active=True)
        return list(mine.order_by("pk").values_list("pk", flat=True)[:count])

    def held(level: str, at: datetime) -> list[Held]:
        rows = levels_of(diary.provider, people()).values()
        return [one for of_one in rows for one in of_one if one.level == level and one.holds(at.date())]

    def enrol(at: datetime) -> None:
        chosen = people()
        new = [
            NewEnrolment(person_id=pk, level=BAS if number % 5 == 4 else PROF, from_on=at.date())
            for number, pk in enumerate(chosen)
        ]
        enrol_people(actor=diary.acting(administrator), enrolments=new)

    def promote(at: datetime) -> None:
        lines = {one.line for one in held(BAS, at)[: size.count(4)]}
        if lines:
            change_enrolments(
                actor=diary.acting(administrator), lines=lines, from_on=at.date(), changes={"level": PROF}
            )

    def move(at: datetime) -> None:
        lines = {one.line for one in held(PROF, at)[: size.count(6)]}
        centre = customer.centres["220"]
        changes = {"cost_centre_id": centre.pk}
        change_enrolments(actor=diary.acting(administrator), lines=lines, from_on=at.date(), changes=changes)

    def leave(at: datetime) -> None:
        lines = {one.line for one in held(PROF, at)[-size.count(3) :]}
        end_enrolments(actor=diary.acting(administrator), lines=lines, from_on=at.date())

    diary.in_month(1, 0, enrol)
    diary.in_month(4, 9, promote)
    diary.in_month(6, 0, move)
    diary.in_month(9, 14, leave)
