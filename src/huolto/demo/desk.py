"""Requests of the last days at the demonstration's desks: asked, answered, waiting, agreed for later, done and praised."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from huolto.catalogue.choices import ItemKind
from huolto.demo.diary import clock_at
from huolto.desk.choices import Confidentiality, Priority, RequestChannel, RequestKind
from huolto.desk.commands import (
    QueueFacts,
    ReadyAnswerFacts,
    add_message,
    add_queue,
    add_task,
    change_queue,
    finish_request,
    first_queue,
    keep_ready_answer,
    open_request,
    plan_start,
    rate_request,
    start_request,
    wait_for_customer,
)
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole, Right
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person, grants_in_force
from huolto.register.choices import ItemState
from huolto.register.models import Item


@dataclass(frozen=True)
class Case:
    """Somebody asks `days` before the anchor about the `device`th device in somebody's hands; `then` is what becomes of it."""

    days: int
    at: time
    device: int
    title: str
    text: str
    then: str = ""
    answer: str = ""
    kind: str = RequestKind.INCIDENT
    channel: str = RequestChannel.PORTAL
    priority: str = Priority.NORMAL


@dataclass(frozen=True)
class Desk:
    """A provider's desk: its cases, why it begins one later, what it notes to do, and how it is praised."""

    cases: Sequence[Case]
    later: str = ""
    task: str = ""
    praise: str = ""


READY = {
    "fi": "Hei {name},\n\nkiitos viestistäsi. Katsomme asiaa ja vastaamme tähän pyyntöön ({number}).\n\nTerveisin {agent}",
    "en": "Hello {name},\n\nthank you for your message. We look into it and answer here ({number}).\n\nKind regards, {agent}",
    "sv": "Hej {name},\n\ntack för ditt meddelande. Vi tittar på det och svarar här ({number}).\n\nHälsningar {agent}",
    "nb": "Hei {name},\n\ntakk for meldingen. Vi ser på saken og svarer her ({number}).\n\nHilsen {agent}",
    "fa": "سلام {name}\n\nاز پیام شما سپاسگزاریم. بررسی می‌کنیم و همین‌جا پاسخ می‌دهیم ({number}).\n\nبا احترام، {agent}",
}

FINNISH = Desk(
    cases=(
        Case(6, time(9, 10), 3, "Näppäimistön painikkeet jäävät pohjaan", "Välilyönti ja E jäävät alas. Kahvia ei ole kaatunut.", "done", "Vaihdamme näppäimistön huomenna klo 9, kone jää sinulle."),
        Case(3, time(10, 5), 8, "VPN ei yhdistä kotoa", "Yhteys katkeaa heti kirjautumisen jälkeen.", "waits", "Minkä virheilmoituksen näet, ja toimiiko puhelimen verkossa?", channel=RequestChannel.PHONE),
        Case(1, time(14, 30), 14, "Näyttö pimenee kesken työn", "Noin kerran tunnissa, toinen kaapeli ei auttanut.", priority=Priority.HIGH),
        Case(1, time(11, 15), 20, "Kokoushuoneen laitteet läpi ennen valtuustoa", "Kuva ja ääni huoneessa 312, mieluiten ensi viikolla.", "planned", "Sopiiko ensi viikko?", kind=RequestKind.SERVICE_REQUEST),
        Case(1, time(15, 20), 26, "Saisiko jaettuun kansioon oikeudet", "Tarvitsen hankkeen kansion lukuoikeuden.", kind=RequestKind.SERVICE_REQUEST),
    ),
    later="Asentaja on tällä viikolla koululla.",
    task="Varaa huone 312 klo 9–11",
    praise="Nopeaa ja ystävällistä.",
)  # fmt: skip
SWEDISH = Desk(
    cases=(
        Case(4, time(8, 40), 2, "Skärmen är svart efter ett fall", "Tappade telefonen i trappan, den vibrerar men visar inget.", "done", "En likadan telefon går i väg i dag. Ta ur SIM-kortet ur den gamla.", channel=RequestChannel.PHONE),
        Case(2, time(13, 5), 5, "Batteriet räcker inte dagen ut", "Laddar tre gånger om dagen sedan förra veckan.", "waits", "Vad visar batterihälsan under inställningar?"),
        Case(1, time(9, 50), 9, "Kan inte ringa utomlands", "Åker till Oslo på torsdag.", kind=RequestKind.SERVICE_REQUEST),
    ),
    praise="Telefonen kom redan dagen efter.",
)  # fmt: skip
PERSIAN = Desk(
    cases=(
        Case(5, time(9, 20), 4, "چاپگر کاغذ را مچاله می‌کند", "از دیروز هر ده برگ یک بار در سینی دوم.", "done", "غلتک سینی دوم را پاک کنید؛ راهنمای آن پیوست دفترچه است.", channel=RequestChannel.PHONE),
        Case(2, time(11, 0), 7, "لکه سیاه روی نیمه راست برگ", "با تعویض تونر هم برطرف نشد.", "waits", "آیا لکه در کپی هم هست یا تنها در چاپ؟"),
        Case(1, time(10, 35), 11, "دستگاه طبقه سوم روشن نمی‌شود", "پریز سالم است.", priority=Priority.URGENT, channel=RequestChannel.PHONE),
    ),
    praise="تلفنی و بدون رفت‌وآمد حل شد.",
)  # fmt: skip
NORWEGIAN = Desk(cases=())
DESKS = {"suopursu": FINNISH, "granhaga": SWEDISH, "payar": PERSIAN, "vidlokka": NORWEGIAN}

