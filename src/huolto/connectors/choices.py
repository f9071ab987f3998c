"""Words with a fixed list: states of webhooks and of what they were sent, and why something did not arrive."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class WebhookState(models.TextChoices):
    """Whether events are sent."""

    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")


class DeliveryState(models.TextChoices):
    """What became of one event on its way to one address."""

    WAITING = "waiting", _("Under way")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Not delivered")


class Fault(models.TextChoices):
    """Why an attempt failed."""

    NOT_FOUND = "not-found", _("There is no computer of this name.")
    INSIDE = "inside", _("The name leads into a private network, where nothing is sent.")
    UNREACHABLE = "unreachable", _("No connection, or it broke off.")
    CERTIFICATE = "certificate", _("The certificate is not valid for this name.")
    TOO_SLOW = "too-slow", _("No answer within ten seconds.")
    REFUSED = "refused", _("The answer was not a success (2xx).")
    SECRET = "secret", _("The secret cannot be read with this installation's key: change it.")


class MailSecurity(models.TextChoices):
    """How the way to a mail server is kept secret."""

    TLS = "tls", _("TLS from the beginning")
    STARTTLS = "starttls", _("STARTTLS")
    NONE = "none", _("None (only within one machine)")


class AfterTaking(models.TextChoices):
    """What becomes of a mail on its server once it is kept here."""

    SEEN = "seen", _("Mark it as read")
    MOVE = "move", _("Move it to another folder")


class MailboxFault(models.TextChoices):
    """Why mail of a mailbox could not be fetched."""

    NOT_FOUND = "not-found", _("No computer of this name can be found. Check the server’s name.")
    UNREACHABLE = "unreachable", _("The server does not answer on this port. Check name, port and security.")
    CERTIFICATE = "certificate", _("The connection could not be encrypted. Check the port and the security.")
    PASSWORD = "password", _("The server does not take this user name and password. Check both.")
    FOLDER = "folder", _("There is no such folder on the server.")
    SECRET = "secret", _("The password cannot be read with this installation’s key: give it anew.")
    REFUSED = "refused", _("The server refused it.")


class MailState(models.TextChoices):
    """What became of a mail that came in."""

    RECEIVED = "received", _("Just received")
    TAKEN = "taken", _("Taken in")
    QUARANTINED = "quarantined", _("Waits for a decision")
    IGNORED = "ignored", _("Not taken in")
    REFUSED = "refused", _("Refused")


MAIL_TRANSITIONS: dict[str, frozenset[str]] = {
    MailState.RECEIVED: frozenset({MailState.TAKEN, MailState.QUARANTINED, MailState.IGNORED}),
    MailState.QUARANTINED: frozenset({MailState.TAKEN, MailState.REFUSED}),
    MailState.IGNORED: frozenset({MailState.TAKEN}),
    MailState.REFUSED: frozenset({MailState.TAKEN}),
    MailState.TAKEN: frozenset(),
}
"""A mail that was not taken in may be taken in after all; one that was stays so."""


class CopyState(models.TextChoices):
    """What an agent has said of somebody who was in copy of a mail."""

    OFFERED = "offered", _("May follow")
    ADDED = "added", _("Follows")
    LEFT_OUT = "left-out", _("Left out")


class MailReason(models.TextChoices):
    """Why a mail waits for somebody's decision, or was not taken in."""

    NO_SENDER = "no-sender", _("It does not say who wrote it.")
    UNKNOWN_SENDER = "unknown-sender", _("Nobody with this address is known.")
    SENDER_LEFT = "sender-left", _("The person with this address is no longer active.")
    SEVERAL_PEOPLE = "several-people", _("Several people have this address.")
    NO_CUSTOMER = "no-customer", _("The sender does not belong to a customer.")
    STAFF = "staff", _("One of our own people sent it: say for whom.")
    FORGED = "forged", _("The sender’s mail server says that it did not send this.")
    TOO_MANY = "too-many", _("Too many mails came from this address within an hour.")
    TOO_LARGE = "too-large", _("It is too large; only its beginning is here.")
    UNREADABLE = "unreadable", _("It could not be read as a mail.")
    EMPTY = "empty", _("There is nothing in it.")
    FAILED = "failed", _("It could not be taken in by itself; the log says why.")
    AUTOMATIC = "automatic", _("A machine that is not known sent it.")
    AUTO_REPLY = "auto-reply", _("An automatic answer, such as out of office.")
    MAILING_LIST = "mailing-list", _("A newsletter or a mailing list.")
    BOUNCE = "bounce", _("A mail of ours that could not be delivered.")
    OWN_MAIL = "own-mail", _("A mail of our own that came back.")
    AGAIN = "again", _("The same mail was here already.")
