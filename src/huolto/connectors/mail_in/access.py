"""Who sees mailboxes, mails that wait, and originals.

Mailboxes are looked after by the provider's administrator. Mails that became nothing are seen by agents, those of HR by
HR agents alone. The original of what became a request is read by the staff who read the request.
"""

from django.db.models import Q, QuerySet

from huolto.connectors.choices import MailState
from huolto.connectors.models import Mailbox, ReceivedMail
from huolto.desk.access import request_visible_to, requests_visible_to
from huolto.desk.choices import Confidentiality
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.foundation.models import StoredFile
from huolto.parties.choices import Right

MAILBOX_KEEPERS = (Right.ADMINISTER_PROVIDER,)
MAIL_READERS = (Right.AGENT, Right.ADMINISTER_PROVIDER, Right.HR_AGENT)
"""Of whom each sees their own sort."""
_NORMAL_READERS = (Right.AGENT, Right.ADMINISTER_PROVIDER)


def mailboxes_visible_to(actor: Actor) -> "QuerySet[Mailbox]":
    """The mailboxes that the actor looks after."""
    rows = Mailbox.objects.of(actor.provider)
    return rows if _is_staff(actor) and actor.has_right(*MAILBOX_KEEPERS) else rows.none()


def mails_visible_to(actor: Actor) -> "QuerySet[ReceivedMail]":
    """The received mails that the actor may read: of those that became a request the ones whose request is theirs to read."""
    rows = ReceivedMail.objects.of(actor.provider)
    if actor.is_system:
        return rows
    if not actor.is_staff_of_provider:
        return rows.none()
    seen = Q(pk__in=[])
    if actor.has_right(*_NORMAL_READERS):
        seen |= Q(confidentiality=Confidentiality.NORMAL)
    if actor.has_right(Right.HR_AGENT):
        seen |= Q(confidentiality=Confidentiality.HUMAN_RESOURCES)
    theirs = requests_visible_to(actor).values("pk")
    return rows.filter(~Q(state=MailState.TAKEN) & seen | Q(state=MailState.TAKEN, request__in=theirs))


def mail_visible_to(actor: Actor, pk: int) -> ReceivedMail:
    """One received mail, or NotVisible."""
    related = mails_visible_to(actor).select_related("mailbox", "file", "request", "decided_by")
    found = related.filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return found


def original_visible_to(actor: Actor, pk: int) -> StoredFile:
    """The mail as it came; raises NotVisible, also where it was erased."""
    stored: StoredFile | None = mail_visible_to(actor, pk).file
    if stored is None:
        raise NotVisible
    return stored


def mails_of_request(actor: Actor, request_id: int) -> dict[int | None, int]:
    """The mails that a request and its messages came from: the message's id (None: the request itself) -> the mail's."""
    request = request_visible_to(actor, request_id)
    if not actor.is_staff_of_provider:
        return {}
    rows = ReceivedMail.objects.of(actor.provider).filter(request=request, state=MailState.TAKEN)
    return dict(rows.exclude(file=None).order_by("-pk").values_list("message_id", "pk"))


def _is_staff(actor: Actor) -> bool:
    return actor.is_system or actor.is_staff_of_provider