HR_QUEUE = QueueFacts(
    code="hr",
    name={"fi": "Henkilöstöpalvelut", "en": "HR services", "sv": "HR-tjänster", "nb": "HR-tjenester", "fa": "خدمات کارکنان"},
    confidentiality=Confidentiality.HUMAN_RESOURCES,
    position=2,
)  # fmt: skip
WEB_QUEUE = QueueFacts(
    code="service-team",
    name={"nb": "Serviceteamet", "en": "Service team", "fi": "Palvelutiimi", "sv": "Serviceteamet", "fa": "تیم خدمات"},
    position=2,
)  # fmt: skip


def open_desk(provider: Provider, anchor: date) -> None:
    """Say who works at the provider's desk, and let people ask there in the days before the anchor."""
    system = Actor.system(provider)
    team = agents_of(provider, anchor)
    first = first_queue(provider)
    facts = QueueFacts(code=first.code, name=first.name, member_ids=[one.pk for one in team])
    change_queue(actor=system, queue_id=first.pk, facts=facts)
    if provider.slug == "suopursu":
        add_queue(actor=system, facts=HR_QUEUE)
    elif provider.slug == "vidlokka":
        add_queue(actor=system, facts=WEB_QUEUE)
    title = {"fi": "Kuittaus", "sv": "Kvittens", "nb": "Kvittering", "fa": "رسید"}[provider.language]
    keep_ready_answer(actor=system, facts=ReadyAnswerFacts(title=title, text=READY))
    desk = DESKS[provider.slug]
    held = _held(provider, max((case.device for case in desk.cases), default=0) + 1)
    for case in desk.cases:
        if held and team:
            _ask(provider, anchor, desk, case, held[case.device % len(held)], team[0])


def _ask(provider: Provider, anchor: date, desk: Desk, case: Case, item: Item, agent: Person) -> None:
    zone = ZoneInfo(provider.zone)
    at = datetime.combine(anchor - timedelta(days=case.days), case.at, tzinfo=zone)
    asker, worker = actor_of_person(item.holder), actor_of_person(agent)
    with clock_at(at):
        request = open_request(
            actor=asker,
            kind=case.kind,
            title=case.title,
            description=case.text,
            customer=item.holder.organisation,
            requester=item.holder,
            channel=case.channel,
            priority=case.priority,
            items=[item] if case.kind == RequestKind.INCIDENT else [],
        )
    if not case.then:
        return
    with clock_at(at + timedelta(minutes=12)):
        start_request(actor=worker, request_id=request.pk)
        add_message(actor=worker, request_id=request.pk, body=case.answer)
    _BECOMES[case.then](desk, request.pk, at, anchor, asker, worker)


def _done(desk: Desk, pk: int, at: datetime, _anchor: date, asker: Actor, worker: Actor) -> None:
    with clock_at(at + timedelta(hours=4)):
        finish_request(actor=worker, request_id=pk)
    with clock_at(at + timedelta(hours=5)):
        rate_request(actor=asker, request_id=pk, satisfaction=5, note=desk.praise)


def _waits(_desk: Desk, pk: int, at: datetime, _anchor: date, _asker: Actor, worker: Actor) -> None:
    with clock_at(at + timedelta(minutes=14)):
        wait_for_customer(actor=worker, request_id=pk)


def _planned(desk: Desk, pk: int, at: datetime, anchor: date, _asker: Actor, worker: Actor) -> None:
    start_at = datetime.combine(anchor + timedelta(days=5), time(9), tzinfo=at.tzinfo)
    with clock_at(at + timedelta(minutes=20)):
        plan_start(actor=worker, request_id=pk, start_at=start_at, because=desk.later)
        add_task(actor=worker, request_id=pk, text=desk.task)


_BECOMES: dict[str, Callable[[Desk, int, datetime, date, Actor, Actor], None]] = {
    "done": _done,
    "waits": _waits,
    "planned": _planned,
}


def agents_of(provider: Provider, anchor: date) -> list[Person]:
    """The provider's agents; where it has none, its technicians."""
    for right in (Right.AGENT, Right.TECHNICIAN, Right.ADMINISTER_PROVIDER):
        held = grants_in_force(provider, anchor).filter(right=right).values("person_id")
        people = Person.objects.of(provider).filter(
            pk__in=held, organisation__roles__contains=[OrganisationRole.PROVIDER]
        )
        if found := list(people.select_related("organisation").order_by("pk")):
            return found
    return []


def _held(provider: Provider, count: int) -> list[Item]:
    """Devices in the hands of people, by tag; each somebody's first."""
    rows = (
        Item.objects.of(provider)
        .filter(kind=ItemKind.DEVICE, state=ItemState.IN_SERVICE)
        .exclude(holder=None)
    )
    found: dict[int, Item] = {}
    for item in rows.select_related("holder__organisation", "customer").order_by("asset_tag")[: count * 4]:
        found.setdefault(item.holder_id, item)
    return list(found.values())[:count]
