"""Calendar days by program: listed, added, removed, by whom and within what."""

from datetime import date

import pytest

from api.calling import program_of
from cast import Cast
from huolto.parties.models import CalendarDays

pytestmark = pytest.mark.django_db

DAY = {"name": {"en": "Company day"}, "first_on": "2026-12-24"}


def test_days_are_added_listed_and_removed(cast: Cast) -> None:
    program = program_of(cast, cast.provider_administrator)
    added = program.post("/calendar-days", {**DAY, "effect": "open_hours", "hours": ["08:00-12:00"]})
    assert added.status_code == 201
    expected = {
        "id": CalendarDays.objects.get().pk,
        "name": {"en": "Company day"},
        "first_on": "2026-12-24",
        "last_on": "2026-12-24",
        "effect": "open_hours",
        "hours": ["08:00-12:00"],
        "customer_id": None,
        "source": "",
    }
    assert added.json() == expected
    assert program.get("/calendar-days").json() == {"data": [expected], "next": None}
    assert program.call("DELETE", f"/calendar-days/{expected['id']}").status_code == 204
    assert program.get("/calendar-days").json()["data"] == []


def test_a_customers_program_keeps_its_own_days_and_sees_the_providers(cast: Cast) -> None:
    providers = program_of(cast, cast.provider_administrator).post("/calendar-days", DAY).json()
    program = program_of(cast, cast.customer_administrator)
    own = program.post("/calendar-days", {**DAY, "customer_id": cast.kaarnalahti.pk}).json()
    listed = program.get("/calendar-days").json()["data"]
    assert sorted(one["id"] for one in listed) == sorted([providers["id"], own["id"]])
    narrowed = program.get(f"/calendar-days?customer_id={cast.kaarnalahti.pk}").json()["data"]
    assert [one["id"] for one in narrowed] == [own["id"]]
    assert program.post("/calendar-days", DAY).status_code == 403
    assert program.post("/calendar-days", {**DAY, "customer_id": cast.otavala.pk}).status_code == 404
    assert program.call("DELETE", f"/calendar-days/{providers['id']}").status_code == 404
    assert CalendarDays.objects.count() == 2


def test_days_are_narrowed_by_time_half_open(cast: Cast) -> None:
    program = program_of(cast, cast.provider_administrator)
    program.post("/calendar-days", {**DAY, "last_on": "2026-12-26"})

    def found(query: str) -> int:
        return len(program.get(f"/calendar-days?{query}").json()["data"])

    assert [found(f"from=2026-12-{day}") for day in (26, 27)] == [1, 0]
    assert [found(f"until=2026-12-{day}") for day in (24, 25)] == [0, 1]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": {}}, "name"),
        ({"name": {"xx": "Day"}}, "name"),
        ({"last_on": "2026-12-23"}, "last_on"),
        ({"effect": "open_hours"}, "hours"),
        ({"effect": "open_hours", "hours": ["8-12"]}, "hours"),
    ],
)
def test_what_cannot_be_used_is_refused_at_its_field(cast: Cast, wrong: dict, field: str) -> None:
    refused = program_of(cast, cast.provider_administrator).post("/calendar-days", {**DAY, **wrong})
    assert refused.status_code == 422
    assert [error["field"] for error in refused.json()["errors"]] == [field]
    assert not CalendarDays.objects.filter(starts_on=date(2026, 12, 24)).exists()


def test_a_token_that_only_reads_adds_nothing(cast: Cast) -> None:
    program = program_of(cast, cast.provider_administrator, "calendar:read")
    assert program.get("/calendar-days").status_code == 200
    assert program.post("/calendar-days", DAY).status_code == 403
