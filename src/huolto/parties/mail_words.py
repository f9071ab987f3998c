"""Why mail does not reach an address, in the reader's words, by the status of RFC 3463 that a server gave."""

from django.utils.translation import gettext as _

from huolto.parties.choices import MailState
from huolto.parties.models import Person


def status_words(status: str) -> str:
    """One sentence without the address."""
    detail = status.partition(".")[2]
    if detail in ("1.2", "4.4"):
        return _("There is no such mail server.")
    if detail == "2.1":
        return _("The mailbox is closed.")
    if detail.startswith("1.") or detail == "0.0":
        return _("There is no such mailbox.")
    if detail == "2.2":
        return _("The mailbox is full.")
    if detail in ("2.3", "3.4"):
        return _("The mail was too large for it.")
    if detail.startswith("7."):
        return _("Their mail server does not take our mail.")
    return _("Their mail server does not take it (%(status)s).") % {"status": status or "–"}


def mail_trouble(person: Person) -> str:
    """What is wrong with the mail address of somebody; "" where mail reaches them."""
    return "" if person.mail_state == MailState.FINE else status_words(person.mail_status)
