"""The provider's day: which piles whom, that each leads to its list, and an empty day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cast import Cast
from huolto.charges.commands import ensure_period
from huolto.desk.choices import RequestKind
from huolto.desk.commands import assign_requests, open_request, start_timer
from huolto.desk.models import ServiceRequest
from huolto.foundation.models import OutgoingMail
from huolto.parties.queries import today_at
from huolto.register.commands.stock_takes import start_stock_take
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import month_of, previous_period
from huolto.workbench.day import piles_for
from portal.test_device_pages import browser
from register.registers import an_item

HOME = "/p/suopursu/work/"


def piles(cast: Cast, name: str) -> dict[str, tuple[int, str]]:
    found = piles_for(cast.actor(getattr(cast, name)), timezone.now())
    return {str(pile.label): (pile.count, pile.kind) for pile in found}


def a_busy_day(cast: Cast) -> None:
    open_request(
        actor=cast.system(),
        kind=RequestKind.SERVICE_REQUEST,
        title="Help",
        customer=cast.kaarnalahti,
        requester=cast.employee,
    )
    last = previous_period(month_of(today_at(cast.suopursu), CalendarSystem.GREGORIAN))
    ensure_period(actor=cast.system(), label=last.label)
    an_item(cast, "KA-1", place_id=cast.town_hall.pk)
    start_stock_take(actor=cast.system(), customer_id=cast.kaarnalahti.pk, place_id=cast.town_hall.pk)
    OutgoingMail.objects.create(
        provider=cast.suopursu,
        to_address="gone@kaarnalahti.example",
        from_address="desk@suopursu.example",
        subject="Lost",
        text="",
        message_id="<1@suopursu.example>",
        state=OutgoingMail.State.FAILED,
        attempts=8,
    )


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("agent", {"Open requests": (1, "you"), "Stock-takes under way": (1, "you")}),
        ("billing", {"Open requests": (1, "you"), "Periods to close": (1, "you")}),
        ("hr_agent", {}),
        (
            "provider_administrator",
            {
                "Mails that could not be sent": (1, "bad"),
                "Open requests": (1, "you"),
                "Periods to close": (1, "you"),
                "Stock-takes under way": (1, "you"),
            },
        ),
    ],
)
def test_each_role_is_shown_its_own_piles(
    cast: Cast, person: str, expected: dict[str, tuple[int, str]]
) -> None:
    a_busy_day(cast)
    assert piles(cast, person) == expected


def test_what_is_late_stands_first(cast: Cast) -> None:
    a_busy_day(cast)
    assert next(iter(piles(cast, "provider_administrator"))) == "Mails that could not be sent"


def test_every_pile_leads_to_a_page_that_opens(cast: Cast) -> None:
    a_busy_day(cast)
    client = browser(cast, cast.provider_administrator)
    for pile in piles_for(cast.actor(cast.provider_administrator), timezone.now()):
        assert client.get(f"/p/suopursu{pile.url}").status_code == 200, pile.url


def test_another_providers_work_is_not_counted(cast: Cast) -> None:
    a_busy_day(cast)
    assert piles(cast, "payar_administrator") == {}


def test_an_empty_day_says_so(cast: Cast) -> None:
    assert "Nothing waits for you today" in browser(cast, cast.technician).get(HOME).content.decode()


def test_failed_mails_are_queued_anew_by_the_administrator_alone(cast: Cast) -> None:
    a_busy_day(cast)
    address = f"{HOME}mails/failed/again/"
    assert browser(cast, cast.agent).post(address).status_code == 404
    assert browser(cast, cast.provider_administrator).post(address).status_code == 302
    mail = OutgoingMail.objects.get()
    assert (mail.state, mail.attempts) == (OutgoingMail.State.QUEUED, 0)


def test_an_agents_own_day_stands_beside_the_queues(cast: Cast) -> None:
    now = timezone.now()
    agent = cast.actor(cast.agent)
    late, today, planned, other = (
        open_request(
            actor=cast.actor(cast.employee),
            kind="incident",
            title=title,
            customer=cast.kaarnalahti,
            requester=cast.employee,
        )
        for title in ("Late", "Today", "Planned", "Somebody else's")
    )
    assign_requests(actor=agent, request_ids=[late.pk, today.pk, planned.pk], assignee=cast.agent)
    ServiceRequest.objects.filter(pk__in=[late.pk, other.pk]).update(due_at=now - timedelta(minutes=5))
    ServiceRequest.objects.filter(pk__in=[today.pk, planned.pk]).update(unanswered_since=None)
    ServiceRequest.objects.filter(pk=planned.pk).update(planned_start_at=now - timedelta(minutes=1))
    start_timer(actor=agent, request_id=today.pk)
    found = {name: pile for name, (pile, _kind) in piles(cast, "agent").items()}
    assert found["Mine, late"] == 1, "what others have is theirs"
    assert found["My customers wait for an answer"] == 1
    assert found["Agreed to begin by today"] == 1
    assert found["Clocks of mine"] == 1
    assert "Mine, late" not in piles(cast, "technician")
