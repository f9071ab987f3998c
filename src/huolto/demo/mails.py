"""Mailboxes of the demonstration, and mails of the last days: asked, answered, from a stranger, from a machine."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

from huolto.connectors.mail_in.mailboxes import MailboxFacts, add_mailbox
from huolto.connectors.mail_in.receiving import receive
from huolto.connectors.mail_in.taking import take
from huolto.connectors.models import Mailbox
from huolto.demo.diary import clock_at
from huolto.desk.choices import RequestKind
from huolto.desk.models import Queue
from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Person


@dataclass(frozen=True)
class Letter:
    """A mail `days` before the anchor. `sender` is an address, or `""` for a customer's person; `answers` is the letter that it answers."""

    days: int
    at: time
    subject: str
    text: str
    sender: str = ""
    answers: int | None = None
    head: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Box:
    """A mailbox with its letters."""

    code: str
    name: str
    address: str
    letters: Sequence[Letter]
    queue: str = ""
    agreement: str = ""
    kind: str = RequestKind.INCIDENT


AWAY = (("Auto-Submitted", "auto-replied"),)
NEWS = (("List-Id", "<nyt.messut.example>"), ("Precedence", "bulk"))

BOXES = {
    "suopursu": Box(
        "palvelu", "Palvelupiste", "palvelu@suopursu.example",
        (
            Letter(2, time(8, 25), "Tulostin vetää kaksi arkkia kerralla", "Hei,\n\nkakkoslokerosta tulee aina kaksi arkkia päällekkäin. Paperi on vaihdettu.\n\nKiitos!"),
            Letter(2, time(9, 40), "VS: Tulostin vetää kaksi arkkia kerralla", "Lisäys: ykköslokero toimii.\n\nma 2. maalisk. 2026 klo 8.25 kirjoitti:\n> kakkoslokerosta tulee aina kaksi arkkia", answers=0),
            Letter(1, time(10, 10), "Kannettavan telakka ei lataa", "Telakan merkkivalo palaa mutta kone ei lataudu."),
            Letter(1, time(12, 5), "Tarjouspyyntö", "Hei, voisitteko hoitaa myös meidän koneemme? Meitä on kuusi.", sender="Ilona Tervo <ilona@puolukkapaja.example>"),
            Letter(1, time(12, 6), "Automaattinen vastaus: poissa", "Olen lomalla maanantaihin.", head=AWAY),
            Letter(1, time(6, 0), "Messu-uutiset", "Tällä viikolla messuilla.", sender="uutiset@messut.example", head=NEWS),
        ),
    ),
    "granhaga": Box(
        "support", "Användarstödet", "support@granhaga.example",
        (Letter(1, time(9, 15), "Mikrofonen hörs inte i möten", "Den hörs i vanliga samtal men inte i möten på datorn."),),
    ),
    "vidlokka/first": Box("hjelp", "Hjelp", "hjelp@vidlokka.example", ()),
    "vidlokka": Box(
        "service-team", "Serviceteamet", "serviceteam@vidlokka.example",
        (
            Letter(3, time(10, 20), "Ny tekst på forsiden", "Hei! Kan dere bytte teksten øverst til «Ull fra egne sauer»?\n\nHilsen oss"),
            Letter(1, time(13, 45), "Rabattkoden virker ikke", "Koden VAR10 gir ingen rabatt i kassen siden i går."),
        ),
        queue="service-team", agreement="service", kind=RequestKind.SERVICE_REQUEST,
    ),
    "payar": Box(
        "khadamat", "میز پشتیبانی", "khadamat@payar.example",
        (Letter(1, time(9, 5), "کارت‌خوان چاپگر کار نمی‌کند", "از امروز کارت را نمی‌خواند و چراغش قرمز است."),),
    ),
}  # fmt: skip


def open_mailboxes(provider: Provider, anchor: date) -> None:
    """Give the provider its mailboxes, and let the mails of the last days come in."""
    for slug, box in BOXES.items():
        if slug.partition("/")[0] == provider.slug:
            _open_mailbox(provider, box, anchor)


def _open_mailbox(provider: Provider, box: Box, anchor: date) -> None:
    mailbox = add_mailbox(
        actor=Actor.system(provider),
        facts=MailboxFacts(
            code=box.code,
            name=box.name,
            address=box.address,
            queue=Queue.objects.of(provider).filter(code=box.queue).first(),
            agreement_code=box.agreement,
            kind=box.kind,
        ),
    )
    writers = _writers(provider)
    if not writers:
        return
    for number, letter in enumerate(box.letters):
        # A reply is written by who wrote what it answers.
        writer = writers[(number if letter.answers is None else letter.answers) % len(writers)]
        _come_in(mailbox, letter, number, writer, anchor)


def _come_in(mailbox: Mailbox, letter: Letter, number: int, writer: Person, anchor: date) -> None:
    zone = ZoneInfo(mailbox.provider.zone)
    at = datetime.combine(anchor - timedelta(days=letter.days), letter.at, tzinfo=zone)
    message = EmailMessage()
    message["From"] = letter.sender or f"{writer.name} <{writer.email}>"
    message["To"], message["Subject"], message["Date"] = mailbox.address, letter.subject, at
    message["Message-ID"] = f"<{number}@{mailbox.provider.slug}-demo.example>"
    if letter.answers is not None:
        message["In-Reply-To"] = f"<{letter.answers}@{mailbox.provider.slug}-demo.example>"
    for name, value in letter.head:
        message[name] = value
    message.set_content(letter.text)
    with clock_at(at):
        take(receive(mailbox=mailbox, data=message.as_bytes(), source="smtp").pk)


def _writers(provider: Provider) -> list[Person]:
    """People of customers with an address of their own, in the order in which they came."""
    rows = Person.objects.of(provider).filter(
        organisation__roles__contains=[OrganisationRole.CUSTOMER], is_active=True
    )
    found: dict[str, Person] = {}
    for person in rows.exclude(email="").order_by("pk")[:40]:
        found.setdefault(person.email, person)
    return list(found.values())
