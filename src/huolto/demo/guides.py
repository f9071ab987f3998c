"""Diagnosis guides of the demonstration: taken into use, and gone through in the months before the anchor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huolto.catalogue.choices import ItemKind
from huolto.demo.desk import agents_of
from huolto.demo.diary import clock_at
from huolto.desk.commands import (
    answer_run,
    begin_run,
    confirm_solved,
    follow_run,
    send_run,
    stop_run,
    take_guides,
)
from huolto.desk.commands.guide_runs import outcome_words
from huolto.desk.guide_walks import walked
from huolto.desk.models import DiagnosisGuide
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.commands import change_settings
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person
from huolto.register.choices import ItemState
from huolto.register.models import Item
from huolto.rules.guides import OutcomeKind


@dataclass(frozen=True)
class Call:
    """`days` before the anchor somebody with a device of the category goes through a guide, `alone` or with an agent.

    Answers are given until they end; what is left open then is sent (alone) or stopped (with an agent).
    """

    days: int
    guide: str
    category: str
    answers: Sequence[str]
    alone: bool = False


PHONES = (
    Call(96, "phone-does-not-start", "phone", ("no", "done", "yes")),
    Call(88, "phone-does-not-start", "phone", ("yes", "yes")),
    Call(79, "phone-no-network", "phone", ("mail", "yes", "done", "yes"), alone=True),
    Call(66, "handling-errors", "phone", ("silent", "done", "yes"), alone=True),
    Call(58, "handling-errors", "phone", ("battery", "74")),
    Call(45, "phone-no-network", "phone", ("calls", "done", "no", "no", "done", "yes")),
    Call(37, "phone-does-not-start", "phone", ("no", "done", "no", "done", "yes")),
    Call(29, "handling-errors", "phone", ("storage", "0.6", "done"), alone=True),
    Call(17, "phone-no-network", "phone", ("calls", "done", "no", "no", "done", "no", "works")),
    Call(9, "phone-does-not-start", "phone", ("yes", "no")),
    Call(4, "handling-errors", "phone", ("sound", "done", "yes"), alone=True),
    Call(2, "phone-no-network", "phone", ("mail", "no"), alone=True),
)
LAPTOPS = (
    Call(83, "laptop-slow", "laptop", ("yes", "done", "yes"), alone=True),
    Call(71, "laptop-slow", "laptop", ("yes", "done", "no", "4", "done", "yes")),
    Call(52, "laptop-slow", "laptop", ("no", "done", "done", "starts")),
    Call(40, "laptop-slow", "laptop", ("no", "done", "done", "dark", "yes")),
    Call(26, "laptop-slow", "laptop", ("yes", "done", "no", "40")),
    Call(12, "laptop-slow", "laptop", ("yes", "done", "yes"), alone=True),
    Call(3, "laptop-slow", "laptop", ("no", "done", "done", "starts")),
)
PRINTERS = (
    Call(92, "printer-fault", "copier", ("jam", "done", "yes", "done", "yes")),
    Call(80, "printer-fault", "copier", ("marks", "yes", "yes", "done", "yes")),
    Call(69, "printer-fault", "copier", ("jam", "done", "no")),
    Call(57, "printer-fault", "copier", ("offline", "yes", "done", "yes"), alone=True),
    Call(44, "printer-fault", "copier", ("marks", "yes", "no", "3", "done", "yes"), alone=True),
    Call(33, "printer-fault", "copier", ("marks", "yes", "no", "40", "done", "no")),
    Call(21, "printer-fault", "copier", ("offline", "no", "done", "yes")),
    Call(13, "printer-fault", "copier", ("jam", "done", "yes", "done", "yes"), alone=True),
    Call(6, "printer-fault", "copier", ("marks", "no")),
    Call(2, "printer-fault", "copier", ("jam", "done"), alone=True),
)
CALLS: dict[str, Sequence[Call]] = {
    "suopursu": LAPTOPS,
    "granhaga": PHONES,
    "payar": PRINTERS,
    "vidlokka": (),
}
GUIDES = {
    "suopursu": ("laptop-slow", "printer-fault"),
    "granhaga": ("phone-does-not-start", "phone-no-network", "handling-errors"),
    "payar": ("printer-fault", "laptop-slow"),
    "vidlokka": ("laptop-slow",),
}
CLOCK = time(10, 5)


def open_guides(provider: Provider, anchor: date) -> None:
    """Take guides into use, allow a host for remote sessions, and let people go through guides before the anchor."""
    system = Actor.system(provider)
    with clock_at(_moment(provider, anchor, 100)):
        take_guides(actor=system, codes=GUIDES[provider.slug])
    hosts = f"help.{provider.slug}.example"
    change_settings(actor=system, group="desk", values={"remote_hosts": hosts})
    agents = agents_of(provider, anchor)
    guides = {guide.code: guide.pk for guide in DiagnosisGuide.objects.of(provider)}
    for number, call in enumerate(CALLS[provider.slug]):
        about = _about(provider, call.category, number)
        if about is not None and agents:
            _go_through(provider, anchor, call, guides[call.guide], about, agents[0])


def _go_through(
    provider: Provider, anchor: date, call: Call, guide_id: int, about: tuple[Item, Person], agent: Person
) -> None:
    """One run, by real commands."""
    item, holder = about
    actor = actor_of_person(holder if call.alone else agent)
    with clock_at(_moment(provider, anchor, call.days)):
        run = begin_run(actor=actor, guide_id=guide_id, person=holder, item=item)
        for answer in call.answers:
            step = walked(run).step
            if step is None:
                break
            run = answer_run(actor=actor, run_id=run.pk, step=step.id, answer=answer)
        if call.alone and run.outcome_kind == OutcomeKind.SOLVED:
            confirm_solved(actor=actor, run_id=run.pk)
        elif call.alone:
            send_run(actor=actor, run_id=run.pk)
        elif run.outcome:
            follow_run(actor=actor, run_id=run.pk, body=outcome_words(run, language_of(holder)))
        else:
            stop_run(actor=actor, run_id=run.pk)


def _about(provider: Provider, category: str, number: int) -> tuple[Item, Person] | None:
    """A device of the category and who has trouble with it: its holder, else somebody of its customer."""
    rows = Item.objects.of(provider).filter(
        kind=ItemKind.DEVICE, state=ItemState.IN_SERVICE, category__code=category
    )
    related = rows.select_related("category", "device_model__maker", "customer", "product")
    held = list(related.filter(holder__isnull=False).order_by("asset_tag")[:40])
    found = held or list(related.order_by("asset_tag")[:40])
    if not found:
        return None
    item = found[(number * 7) % len(found)]
    people = Person.objects.of(provider).filter(is_active=True).select_related("organisation", "provider")
    if item.holder_id is not None:
        return item, people.get(pk=item.holder_id)
    someone = people.filter(organisation=item.customer_id, email__gt="").order_by("pk").first()
    return (item, someone) if someone is not None else None


def _moment(provider: Provider, anchor: date, days: int) -> datetime:
    return datetime.combine(anchor - timedelta(days=days), CLOCK, tzinfo=ZoneInfo(provider.zone))
