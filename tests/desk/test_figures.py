"""The desk in figures: each is counted within what the reader may see, and opens to exactly the requests behind it."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from cast import Cast
from desk.desks import asked, hr_queue, march, under_support
from desk.test_work_request_pages import browser
from huolto.desk.commands import add_message, finish_request
from huolto.desk.figures import Figures, Promises, figures_of
from huolto.desk.models import ServiceRequest
from huolto.parties.models import Person

FROM, UNTIL = date(2026, 3, 2), date(2026, 3, 9)


def figures(cast: Cast, person: Person | None = None) -> Figures:
    actor = cast.actor(person or cast.agent)
    return figures_of(actor, from_on=FROM, until=UNTIL, now=march(8, "12:00"))


def test_arrivals_are_counted_by_the_providers_days(cast: Cast) -> None:
    for day, clock in ((2, "00:00"), (2, "23:59"), (3, "09:00"), (9, "00:00")):
        asked(cast, opened_at=march(day, clock))
    asked(cast, opened_at=march(2, "00:00") - timedelta(seconds=1))
    found = figures(cast).arrivals
    assert [count for _day, count in found] == [2, 1, 0, 0, 0, 0, 0]
    assert (found[0][0], found[-1][0]) == (FROM, date(2026, 3, 8))


def test_open_requests_are_sorted_by_age_and_each_stands_once(cast: Cast) -> None:
    for day in (8, 7, 6, 5, 1):
        asked(cast, opened_at=march(day, "09:00"))
    asked(cast, opened_at=march(8, "09:00") - timedelta(days=60))
    done = asked(cast, opened_at=march(8, "09:00"))
    ServiceRequest.objects.filter(pk=done.pk).update(state="done")
    assert [(age.least_days, age.count) for age in figures(cast).ages] == [
        (0, 1),
        (1, 2),
        (3, 2),
        (8, 0),
        (31, 1),
    ]


def test_promises_are_kept_missed_or_still_open(cast: Cast) -> None:
    under_support(cast)
    kept, _late = asked(cast, opened_at=march(2, "09:00")), asked(cast, opened_at=march(2, "09:00"))
    kept.targets.filter(kind="respond").update(state="met", met_at=march(2, "09:10"))
    asked(cast, opened_at=march(9, "09:00"))
    assert figures(cast).promises == [Promises("respond", 1, 1), Promises("solve", 0, 2)]


def test_what_was_done_with_one_answer_is_solved_at_first_contact(cast: Cast) -> None:
    agent = cast.actor(cast.agent)
    once, twice, again = asked(cast), asked(cast), asked(cast)
    for request, answers in ((once, 1), (twice, 2), (again, 1)):
        for number in range(answers):
            add_message(actor=agent, request_id=request.pk, body=f"Answer {number}")
        add_message(actor=agent, request_id=request.pk, body="Note", is_public=False)
        finish_request(actor=agent, request_id=request.pk)
    ServiceRequest.objects.filter(pk=again.pk).update(reopenings=1)
    today = timezone.localdate()
    found = figures_of(
        agent, from_on=today - timedelta(days=2), until=today + timedelta(days=2), now=timezone.now()
    )
    assert (found.done, found.at_first_contact) == (3, 1)


def test_what_hr_alone_reads_is_in_nobody_elses_figures(cast: Cast) -> None:
    asked(cast, queue=hr_queue(cast), opened_at=march(3, "09:00"))
    assert sum(count for _day, count in figures(cast).arrivals) == 0
    assert sum(count for _day, count in figures(cast, cast.hr_agent).arrivals) == 1


def test_every_number_of_the_page_opens_to_so_many_requests(cast: Cast) -> None:
    under_support(cast)
    now = timezone.now()
    for days in (0, 1, 5, 20):
        asked(cast, opened_at=now - timedelta(days=days, minutes=5))
    agent = cast.actor(cast.agent)
    done = asked(cast)
    add_message(actor=agent, request_id=done.pk, body="Press the button.")
    finish_request(actor=agent, request_id=done.pk)
    client = browser(cast, cast.agent)
    context = client.get(f"/p/suopursu{reverse('work_request_figures')}").context
    figures = context["figures"]
    numbers = [
        (context["arrived"], context["arrived_url"]),
        *((count, url) for _day, count, url in context["arrivals"] if count),
        *((count, url) for _label, count, url in context["ages"]),
        *((one["kept"], one["kept_url"]) for one in context["promises"]),
        *((one["missed"], one["missed_url"]) for one in context["promises"]),
        (figures.done, context["done_url"]),
        (figures.at_first_contact, context["first_url"]),
    ]
    assert (context["arrived"], figures.done, figures.at_first_contact) == (5, 1, 1)
    for count, url in numbers:
        shown = client.get(f"/p/suopursu{url}" if not url.startswith("/p/") else url)
        assert len(shown.context["rows"]) == count, url
