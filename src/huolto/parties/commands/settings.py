"""Changes a provider's own settings: its administrator only, all of a group at once."""

from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.locks import lock_name
from huolto.foundation.models import ProviderSetting
from huolto.foundation.provider_settings import SETTINGS, SettingKind, sealed_for
from huolto.parties.choices import Right


@command
def change_settings(*, actor: Actor, group: str, values: Mapping[str, Any]) -> int:
    """Set what is named in `values` (names of the group); answers how many changed.

    A secret that is None stays as it is; an empty one is forgotten. Raises InvalidInput naming the field.
    """
    actor.require_right(Right.ADMINISTER_PROVIDER)
    known = {setting.name: setting for setting in SETTINGS.values() if setting.group == group}
    unknown = sorted(set(values) - set(known))
    if unknown:
        raise InvalidInput(_("There is no setting “%(name)s”.") % {"name": unknown[0]}, field=unknown[0])
    lock_name(f"settings:{actor.provider_id}")
    kept = {
        row.key: row for row in ProviderSetting.objects.of(actor.provider).filter(key__startswith=f"{group}.")
    }
    checked = {
        name: known[name].checked(value)
        for name, value in values.items()
        if known[name].kind is not SettingKind.SECRET or value is not None
    }
    _require_consistent(group, checked)
    changed = 0
    for name, value in checked.items():
        setting = known[name]
        row = kept.get(setting.key)
        if setting.kind is SettingKind.SECRET:
            if not value and (row is None or not row.sealed):
                continue
            fields = {"value": bool(value), "sealed": sealed_for(actor.provider_id, setting.key, value)}
        elif value == (row.value if row else setting.default):
            continue
        else:
            fields = {"value": value}
        ProviderSetting.objects.update_or_create(provider=actor.provider, key=setting.key, defaults=fields)
        changed += 1
    return changed


def _require_consistent(group: str, values: Mapping[str, Any]) -> None:
    """What no single value shows."""
    if group != "mail":
        return
    sender = values.get("from", "")
    if sender:
        try:
            validate_email(parseaddr(sender)[1])
        except ValidationError:
            raise InvalidInput(
                _("Write an address, or a name and an address as in Service desk <service@example.org>."),
                field="from",
            ) from None
    elif values.get("host"):
        raise InvalidInput(_("A mail server of your own needs a sender whose mail it takes."), field="from")
