"""A provider's own settings: typed, in history, secrets sealed, and its own mail server used for its mail."""

import smtplib
import socket
from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from django.apps import apps
from django.core import mail as outbox
from django.core.cache import cache

from cast import Cast
from huolto.foundation import mail_servers
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.mail import put_in_mail_box, send
from huolto.foundation.mail_servers import mail_server_of, reason_of
from huolto.foundation.models import OutgoingMail, Provider, ProviderSetting
from huolto.foundation.provider_settings import SecretUnreadable, value_of
from huolto.foundation.sealing import SealBroken, seal, unseal
from huolto.parties.commands import change_settings
from huolto.parties.settings_history import changes_of_settings
from portal.test_device_pages import browser

ADDRESS = "/p/suopursu/work/settings/"
SERVER = {
    "host": "mail.suopursu.example",
    "port": "587",
    "security": "starttls",
    "user": "service",
    "password": "harbour-Stone 41",
    "from": "Suopursu service <palvelu@suopursu.example>",
}


def posted(group: str = "mail", **values: str) -> dict[str, str]:
    return {"group": group, **{f"{group}-{name}": value for name, value in values.items()}}


@pytest.mark.parametrize(
    ("person", "may"), [("provider_administrator", True), ("account_manager", False), ("orderer", False)]
)
def test_only_the_providers_administrator_sees_and_changes_them(cast: Cast, person: str, may: bool) -> None:
    client = browser(cast, getattr(cast, person))
    assert (client.get(ADDRESS).status_code == 200) is may
    assert (client.post(ADDRESS, posted("keeping", export_days="3")).status_code == 302) is may
    assert value_of(cast.suopursu, "keeping.export_days") == (3 if may else 7)
    assert value_of(cast.payar, "keeping.export_days") == 7
    if not may:
        with pytest.raises(NotAllowed):
            change_settings(
                actor=cast.actor(getattr(cast, person)), group="keeping", values={"export_days": 3}
            )


def test_each_change_is_in_the_history_with_who_from_and_to_and_no_secret(cast: Cast) -> None:
    pauli = cast.actor(cast.provider_administrator)
    change_settings(actor=cast.actor(cast.payar_administrator), group="keeping", values={"export_days": 50})
    change_settings(actor=pauli, group="keeping", values={"export_days": 30})
    change_settings(actor=pauli, group="keeping", values={"export_days": 30})
    change_settings(actor=pauli, group="keeping", values={"export_days": 14})
    assert change_settings(actor=pauli, group="mail", values={**SERVER}) == 4, (
        "port and encryption were so already"
    )
    told = [
        (change.by, change.setting.key, change.before, change.after) for change in changes_of_settings(pauli)
    ]
    name = cast.provider_administrator.name
    assert told == [
        (name, "mail.from", "empty", SERVER["from"]),
        (name, "mail.password", "not set", "set"),
        (name, "mail.user", "empty", "service"),
        (name, "mail.host", "empty", "mail.suopursu.example"),
        (name, "keeping.export_days", "30", "14"),
        (name, "keeping.export_days", "7", "30"),
    ]
    page = browser(cast, cast.provider_administrator).get(ADDRESS).content.decode()
    assert "mail.suopursu.example" in page
    assert "harbour" not in page
    assert "One is kept. Leave this empty to keep it." in page
    versions = apps.get_model("foundation", "ProviderSettingEvent")
    columns = {field.name for field in versions._meta.local_fields}
    assert "sealed" not in columns


def test_a_password_is_sealed_at_rest_kept_when_the_field_is_left_empty_and_forgotten_on_demand(
    cast: Cast,
) -> None:
    client = browser(cast, cast.provider_administrator)
    assert client.post(ADDRESS, posted(**SERVER)).status_code == 302
    row = ProviderSetting.objects.get(key="mail.password")
    assert row.value is True
    assert "harbour" not in row.sealed
    client.post(ADDRESS, posted(**SERVER | {"password": "", "user": "other"}))
    server = mail_server_of(cast.suopursu.pk)
    assert server is not None
    assert (server.user, server.password) == ("other", "harbour-Stone 41")
    assert "harbour" not in repr(server)
    client.post(ADDRESS, posted(**SERVER | {"password": "", "forget": "on"}))
    assert value_of(cast.suopursu, "mail.password") == ""


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("host", "mail server", "not the name of a computer"),
        ("host", "http://mail.example", "not the name of a computer"),
        ("port", "5432", "Select a valid choice"),
        ("from", "somebody", "Write an address"),
        ("from", "", "needs a sender"),
    ],
)
def test_what_cannot_be_used_comes_back_with_what_was_typed(
    cast: Cast, name: str, value: str, said: str
) -> None:
    answer = browser(cast, cast.provider_administrator).post(ADDRESS, posted(**SERVER | {name: value}))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "service" in answer.content.decode()
    assert not ProviderSetting.objects.exists()


@pytest.mark.parametrize("days", [0, 91, "7", None])
def test_a_number_outside_its_limits_is_refused_by_the_command_too(cast: Cast, days: Any) -> None:
    with pytest.raises(InvalidInput):
        change_settings(
            actor=cast.actor(cast.provider_administrator), group="keeping", values={"export_days": days}
        )
    with pytest.raises(InvalidInput):
        change_settings(actor=cast.actor(cast.provider_administrator), group="keeping", values={"unknown": 1})


