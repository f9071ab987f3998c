"""What the demonstration's modules share: people with logins, and the list of who can sign in."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password

from huolto.foundation.actors import Actor
from huolto.foundation.models import Provider
from huolto.parties.commands import create_person, grant_right, open_login
from huolto.parties.models import Organisation, Person

PASSWORD = "look-at-the-lake"  # noqa: S105  (everybody's in the demonstration, printed when it is loaded)

Texts = Mapping[str, str]

ROLES: Mapping[str, Texts] = {
    "employee": {"en": "Employee", "fi": "Työntekijä", "sv": "Anställd", "nb": "Ansatt", "fa": "کارمند"},
    "orderer": {"en": "Orderer", "fi": "Tilaaja", "sv": "Beställare", "nb": "Bestiller", "fa": "سفارش‌دهنده"},
    "approver": {"en": "Approver", "fi": "Hyväksyjä", "sv": "Godkännare", "nb": "Godkjenner", "fa": "تأییدکننده"},
    "inspector": {"en": "Inspector", "fi": "Tarkastaja", "sv": "Granskare", "nb": "Inspektør", "fa": "بازرس"},
    "customer": {"en": "Customer administrator", "fi": "Asiakkaan pääkäyttäjä", "sv": "Kundens administratör", "nb": "Kundens administrator", "fa": "مدیر مشتری"},
    "agent": {"en": "Agent", "fi": "Asiantuntija", "sv": "Handläggare", "nb": "Saksbehandler", "fa": "کارشناس"},
    "store": {"en": "Store keeper", "fi": "Varastonhoitaja", "sv": "Lageransvarig", "nb": "Lageransvarlig", "fa": "انباردار"},
    "billing": {"en": "Billing clerk", "fi": "Laskuttaja", "sv": "Fakturerare", "nb": "Fakturamedarbeider", "fa": "مسئول صورت‌حساب"},
    "manager": {"en": "Account manager", "fi": "Asiakasvastaava", "sv": "Kundansvarig", "nb": "Kundeansvarlig", "fa": "مدیر حساب"},
    "provider": {"en": "Provider administrator", "fi": "Pääkäyttäjä", "sv": "Administratör", "nb": "Administrator", "fa": "مدیر سامانه"},
}  # fmt: skip
"""What people are called who may try the demonstration."""


@dataclass(frozen=True)
class DemoPerson:
    """Somebody to try the demonstration as."""

    name: str
    email: str
    role: dict[str, str]
    organisation: str
    provider: str
    provider_name: str = ""


@dataclass(frozen=True)
class Newcomer:
    """A person with a login; shown on the demonstration's sign-in page when `role` says what they do."""

    name: str
    email: str
    rights: Sequence[str] = ()
    role: Texts | None = None
    facts: Mapping[str, Any] | None = None


def settle(
    actor: Actor, organisation: Organisation, newcomers: Sequence[Newcomer]
) -> tuple[dict[str, Person], list[DemoPerson]]:
    """Make these people at an organisation; answers them by address, and those to try."""
    made: dict[str, Person] = {}
    shown: list[DemoPerson] = []
    for one in newcomers:
        person = create_person(
            actor=actor,
            organisation=organisation,
            name=one.name,
            email=one.email,
            language=organisation.language,
            **(one.facts or {}),
        )
        made[one.email] = person
        if one.role is None:
            continue
        open_login(
            actor=actor,
            person=person,
            email=one.email,
            password_hash=_password_hash(),
            language=organisation.language,
        )
        for right in one.rights:
            grant_right(actor=actor, person=person, right=right, organisation=organisation)
        shown.append(
            DemoPerson(
                one.name,
                one.email,
                dict(one.role),
                organisation.name,
                actor.provider.slug,
                actor.provider.name,
            )
        )
    return made, shown


def logo(slug: str) -> str:
    """A provider's mark, drawn for the demonstration."""
    return files("huolto.demo").joinpath(f"logos/{slug}.svg").read_text(encoding="utf-8")


def as_json(people: Sequence[DemoPerson]) -> dict[str, Any]:
    """What the sign-in page of the demonstration reads."""
    return {"password": PASSWORD, "people": [asdict(person) for person in people]}


@cache
def _password_hash() -> str:
    return make_password(PASSWORD)


def instant(provider: Provider, day: date, hour: int = 9) -> datetime:
    """A working hour of a day where the provider is."""
    return datetime.combine(day, time(hour), tzinfo=ZoneInfo(provider.zone))
