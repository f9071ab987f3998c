"""What a sender is told: that the mail became a request, and which of its files were not taken. Each once."""

from collections.abc import Sequence
from dataclasses import dataclass

from huolto.connectors.models import ReceivedMail
from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest
from huolto.foundation.mail import NewMail, put_mails_in_box
from huolto.foundation.mail_threads import Thread
from huolto.parties.mails import address
from huolto.parties.models import Person


@dataclass(frozen=True)
class Told:
    """One sender, in their language, about what their mail became and which files were left out."""

    mail: ReceivedMail
    request: ServiceRequest
    person: Person
    language: str
    set_aside: Sequence[str]


def acknowledge(told: Sequence[Told]) -> None:
    """Tell who wrote that it was taken in, under which number, and what was left out."""
    _tell(told, template="mail/mail_taken")


def tell_set_aside(told: Told) -> None:
    """Tell who answered which files were left out."""
    _tell([told], template="mail/files_set_aside")


def _tell(told: Sequence[Told], *, template: str) -> None:
    mails = [mail for one in told if (mail := _mail(one, template)) is not None]
    if mails:
        put_mails_in_box(provider=told[0].mail.provider, mails=mails)


def _mail(told: Told, template: str) -> NewMail | None:
    mail, request, person = told.mail, told.request, told.person
    to_address = person.email or mail.sender_address
    if not to_address or not person.is_active or len(to_address) > 254:
        return None
    thread = Thread(
        number=request.number,
        answers=[f"<{mail.header_id}>"] if mail.header_id else [],
        reply_to=mail.mailbox.address,
        hides_subject=request.confidentiality != Confidentiality.NORMAL,
    )
    return NewMail(
        to_address=to_address,
        template=template,
        context={
            "request": request,
            "receiver": person,
            "set_aside": told.set_aside,
            "link": address(mail.provider, f"requests/{request.pk}/"),
        },
        language=told.language,
        once_key=f"received:{mail.pk}",
        headers={"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"},
        thread=thread,
    )
