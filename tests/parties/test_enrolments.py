"""Enrolling people at levels of service: who may, what overlaps, what a change from a day does."""

import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from cast import Cast
from huolto.charges.models import RatingDue
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible, WrongState
from huolto.foundation.models import EventRecord
from huolto.parties.commands import NewEnrolment, change_enrolments, end_enrolments, enrol_people
from huolto.parties.models import Enrolment, Person
from huolto.parties.queries import enrolments_visible_to

MARCH = date(2026, 3, 1)
APRIL = date(2026, 4, 1)
MAY = date(2026, 5, 1)


def enrol(
    cast: Cast, person: Person, level: str = "prof", by: Person | None = None, **more: object
) -> uuid.UUID:
    actor = cast.actor(by) if by else cast.system()
    new = NewEnrolment(**{"person_id": person.pk, "level": level, "from_on": MARCH, **more})
    return enrol_people(actor=actor, enrolments=[new])[0]


def rows(person: Person) -> list[tuple[str, date, date | None]]:
    found = Enrolment.objects.filter(person=person).order_by("during", "level")
    return [(row.level, row.during.lower, row.during.upper) for row in found]


@pytest.mark.parametrize("role", ["customer_administrator", "account_manager", "provider_administrator"])
def test_who_looks_after_the_customer_enrols(cast: Cast, role: str) -> None:
    enrol(cast, cast.employee, by=getattr(cast, role))
    assert rows(cast.employee) == [("prof", MARCH, None)]


@pytest.mark.parametrize(
    "role",
    ["employee", "orderer", "inspector", "hr", "other_administrator", "agent", "technician", "billing"],
)
def test_nobody_else_enrols_changes_or_ends(cast: Cast, role: str) -> None:
    actor = cast.actor(getattr(cast, role))
    with pytest.raises(NotVisible):
        enrol(cast, cast.employee, by=getattr(cast, role))
    line = enrol(cast, cast.employee)
    with pytest.raises(NotVisible):
        change_enrolments(actor=actor, lines=[line], from_on=APRIL, changes={"level": "bas"})
    with pytest.raises(NotVisible):
        end_enrolments(actor=actor, lines=[line], from_on=APRIL)
    assert rows(cast.employee) == [("prof", MARCH, None)]


def test_the_providers_own_people_are_not_enrolled(cast: Cast) -> None:
    with pytest.raises(NotVisible):
        enrol(cast, cast.agent)


def test_a_level_is_had_once_a_day_and_another_beside_it(cast: Cast) -> None:
    enrol(cast, cast.employee)
    enrol(cast, cast.employee, level="mobile")
    with pytest.raises(InvalidInput) as refused:
        enrol(cast, cast.employee, from_on=APRIL)
    assert refused.value.field == "from_on"
    assert rows(cast.employee) == [("mobile", MARCH, None), ("prof", MARCH, None)]


def test_the_database_refuses_a_level_twice_on_one_day(cast: Cast) -> None:
    enrol(cast, cast.employee)
    row = Enrolment.objects.get()
    row.pk, row.line, row.during = None, uuid.uuid4(), DateRange(APRIL, None)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_level_changes_from_a_day_until_the_next_change_in_any_order(cast: Cast) -> None:
    for person, order in ((cast.employee, (0, 1)), (cast.orderer, (1, 0))):
        line = enrol(cast, person, level="bas")
        changes = [(APRIL, "prof"), (MAY, "gold")]
        for at in order:
            day, level = changes[at]
            change_enrolments(actor=cast.system(), lines=[line], from_on=day, changes={"level": level})
        assert rows(person) == [("bas", MARCH, APRIL), ("prof", APRIL, MAY), ("gold", MAY, None)]


def test_another_cost_centre_later_does_not_end_a_level_changed_before_it(cast: Cast) -> None:
    line = enrol(cast, cast.employee, level="bas")
    centre = cast.administration.pk
    change_enrolments(actor=cast.system(), lines=[line], from_on=MAY, changes={"cost_centre_id": centre})
    change_enrolments(actor=cast.system(), lines=[line], from_on=APRIL, changes={"level": "prof"})
    assert [level for level, _start, _end in rows(cast.employee)] == ["bas", "prof", "prof"]


