"""The mail server by which a provider's mail goes out: its own where it has set one, else the installation's.

Begin at `mail_server_of`; `reason_of` says in plain words what a server or the way to it refused.
"""

import smtplib
import socket
import ssl
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.utils.translation import gettext as _

from huolto.foundation.provider_settings import values_of

PATIENCE = 30  # seconds that a job waits
TRIAL_PATIENCE = 10  # seconds that a person waits


@dataclass(frozen=True)
class MailServer:
    """A provider's own mail server."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: str

    @property
    def domain(self) -> str:
        """The domain that the sender's mail comes from."""
        return self.sender.rpartition("@")[2].rstrip(">") or "localhost"

    def connection(self, patience: int = PATIENCE) -> Any:
        """How Django reaches it; nothing is sent yet."""
        return get_connection(
            "django.core.mail.backends.smtp.EmailBackend",
            host=self.host,
            port=self.port,
            username=self.user,
            password=self.password,
            use_tls=self.security == "starttls",
            use_ssl=self.security == "tls",
            timeout=patience,
        )


def mail_server_of(provider_id: int | None, *, with_password: bool = True) -> MailServer | None:
    """The provider's own server, None where the installation's is used; raises `SecretUnreadable` for the password."""
    if provider_id is None:
        return None
    kept = values_of(provider_id, "mail", without_secrets=not with_password)
    if not kept["host"]:
        return None
    return MailServer(
        host=kept["host"],
        port=int(kept["port"]),
        security=kept["security"],
        user=kept["user"],
        password=kept["password"],
        sender=kept["from"] or settings.DEFAULT_FROM_EMAIL,
    )


def reason_of(error: Exception, server: MailServer | None = None) -> str:
    """What was refused, and what to look at; never a password."""
    host = server.host if server else _("the mail server")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("The mail server does not take this user name and password. Check both.")
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _("The mail server does not take mail from this sender. Check the sender's address.")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _("The mail server does not take mail for this receiver.")
    if isinstance(error, smtplib.SMTPNotSupportedError | ssl.SSLError):
        return _("The connection could not be encrypted in this way. Check the port and the encryption.")
    if isinstance(error, smtplib.SMTPResponseException):
        said = (
            error.smtp_error.decode("utf-8", "replace")
            if isinstance(error.smtp_error, bytes)
            else error.smtp_error
        )
        return _("The mail server answered: %(code)s %(said)s") % {"code": error.smtp_code, "said": said}
    if isinstance(error, socket.gaierror):
        return _("No computer called %(host)s can be found. Check the name of the mail server.") % {
            "host": host
        }
    if isinstance(error, smtplib.SMTPException | OSError):
        return _("%(host)s does not answer on this port. Check name, port and encryption.") % {"host": host}
    return str(error)
