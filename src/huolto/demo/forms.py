"""Forms at the demonstration's desks: taken from the shipped ones, an area that opens later, and what was asked on them."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from huolto.demo.diary import clock_at
from huolto.desk.commands import (
    AreaFacts,
    QueueFacts,
    add_message,
    change_queue,
    keep_area,
    keep_draft,
    start_request,
    submit_form,
    take_shipped_forms,
)
from huolto.desk.commands.shipped_forms import shipped_forms
from huolto.desk.drafts import draft_for
from huolto.desk.models import Queue
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.commands import change_person
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person

TAKEN = {
    "suopursu": tuple(shipped_forms()),
    "vidlokka": ("it-advice", "incident", "access-rights", "password-reset"),
    "granhaga": ("device-fault", "incident", "password-reset"),
    "payar": ("device-fault", "incident", "it-advice", "password-reset"),
}
"""Which of the shipped forms each provider has."""

FINANCE = {
    "fi": "Talouspalvelut", "en": "Finance", "sv": "Ekonomi", "nb": "Økonomi", "fa": "امور مالی",
}  # fmt: skip
OLD_FINANCE = {
    "fi": "Talouden vanha palvelukanava",
    "en": "Old channel of finance",
    "sv": "Ekonomins gamla kanal",
    "nb": "Økonomis gamle kanal",
    "fa": "کانال پیشین امور مالی",
}


def open_forms(provider: Provider, anchor: date) -> None:
    """Take forms; at the Finnish provider also fill in a few: one for HR, one that a supervisor is asked about, one begun."""
    system = Actor.system(provider)
    take_shipped_forms(actor=system, codes=TAKEN[provider.slug])
    if provider.slug != "suopursu":
        return
    keep_area(
        actor=system,
        facts=AreaFacts(
            code="finance",
            name=FINANCE,
            icon="cash",
            position=60,
            opens_on=anchor + timedelta(days=92),
            old_name=OLD_FINANCE,
            old_url="https://talous.kaarnalahti.example/",
        ),
    )
    hilla, eero, leena, sirkka = (
        Person.objects.of(provider).select_related("organisation").get(email=address)
        for address in (
            "hilla@suopursu.example",
            "eero@kaarnalahti.example",
            "leena@kaarnalahti.example",
            "sirkka@kaarnalahti.example",
        )
    )
    queue = Queue.objects.of(provider).get(code="hr")
    facts = QueueFacts(
        code=queue.code,
        name=queue.name,
        confidentiality=queue.confidentiality,
        position=queue.position,
        member_ids=[hilla.pk],
    )
    change_queue(actor=system, queue_id=queue.pk, facts=facts)
    change_person(actor=system, person=eero, manager=leena)
    asked = _sent(
        eero,
        anchor - timedelta(days=2),
        "pay-question",
        {"topic": "holiday", "question": "Milloin lomarahat maksetaan tänä vuonna?"},
    )
    with clock_at(_at(provider, anchor - timedelta(days=2), 11)):
        start_request(actor=actor_of_person(hilla), request_id=asked.pk)
        add_message(
            actor=actor_of_person(hilla),
            request_id=asked.pk,
            body="Hei Eero, lomarahat maksetaan heinäkuun palkan yhteydessä.",
        )
    _sent(
        sirkka,
        anchor - timedelta(days=1),
        "supervisor-change",
        {
            "people": [{"person": eero.pk}],
            "before": leena.pk,
            "after": sirkka.pk,
            "begins": anchor.isoformat(),
        },
    )
    _sent(
        eero,
        anchor - timedelta(days=1),
        "access-rights",
        {
            "kind": "folder",
            "name": "P:/Hankkeet/Rantapuisto",
            "level": "change",
            "whom": "me",
            "why": "Olen hankkeen projektiryhmässä.",
        },
    )
    actor = actor_of_person(eero)
    draft = draft_for(actor, "software")
    with clock_at(_at(provider, anchor - timedelta(days=1), 15)):
        keep_draft(
            actor=actor,
            code="software",
            version_id=draft.version_id,
            key=draft.key,
            answers={"program": "Lumo Piirto"},
        )


def _sent(person: Person, day: date, code: str, answers: Mapping[str, Any]) -> Any:
    """A person sends a form in the morning of a day."""
    actor = actor_of_person(person)
    with clock_at(_at(actor.provider, day, 9)):
        draft = draft_for(actor, code)
        return submit_form(
            actor=actor, code=code, version_id=draft.version_id, key=draft.key, answers=answers
        )


def _at(provider: Provider, day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour, 20), tzinfo=ZoneInfo(provider.zone))