def test_nothing_changes_on_a_day_without_enrolment(cast: Cast) -> None:
    line = enrol(cast, cast.employee, until_on=APRIL)
    for day in (date(2026, 2, 28), APRIL):
        with pytest.raises(InvalidInput):
            change_enrolments(actor=cast.system(), lines=[line], from_on=day, changes={"level": "bas"})
    assert rows(cast.employee) == [("prof", MARCH, APRIL)]


def test_ended_twice_the_earlier_end_stays(cast: Cast) -> None:
    line = enrol(cast, cast.employee)
    end_enrolments(actor=cast.system(), lines=[line], from_on=APRIL)
    end_enrolments(actor=cast.system(), lines=[line], from_on=MAY)
    assert rows(cast.employee) == [("prof", MARCH, APRIL)]
    assert EventRecord.objects.filter(name="parties.enrolment_ended").count() == 1


def test_ended_from_its_first_day_nothing_is_left_but_the_history(cast: Cast) -> None:
    line = enrol(cast, cast.employee)
    end_enrolments(actor=cast.system(), lines=[line], from_on=MARCH)
    assert rows(cast.employee) == []
    assert Enrolment.pgh_event_model.objects.filter(line=line).count() == 2


@pytest.mark.parametrize("level", ["", "  ", "two words", "x" * 81])
def test_a_level_is_one_word(cast: Cast, level: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        enrol(cast, cast.employee, level=level)
    assert refused.value.field == "level"


def test_a_cost_centre_of_another_customer_is_refused(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        enrol(cast, cast.employee, cost_centre_id=cast.otavala_upkeep.pk)
    assert rows(cast.employee) == []


def test_a_customer_names_no_payer_outside_itself(cast: Cast) -> None:
    with pytest.raises(InvalidInput):
        enrol(cast, cast.employee, by=cast.customer_administrator, payer_id=cast.otavala.pk)


def test_without_others_named_the_persons_cost_centre_and_payer_pay(cast: Cast) -> None:
    Person.objects.filter(pk=cast.teacher.pk).update(cost_centre=cast.basic_education)
    enrol(cast, cast.teacher)
    row = Enrolment.objects.get()
    assert (row.customer, row.payer, row.cost_centre) == (
        cast.rantakoulu,
        cast.kaarnalahti,
        cast.basic_education,
    )


def test_who_is_erased_is_not_enrolled(cast: Cast) -> None:
    Person.objects.filter(pk=cast.employee.pk).update(erased_at="2026-01-01T00:00:00Z")
    with pytest.raises(WrongState):
        enrol(cast, cast.employee)


def test_a_batch_is_enrolled_whole_or_not_at_all(cast: Cast) -> None:
    enrol(cast, cast.orderer)
    new = [
        NewEnrolment(person_id=one.pk, level="prof", from_on=MARCH) for one in (cast.employee, cast.orderer)
    ]
    with pytest.raises(DomainError):
        enrol_people(actor=cast.system(), enrolments=new)
    assert rows(cast.employee) == []


def test_what_changes_is_noted_for_rating_once_a_customer_from_the_first_day(cast: Cast) -> None:
    new = [
        NewEnrolment(person_id=cast.employee.pk, level="prof", from_on=APRIL),
        NewEnrolment(person_id=cast.orderer.pk, level="prof", from_on=MARCH),
    ]
    RatingDue.objects.all().delete()
    enrol_people(actor=cast.system(), enrolments=new)
    assert list(RatingDue.objects.values_list("customer_id", "from_on")) == [(cast.kaarnalahti.pk, MARCH)]


def test_people_see_their_own_level_and_nobody_elses(cast: Cast) -> None:
    enrol(cast, cast.employee)
    enrol(cast, cast.orderer)

    def seen(person: Person) -> set[int]:
        return set(enrolments_visible_to(cast.actor(person)).values_list("person_id", flat=True))

    assert seen(cast.employee) == {cast.employee.pk}
    assert seen(cast.other_administrator) == set()
    assert seen(cast.customer_administrator) == {cast.employee.pk, cast.orderer.pk}
