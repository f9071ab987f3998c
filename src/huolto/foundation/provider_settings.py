"""Settings of a provider as data: what there is to set, of which type, with which default; read with `value_of`.

A `Setting` is declared once, in `SETTINGS`; its form, its history and its checks follow from that. Secrets are sealed
(`sealing.py`) and are never shown again. Who may change them, and how: `parties/commands/settings.py`.
"""

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.foundation.errors import DomainError, InvalidInput
from huolto.foundation.models import Provider, ProviderSetting
from huolto.foundation.sealing import SealBroken, seal, unseal

Text = str | Promise
HOST = re.compile(
    r"(?=.{1,253}\Z)[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*\Z"
)


class SettingKind(enum.StrEnum):
    """What a setting's value is."""

    TEXT = "text"
    HOST = "host"
    NUMBER = "number"
    CHOICE = "choice"
    SECRET = "secret"  # noqa: S105


@dataclass(frozen=True)
class Setting:
    """One thing to set. `key` is `group.name`; numbers have both limits, choices their texts."""

    key: str
    kind: SettingKind
    label: Text
    default: Any
    help: Text = ""
    least: int = 0
    most: int = 0
    choices: tuple[tuple[str, Text], ...] = ()

    @property
    def group(self) -> str:
        """What it is set together with."""
        return self.key.partition(".")[0]

    @property
    def name(self) -> str:
        """Its name in its group."""
        return self.key.partition(".")[2]

    def checked(self, value: Any) -> Any:
        """The value as it is kept; raises `InvalidInput` naming this field."""
        if self.kind is SettingKind.NUMBER:
            if not isinstance(value, int) or not self.least <= value <= self.most:
                told = {"least": self.least, "most": self.most}
                raise InvalidInput(_("Give a number from %(least)s to %(most)s.") % told, field=self.name)
            return value
        text = str(value).strip()
        if self.kind is SettingKind.CHOICE and text not in dict(self.choices):
            raise InvalidInput(_("Choose one of the list."), field=self.name)
        if self.kind is SettingKind.HOST and text and not HOST.match(text):
            raise InvalidInput(
                _("This is not the name of a computer. Write it as in mail.example.org."), field=self.name
            )
        if len(text) > 250 or any(ord(letter) < 32 for letter in text):
            raise InvalidInput(_("Write it in one line of at most 250 characters."), field=self.name)
        return text


MAIL_PORTS = (587, 465, 25, 2525)
"""Ports that mail servers listen on; no other service of the network is reached by a provider's setting."""

SETTINGS: Mapping[str, Setting] = {
    setting.key: setting
    for setting in (
        Setting(
            "mail.host",
            SettingKind.HOST,
            gettext_lazy("Mail server"),
            default="",
            help=gettext_lazy(
                "For instance mail.example.org. Empty: mail goes out by this installation's own server."
            ),
        ),
        Setting(
            "mail.port",
            SettingKind.CHOICE,
            gettext_lazy("Port"),
            default="587",
            choices=tuple((str(port), str(port)) for port in MAIL_PORTS),
        ),
        Setting(
            "mail.security",
            SettingKind.CHOICE,
            gettext_lazy("Encryption"),
            default="starttls",
            choices=(
                ("starttls", gettext_lazy("STARTTLS (usual with port 587)")),
                ("tls", gettext_lazy("TLS from the start (usual with port 465)")),
                ("none", gettext_lazy("None: only inside your own network")),
            ),
        ),
        Setting("mail.user", SettingKind.TEXT, gettext_lazy("User name"), default=""),
        Setting("mail.password", SettingKind.SECRET, gettext_lazy("Password"), default=""),
        Setting(
            "mail.from",
            SettingKind.TEXT,
            gettext_lazy("Sender"),
            default="",
            help=gettext_lazy("What receivers see, for instance Service desk <service@example.org>."),
        ),
        Setting(
            "keeping.export_days",
            SettingKind.NUMBER,
            gettext_lazy("Days that exported lists can be fetched"),
            default=7,
            help=gettext_lazy("After that the file is deleted; the list can be exported again."),
            least=1,
            most=90,
        ),
        Setting(
            "desk.remote_hosts",
            SettingKind.TEXT,
            gettext_lazy("Hosts of remote sessions"),
            default="",
            help=gettext_lazy(
                "Links to these may be sent, with commas between: help.example.org. Empty: none may."
            ),
        ),
        Setting(
            "desk.codes",
            SettingKind.CHOICE,
            gettext_lazy("Codes when a fault is done"),
            default="asked",
            choices=(
                ("asked", gettext_lazy("Asked for")),
                ("demanded", gettext_lazy("Demanded: without a resolution it cannot be done")),
            ),
        ),
        Setting(
            "desk.closing_hour",
            SettingKind.NUMBER,
            gettext_lazy("Hour at which the desk closes"),
            default=18,
            help=gettext_lazy("Whose clock on a request runs on after it is told so."),
            least=0,
            most=23,
        ),
    )
}
"""Everything a provider can set here, in the order in which it is shown."""


class SecretUnreadable(DomainError):
    """A kept secret cannot be read with this installation's key."""

    code = "secret-unreadable"


def value_of(provider: Provider | int, key: str) -> Any:
    """What holds for this provider: its own value or the default. A secret is unsealed; raises `SecretUnreadable`."""
    return values_of(provider, SETTINGS[key].group, only=key)[SETTINGS[key].name]


def values_of(
    provider: Provider | int, group: str, *, only: str = "", without_secrets: bool = False
) -> dict[str, Any]:
    """All values of a group by their names, by one query; secrets unsealed, or their defaults where not wanted."""
    provider_id = provider if isinstance(provider, int) else int(provider.pk)
    wanted = [
        setting for setting in SETTINGS.values() if setting.group == group and only in ("", setting.key)
    ]
    kept = {
        row.key: row
        for row in ProviderSetting.objects.of(provider_id).filter(key__in=[setting.key for setting in wanted])
    }
    return {
        setting.name: _read(setting, kept[setting.key])
        if setting.key in kept and not (without_secrets and setting.kind is SettingKind.SECRET)
        else setting.default
        for setting in wanted
    }


def place_of(provider_id: int, key: str) -> str:
    """For which row a secret is sealed."""
    return f"setting:{provider_id}:{key}"


def sealed_for(provider_id: int, key: str, text: str) -> str:
    """A secret as it is kept."""
    return seal(text, place=place_of(provider_id, key)) if text else ""


def _read(setting: Setting, row: Any) -> Any:
    if setting.kind is not SettingKind.SECRET:
        return row.value
    if not row.sealed:
        return setting.default
    try:
        return unseal(row.sealed, place=place_of(row.provider_id, row.key))
    except SealBroken as error:
        raise SecretUnreadable(
            _(
                "“%(name)s” was kept with another key of this installation and cannot be read. Type it again in the settings."
            )
            % {"name": setting.label}
        ) from error
