"""The conversation that a mail about a request belongs to."""

from huolto.desk.choices import Confidentiality
from huolto.desk.models import ServiceRequest
from huolto.desk.ports import mail_origin
from huolto.foundation.mail_threads import MOST_REFERENCES, Thread


def thread_of(request: ServiceRequest, *, before: int | None = None) -> Thread:
    """The thread of a request's mails: its number, the public mails in it (up to the message `before`), its mailbox."""
    said = request.messages.filter(is_public=True).exclude(mail_id="")
    if before is not None:
        said = said.filter(pk__lt=before)
    ids = said.order_by("-written_at", "-pk").values_list("mail_id", flat=True)
    origin = mail_origin(request)
    first = (
        [origin.mail_id]
        if origin.mail_id
        else said.order_by("written_at", "pk").values_list("mail_id", flat=True)[:1]
    )
    return Thread(
        number=request.number,
        answers=[*first, *reversed(ids[: MOST_REFERENCES - 1])],
        reply_to=origin.mailbox,
        hides_subject=request.confidentiality != Confidentiality.NORMAL,
    )
