"""Approvals that wait are asked for working days from now on: nobody gets less time than they were told."""

from datetime import timedelta

from django.db import migrations

from huolto.rules.worktime import DayException, Effect, subtract_days
from huolto.rules.worktime.hours import parse_spans
from huolto.rules.worktime.waiting import waited_until, whole_days

FARTHEST = timedelta(days=400)


def count_working_days(apps, schema_editor):
    rows = apps.get_model("desk", "Approval").objects.filter(
        state="pending", ask_until__isnull=False, step__answer_within_days__isnull=False
    )
    for row in rows.select_related("step", "provider", "approver__organisation").order_by("pk"):
        days = _own_days(apps, row)
        calendar = whole_days(row.provider.zone, row.approver.organisation.country, days)
        over = waited_until(calendar, row.asked_at, row.step.answer_within_days)
        if over.at < row.ask_until:
            continue
        row.ask_until, row.until_because = over.at, over.reason.to_json()
        before = row.step.remind_days_before
        if row.reminded_at is None and before is not None and before < row.step.answer_within_days:
            row.remind_at = subtract_days(calendar, over.at, before)
        row.save(update_fields=["ask_until", "until_because", "remind_at"])


def _own_days(apps, row):
    organisation = row.approver.organisation
    known = apps.get_model("parties", "CalendarDays").objects.filter(
        provider_id=row.provider_id,
        starts_on__lt=(row.asked_at + FARTHEST).date(),
        ends_on__gt=row.asked_at.date(),
    )
    if "provider" in organisation.roles:
        known = known.filter(customer=None)
    else:
        chain = [int(part) for part in organisation.path.split("/") if part]
        known = known.filter(customer_id__in=chain)
    return [
        DayException(
            one.starts_on,
            one.ends_on,
            "",
            Effect(one.effect),
            parse_spans(one.hours),
            tuple(sorted((code, name) for code, name in one.name.items() if name)),
        )
        for one in known.order_by("pk")
    ]


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0012_approvals_count_working_days"),
        ("parties", "0006_calendar_days"),
    ]

    operations = [migrations.RunPython(count_working_days, migrations.RunPython.noop)]
