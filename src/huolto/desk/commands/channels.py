"""Channels: the provider's managers add and change them; a channel ends by its last day and stays in history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from huolto.desk.choices import ChannelKind
from huolto.desk.models import Channel
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.locks import lock_row
from huolto.parties.choices import Right
from huolto.parties.models import Organisation
from huolto.rules.errors import RulesError
from huolto.rules.texts import latin_digits
from huolto.rules.worktime import calendar_from

CHANNEL_KEEPERS = (Right.ACCOUNT_MANAGER, Right.ADMINISTER_PROVIDER)
_PHONE = frozenset("0123456789 +-()./#*")


@dataclass(frozen=True, kw_only=True)
class ChannelFacts:
    """What is said of a channel; see `Channel`."""

    kind: str
    name: Mapping[str, str]
    address: str
    note: Mapping[str, str] = field(default_factory=dict)
    hours: Mapping[str, Iterable[str]] = field(default_factory=dict)
    zone: str = ""
    holidays: Iterable[str] = ()
    follows_calendar: bool = True
    customer_id: int | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    position: int = 0


@command
def add_channel(*, actor: Actor, facts: ChannelFacts) -> Channel:
    """Add a channel. Raises InvalidInput that names the field; account managers and administrators."""
    return _save(actor, Channel(provider=actor.provider), facts)


@command
def change_channel(*, actor: Actor, channel_id: int, facts: ChannelFacts) -> Channel:
    """Say anew what a channel is; what it was before stays in its history."""
    actor.require_right(*CHANNEL_KEEPERS)
    if not Channel.objects.of(actor.provider).filter(pk=channel_id).exists():
        raise NotVisible
    return _save(actor, lock_row(Channel.objects.of(actor.provider), channel_id), facts)


def _save(actor: Actor, channel: Channel, facts: ChannelFacts) -> Channel:
    actor.require_right(*CHANNEL_KEEPERS)
    if facts.kind not in ChannelKind.values:
        raise InvalidInput(_("Choose what kind of channel this is."), field="kind")
    if not any(text.strip() for text in facts.name.values()):
        raise InvalidInput(_("Give the channel a name."), field="name")
    if facts.valid_from and facts.valid_until and facts.valid_until < facts.valid_from:
        raise InvalidInput(_("The end lies before the beginning."), field="valid_until")
    if facts.customer_id is not None:
        customers = Organisation.objects.of(actor.provider).filter(pk=facts.customer_id)
        if not customers.exists():
            raise NotVisible
    channel.kind = facts.kind
    channel.name, channel.note = dict(facts.name), dict(facts.note)
    channel.address = _address(facts.kind, facts.address)
    channel.hours = {days: list(spans) for days, spans in facts.hours.items()}
    channel.zone, channel.holidays = facts.zone.strip(), list(facts.holidays)
    channel.follows_calendar = facts.follows_calendar
    channel.customer_id = facts.customer_id
    channel.valid_from, channel.valid_until = facts.valid_from, facts.valid_until
    channel.position = facts.position
    _require_readable(channel, actor.provider.zone)
    channel.save()
    return channel


def _address(kind: str, written: str) -> str:
    """The number, mail address or URL as it is kept. Raises InvalidInput."""
    text = written.strip()
    if kind == ChannelKind.PHONE:
        text = latin_digits(text)
        if not set(text) <= _PHONE or not any(character.isdigit() for character in text) or len(text) > 40:
            raise InvalidInput(_("Write a phone number: digits, blanks and + only."), field="address")
        return text
    check: Any = validate_email if kind == ChannelKind.MAIL else URLValidator(schemes=["http", "https"])
    try:
        check(text)
    except ValidationError as error:
        said = (
            _("Write a mail address, as in desk@service.example.")
            if kind == ChannelKind.MAIL
            else _("Write a whole address, as in https://service.example/.")
        )
        raise InvalidInput(said, field="address") from error
    return text


def _require_readable(channel: Channel, zone: str) -> None:
    data = {"hours": channel.hours, "holidays": channel.holidays, "zone": channel.zone or zone}
    for name, said in (
        ("zone", _("There is no such time zone. Write one as in Europe/Helsinki.")),
        ("hours", _("Write hours as in 07:30-16:00, several with commas between.")),
        ("holidays", _("Write days as 2026-12-24 and countries as FI, with commas between.")),
    ):
        tried = {"zone": data["zone"], name: data[name]}
        try:
            calendar_from(tried)
        except (RulesError, TypeError, ValueError) as error:
            raise InvalidInput(said, field=name) from error
