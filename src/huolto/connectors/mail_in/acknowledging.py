"""What a sender is told: that the mail became a request, and which of its files were not taken. Each once."""

from collections.abc import Sequence

from huolto.connectors.models import ReceivedMail
from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.mail_threads import Thread
from huolto.parties.mails import address, language_of
from huolto.parties.models import Person


def acknowledge(
    mail: ReceivedMail, request: ServiceRequest, person: Person, set_aside: Sequence[str]
) -> None:
    """Tell who wrote that it was taken in, under which number, and what was left out."""
    _tell(mail, request, person, template="mail/mail_taken", set_aside=set_aside)


def tell_set_aside(
    mail: ReceivedMail, request: ServiceRequest, person: Person, set_aside: Sequence[str]
) -> None:
    """Tell who answered which files were left out."""
    _tell(mail, request, person, template="mail/files_set_aside", set_aside=set_aside)


def _tell(
    mail: ReceivedMail, request: ServiceRequest, person: Person, *, template: str, set_aside: Sequence[str]
) -> None:
    to_address = person.email or mail.sender_address
    if not to_address or not person.is_active or len(to_address) > 254:
        return
    thread = Thread(
        number=request.number,
        answers=[f"<{mail.header_id}>"] if mail.header_id else [],
        reply_to=mail.mailbox.address,
        hides_subject=request.confidentiality != Confidentiality.NORMAL,
    )
    put_in_mail_box(
        to_address=to_address,
        template=template,
        context={
            "request": request,
            "receiver": person,
            "set_aside": set_aside,
            "link": address(mail.provider, f"requests/{request.pk}/"),
        },
        language=language_of(person),
        provider=mail.provider,
        once_key=f"received:{mail.pk}",
        headers={"Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All"},
        thread=thread,
    )