def test_a_sealed_text_opens_only_at_its_place_and_with_its_key(settings: Any) -> None:
    sealed = seal("word", place="setting:1:mail.password")
    assert unseal(sealed, place="setting:1:mail.password") == "word"
    assert seal("word", place="setting:1:mail.password") != sealed
    for wrong in ("setting:2:mail.password", "setting:1:mail.user"):
        with pytest.raises(SealBroken):
            unseal(sealed, place=wrong)
    for damaged in ("", "no seal", sealed[:-8] + "AAAAAAAA"):
        with pytest.raises(SealBroken):
            unseal(damaged, place="setting:1:mail.password")
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-key"
    with pytest.raises(SealBroken):
        unseal(sealed, place="setting:1:mail.password")
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed, place="setting:1:mail.password") == "word"


# The mail server.


class Postman:
    """A mail server that wants a password and keeps what it gets."""

    def __init__(self) -> None:
        self.got: list[tuple[str, Message]] = []

    async def handle_DATA(self, _server: Any, session: Any, envelope: Any) -> str:
        from email import message_from_bytes

        self.got.append((session.auth_data, message_from_bytes(envelope.content)))
        return "250 OK"


@pytest.fixture
def postman(cast: Cast) -> Iterator[Postman]:
    """Suopursu's own mail server, on loopback."""
    keeper = Postman()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

    def known(_server: Any, _session: Any, _envelope: Any, _mechanism: str, given: Any) -> AuthResult:
        user = given.login.decode()
        return AuthResult(success=given.password == b"harbour-Stone 41", handled=False, auth_data=user)

    controller = Controller(
        keeper,
        hostname="127.0.0.1",
        port=port,
        authenticator=known,
        auth_require_tls=False,
        auth_required=True,
    )
    controller.start()
    change_settings(
        actor=cast.actor(cast.provider_administrator), group="mail", values={**SERVER, "security": "none"}
    )
    ProviderSetting.objects.filter(key="mail.host").update(value="127.0.0.1")
    # No page offers this port: those of mail servers cannot be opened by a test.
    ProviderSetting.objects.update_or_create(
        provider=cast.suopursu, key="mail.port", defaults={"value": str(port)}
    )
    cache.clear()
    yield keeper
    controller.stop()


def stored(provider: Provider) -> OutgoingMail:
    mail = put_in_mail_box(
        to_address="riitta@kaarnalahti.example",
        template="mail/account/password_changed",
        context={"user": None},
        language="en",
        provider=provider,
    )
    assert mail is not None
    return mail


def test_a_providers_mail_goes_out_by_its_own_server_and_nobody_elses_does(
    cast: Cast, postman: Postman
) -> None:
    own, other = stored(cast.suopursu), stored(cast.payar)
    send(own.pk)
    send(other.pk)
    ((user, letter),) = postman.got
    assert (user, letter["From"]) == ("service", "Suopursu service <palvelu@suopursu.example>")
    assert letter["Message-ID"].endswith("@suopursu.example>")
    assert [each.from_email for each in outbox.outbox] == ["Huolto <huolto@localhost>"]


def test_a_mail_waits_when_the_password_cannot_be_read_any_more(cast: Cast, postman: Postman) -> None:
    ProviderSetting.objects.filter(key="mail.password").update(sealed=seal("x", place="elsewhere"))
    mail = stored(cast.suopursu)
    with pytest.raises(SecretUnreadable):
        send(mail.pk)
    mail.refresh_from_db()
    assert mail.state == "queued"
    assert "Type it again in the settings" in mail.last_error
    assert outbox.outbox == [], "never by another server instead"
    assert browser(cast, cast.provider_administrator).get(ADDRESS).status_code == 200


def test_a_test_mail_goes_at_once_to_the_administrator_and_says_how_it_went(
    cast: Cast, postman: Postman
) -> None:
    client = browser(cast, cast.provider_administrator)
    answer = client.post(f"{ADDRESS}trial-mail/", follow=True).content.decode()
    assert "A mail is on its way to pauli@suopursu.example." in answer
    ((_user, letter),) = postman.got
    assert (letter["To"], letter["Subject"]) == ("pauli@suopursu.example", "Test mail of Suopursu Services")


def test_a_wrong_password_and_a_silent_server_are_told_in_plain_words(cast: Cast, postman: Postman) -> None:
    client = browser(cast, cast.provider_administrator)
    change_settings(actor=cast.actor(cast.provider_administrator), group="mail", values={"password": "wrong"})
    refused = client.post(f"{ADDRESS}trial-mail/", follow=True).content.decode()
    assert "does not take this user name and password" in refused
    assert postman.got == []
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        ProviderSetting.objects.filter(key="mail.port").update(value=str(probe.getsockname()[1]))
        silent = client.post(f"{ADDRESS}trial-mail/", follow=True).content.decode()
    assert "127.0.0.1 does not answer on this port." in silent


def test_test_mails_are_limited(cast: Cast, postman: Postman) -> None:
    client = browser(cast, cast.provider_administrator)
    answers = [client.post(f"{ADDRESS}trial-mail/").status_code for _time in range(7)]
    assert answers == [302] * 6 + [429]


def test_reasons_name_no_password() -> None:
    server = mail_servers.MailServer("mail.example", 587, "starttls", "u", "top-secret", "a@b.example")
    for error in (
        smtplib.SMTPAuthenticationError(535, b"no"),
        smtplib.SMTPSenderRefused(550, b"no", "a@b.example"),
        smtplib.SMTPNotSupportedError("STARTTLS"),
        smtplib.SMTPDataError(451, b"later"),
        socket.gaierror(-2, "unknown"),
        TimeoutError(),
    ):
        said = reason_of(error, server)
        assert said.endswith((".", "later"))
        assert "top-secret" not in said
