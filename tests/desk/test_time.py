"""Time on requests: recorded, priced by the case, corrected by taking back; the customer's promise stays in the ledger."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from cast import Cast
from desk.desks import asked, hr_queue, march, under_support
from desk.times import AN_HOUR, case, close, cost, posted, under_service, worked
from huolto.charges.models import Usage
from huolto.charges.queries import unpriced_usages
from huolto.desk.choices import RequestKind
from huolto.desk.commands import change_time, record_time, remove_time
from huolto.desk.models import TimeEntry
from huolto.desk.worked import TimeFacts, facts_of, foresee_time
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible
from huolto.rules.explanation import render

NINE = march(2, "09:00")


@pytest.mark.parametrize(("minutes", "net"), [(1, "250"), (15, "250"), (16, "500"), (61, "1250")])
def test_a_case_of_the_service_team_costs_250_a_begun_quarter(cast: Cast, minutes: int, net: str) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    worked(cast, request, minutes, NINE)
    assert cost(cast, request) == Decimal(net)


@pytest.mark.parametrize(("minutes", "net"), [(1, "1250"), (60, "1250"), (61, "2500")])
def test_work_that_is_asked_for_at_support_costs_1250_a_begun_hour(
    cast: Cast, minutes: int, net: str
) -> None:
    under_service(cast)
    request = case(cast, mailbox="support", opened_at=NINE)
    worked(cast, request, minutes, NINE, is_asked_for=True)
    assert cost(cast, request) == Decimal(net)


def test_advice_at_support_is_covered_and_costs_nothing(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, mailbox="support", opened_at=NINE)
    entry = worked(cast, request, 45, NINE, task="advice")
    decision = entry.usage.decisions.get()
    assert (decision.is_covered, decision.clause) == (True, "generell-hjelp")
    assert cost(cast, request) == 0


def test_entries_of_a_case_are_added_before_they_are_rounded(cast: Cast) -> None:
    under_service(cast)
    request, other = case(cast, opened_at=NINE), case(cast, opened_at=NINE)
    for day, minutes in ((2, 16), (3, 16), (4, 16), (5, 13)):
        worked(cast, request, minutes, march(day, "09:00"))
    worked(cast, other, 1, march(6, "09:00"))
    assert cost(cast, request) == 1250, "61 minutes are five quarters, not seven"
    assert cost(cast, other) == 250


def test_the_case_is_rounded_over_the_end_of_a_month(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    worked(cast, request, 31, march(31, "09:00"))
    worked(cast, request, 30, march(31, "09:00") + timedelta(days=1))
    close(cast, date(2026, 3, 1))
    close(cast, date(2026, 4, 1))
    assert posted(request) == [("2026-03", Decimal(750)), ("2026-04", Decimal(500))]


def test_recorded_work_is_a_usage_decided_at_once_with_what_the_case_came_in_by(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    entry = worked(cast, request, 20, NINE, task="integration", note="  Code\n in place ")
    assert entry.note == "Code in place"
    usage = Usage.objects.get(kind="work")
    assert (entry.usage, usage.source_key) == (usage, f"time:{entry.pk}:1")
    assert (usage.facts["case"], usage.facts["mailbox"], usage.facts["task"], usage.facts["minutes"]) == (
        request.number,
        "service",
        "integration",
        20,
    )
    assert usage.facts["request"] == request.number, "what a line of the invoice refers to"
    assert usage.decisions.get().clause == "servicearbeid"


def test_a_correction_takes_the_usage_back_and_records_another(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    entry = worked(cast, request, 61, NINE)
    change_time(actor=cast.actor(cast.agent), entry_id=entry.pk, facts=replace(facts_of(entry), minutes=16))
    keys = list(Usage.objects.filter(kind="work").order_by("pk").values_list("source_key", flat=True))
    assert keys == [f"time:{entry.pk}:1", f"time:{entry.pk}:1:back", f"time:{entry.pk}:2"]
    assert cost(cast, request) == 500
    assert not unpriced_usages(cast.system()).filter(kind="work").exists()


def test_fewer_minutes_after_closing_post_a_negative_delta_into_the_next_period(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    entry = worked(cast, request, 61, NINE)
    close(cast, date(2026, 3, 1))
    change_time(actor=cast.actor(cast.agent), entry_id=entry.pk, facts=replace(facts_of(entry), minutes=16))
    close(cast, date(2026, 4, 1))
    assert posted(request) == [("2026-03", Decimal(1250)), ("2026-04", Decimal(-750))]


def test_what_is_removed_after_closing_is_credited_whole(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    entry = worked(cast, request, 5, NINE)
    close(cast, date(2026, 3, 1))
    remove_time(actor=cast.actor(cast.agent), entry_id=entry.pk)
    close(cast, date(2026, 4, 1))
    assert [delta for _period, delta in posted(request)] == [250, -250]
    entry.refresh_from_db()
    assert entry.removed_at is not None, "it stays in the history"
    with pytest.raises(NotVisible):
        remove_time(actor=cast.actor(cast.agent), entry_id=entry.pk)


def test_another_note_is_no_correction_of_the_ledger(cast: Cast) -> None:
    under_service(cast)
    entry = worked(cast, case(cast, opened_at=NINE), 20, NINE)
    change_time(actor=cast.actor(cast.agent), entry_id=entry.pk, facts=replace(facts_of(entry), note="Done"))
    assert Usage.objects.filter(kind="work").count() == 1


def test_of_an_hr_request_time_is_kept_and_the_ledger_hears_nothing(cast: Cast) -> None:
    under_service(cast)
    request = asked(cast, kind=RequestKind.FORM, queue=hr_queue(cast), opened_at=NINE)
    entry = worked(cast, request, 30, NINE, by=cast.hr_agent)
    assert entry.usage is None
    assert not Usage.objects.exists()
    assert foresee_time(cast.actor(cast.hr_agent), request, facts_of(entry)) is None


def test_travel_is_told_as_travel(cast: Cast) -> None:
    under_service(cast)
    entry = worked(cast, case(cast, opened_at=NINE), 40, NINE, is_travel=True)
    assert (entry.usage.kind, entry.usage.facts["minutes"]) == ("travel", 40)
    assert "task" not in entry.usage.facts


def test_what_is_typed_is_told_with_what_there_was_before_and_keeps_nothing(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    worked(cast, request, 45, NINE)
    facts = TimeFacts(minutes=16, begun_at=march(2, "13:00"))
    seen = foresee_time(cast.actor(cast.agent), request, facts)
    assert seen is not None
    assert (seen.before.net, seen.after.net, seen.minutes_before) == (750, 1250, 45)
    assert seen.after.lines[0].row.reason["params"]["quanta"] == 5
    assert (seen.decision.clause, seen.decision.is_priced) == ("servicearbeid", True)
    assert Usage.objects.filter(kind="work").count() == 1


def test_a_correction_is_foreseen_without_what_it_corrects(cast: Cast) -> None:
    under_service(cast)
    request = case(cast, opened_at=NINE)
    entry = worked(cast, request, 61, NINE)
    seen = foresee_time(
        cast.actor(cast.agent), request, replace(facts_of(entry), minutes=16), instead_of=entry
    )
    assert seen is not None
    assert (seen.before.net, seen.after.net, seen.minutes_before) == (0, 500, 0)


def test_an_allowance_that_all_cases_share_is_counted_over_all_of_them(cast: Cast) -> None:
    source = """
