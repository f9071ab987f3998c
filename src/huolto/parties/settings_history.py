"""What was changed of a provider's settings: when, by whom, from what to what. Secrets only say that they changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, Window
from django.db.models.functions import Lag
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.localisation import current
from huolto.foundation.provider_settings import SETTINGS, Setting, SettingKind
from huolto.parties.choices import Right
from huolto.parties.doers import name_of_doer, names_of_doers
from huolto.rules.texts import local_digits

SHOWN = 20


@dataclass(frozen=True)
class SettingChange:
    """One change of one setting, in words."""

    at: datetime
    by: str
    setting: Setting
    before: str
    after: str


def changes_of_settings(actor: Actor, limit: int = SHOWN) -> list[SettingChange]:
    """The latest changes at the actor's provider, newest first; for its administrator."""
    actor.require_right(Right.ADMINISTER_PROVIDER)
    versions: Any = apps.get_model("foundation", "ProviderSettingEvent")
    rows = list(
        versions.objects.filter(provider_id=actor.provider_id, key__in=list(SETTINGS))
        .annotate(
            before=Window(Lag("value"), partition_by=[F("key")], order_by=F("pgh_id").asc()),
            place=Window(Lag("pgh_id"), partition_by=[F("key")], order_by=F("pgh_id").asc()),
        )
        .select_related("pgh_context")
        .order_by("-pgh_id")[:limit]
    )
    names = names_of_doers(actor, rows)
    return [
        SettingChange(
            at=row.pgh_created_at,
            by=name_of_doer(names, row),
            setting=SETTINGS[row.key],
            before=_said(SETTINGS[row.key], SETTINGS[row.key].default if row.place is None else row.before),
            after=_said(SETTINGS[row.key], row.value),
        )
        for row in rows
    ]


def _said(setting: Setting, value: Any) -> str:
    if setting.kind is SettingKind.SECRET:
        return _("set") if value else _("not set")
    if value in ("", None):
        return _("empty")
    if isinstance(value, int):
        return local_digits(str(value), current().language)
    return str(dict(setting.choices).get(str(value), value))
