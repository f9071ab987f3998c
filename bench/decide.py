"""Deciding one happening at a time, from the usage to the kept decision; the floor is its three statements by themselves."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from bench.measure import Figure, middle, seconds
from bench.register_world import make_world

ITEMS = 400
HAPPENINGS = 300
ROUNDS = 3
AT = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)


def measure() -> Sequence[Figure]:
    """Decisions a second: parts for devices under an agreement that extends a shipped template."""
    from huolto.agreements.commands import activate_version, draft_version
    from huolto.charges.choices import Stage
    from huolto.charges.commands import NewUsage, record_usages
    from huolto.charges.deciding import decide_usages
    from huolto.foundation.actors import Actor

    world = make_world(ITEMS)
    provider = next(one for one in world.providers if one.currency == "EUR")
    actor = Actor.system(provider)
    customer = world.customers[provider.pk][0]
    source = 'language = 1\nextends = "elinkaari@1"\n[agreement]\nid = "care"\n'
    version = draft_version(actor=actor, customer=customer, source=source)
    activate_version(actor=actor, version=version, from_on=date(2026, 1, 1))
    usages = record_usages(
        actor=actor,
        usages=[
            NewUsage(
                kind="fault",
                source_key=f"fault:{number}",
                occurred_at=AT,
                customer=customer,
                facts={"case": f"SR-{number}", "task": "application-upkeep"},
            )
            for number in range(HAPPENINGS)
        ],
    )
    ours, floors = [], []
    for _ in range(ROUNDS):
        ours.append(
            HAPPENINGS
            / seconds(lambda: [decide_usages(provider, [one], stage=Stage.CLOSING) for one in usages])
        )
        floors.append(HAPPENINGS / seconds(lambda: _statements(provider, customer, usages)))
    return (
        Figure(
            "decide one happening",
            "decisions",
            middle(ours),
            middle(floors),
            "its two SELECTs and its INSERT alone",
        ),
    )


def _statements(provider: Any, customer: Any, usages: Sequence[Any]) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        for usage in usages:
            cursor.execute(
                "SELECT id, path FROM parties_organisation WHERE provider_id = %s AND id = %s",
                [provider.pk, customer.pk],
            )
            cursor.fetchall()
            cursor.execute(
                "SELECT v.*, a.* FROM agreements_agreementversion v JOIN agreements_agreement a ON a.id = v.agreement_id"
                " WHERE v.provider_id = %s AND v.state = 'active'",
                [provider.pk],
            )
            cursor.fetchall()
            cursor.execute(
                "INSERT INTO charges_decision (provider_id, usage_id, stage, version_id, clause, is_covered, is_priced,"
                " payer, reason, steps, targets, decided_at) SELECT provider_id, usage_id, stage, version_id, clause,"
                " is_covered, is_priced, payer, reason, steps, targets, now() FROM charges_decision"
                " WHERE usage_id = %s ORDER BY id LIMIT 1",
                [usage.pk],
            )