language = 1
[agreement]
id = "hours"
name = { en = "Hours" }
currency = "EUR"
zone = "Europe/Helsinki"
tax = "standard"
prices_include_tax = false
[[charge]]
id = "help"
code = "labour"
on = "work"
rate = { per_hour = "80" }
quantum = "15 min"
allowance = { included = "2 h", scope = "agreement", every = "month", then = "bill" }
[[example]]
says = "two hours are included"
given = [{ kind = "work", case = "c", at = 2026-03-02T09:00:00, minutes = 180 }]
then = { charges = [{ clause = "help", net = "80.00" }] }
"""
    under_support(cast, source)
    first, second = asked(cast, opened_at=NINE), asked(cast, opened_at=NINE)
    worked(cast, first, 90, NINE)
    worked(cast, second, 60, march(3, "09:00"))
    assert cost(cast, first) == 40, "without it the second would have been included"
    assert cost(cast, second) == 40, "half an hour of the second is beyond the two hours"


def test_what_is_left_of_a_pot_is_told_after_what_is_typed(cast: Cast) -> None:
    source = """
language = 1
[agreement]
id = "prepaid"
name = { en = "Prepaid" }
currency = "EUR"
zone = "Europe/Helsinki"
tax = "standard"
prices_include_tax = false
[[pot]]
id = "hours"
given = "500"
every = "month"
[[charge]]
id = "help"
code = "labour"
on = "work"
rate = { per_hour = "80" }
quantum = "15 min"
pot = "hours"
[[example]]
says = "what is in the pot is not billed"
given = [{ kind = "work", case = "c", at = 2026-03-02T09:00:00, minutes = 60 }]
then = { charges = [] }
"""
    under_support(cast, source)
    request = asked(cast, opened_at=NINE)
    worked(cast, request, 60, NINE)
    seen = foresee_time(cast.actor(cast.agent), request, TimeFacts(minutes=30, begun_at=march(3, "09:00")))
    assert seen is not None
    assert [render(reason, "en").replace("\u00a0", " ") for reason in seen.before.left] == [
        "420.00 € is left in the pot hours."
    ]
    assert [render(reason, "en").replace("\u00a0", " ") for reason in seen.after.left] == [
        "380.00 € is left in the pot hours."
    ]
    assert seen.after.net == 0


def test_time_that_meets_other_time_of_the_same_person_is_told(cast: Cast) -> None:
    request, other = asked(cast, opened_at=NINE), asked(cast, opened_at=NINE)
    first = worked(cast, request, 60, NINE)
    worked(cast, other, 60, NINE, by=cast.technician)
    facts = TimeFacts(minutes=30, begun_at=NINE + timedelta(minutes=59))
    seen = foresee_time(cast.actor(cast.agent), other, facts)
    assert seen is not None
    assert seen.overlapping == [first]
    later = foresee_time(cast.actor(cast.agent), other, replace(facts, begun_at=NINE + AN_HOUR))
    assert later is not None
    assert later.overlapping == []


@pytest.mark.parametrize("minutes", [0, -5, 1441])
def test_no_time_and_more_than_a_day_are_refused(cast: Cast, minutes: int) -> None:
    with pytest.raises(InvalidInput) as error:
        worked(cast, asked(cast), minutes, NINE)
    assert error.value.field == "minutes"
    assert not TimeEntry.objects.exists()


def test_time_that_has_not_passed_is_refused(cast: Cast) -> None:
    request = asked(cast, opened_at=NINE)
    with pytest.raises(InvalidInput) as error:
        worked(cast, request, 30, timezone.now() - timedelta(minutes=20))
    assert error.value.field == "begun_at"
    worked(cast, request, 20, timezone.now() - timedelta(minutes=20))


def test_a_customer_records_no_time_and_a_colleague_corrects_none(cast: Cast) -> None:
    request = asked(cast, opened_at=NINE)
    facts = TimeFacts(minutes=10, begun_at=NINE)
    with pytest.raises(NotAllowed):
        record_time(actor=cast.actor(cast.employee), request_id=request.pk, facts=facts)
    with pytest.raises(NotVisible):
        record_time(actor=cast.actor(cast.hr_agent), request_id=request.pk, facts=facts)
    entry = worked(cast, request, 10, NINE)
    with pytest.raises(NotAllowed):
        change_time(actor=cast.actor(cast.technician), entry_id=entry.pk, facts=replace(facts, minutes=5))
    corrected = change_time(
        actor=cast.actor(cast.billing), entry_id=entry.pk, facts=replace(facts, minutes=5)
    )
    assert (corrected.minutes, corrected.agent) == (5, cast.agent)
