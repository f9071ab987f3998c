"""What returned mail, and what a mail server refused at once, say of people's addresses: heard after the commit."""

from huolto.foundation.actors import Actor
from huolto.foundation.models import EventRecord, OutgoingMail
from huolto.parties.commands import mark_address_bounced


def note_mail_refused(record: EventRecord) -> None:
    """Mark the address that the mail server did not take (after `MailRefused`)."""
    mail = OutgoingMail.objects.filter(provider=record.provider_id, pk=record.data["mail_id"]).first()
    if mail is not None:
        _note(record, mail.to_address, permanent=True)


def note_mail_bounced(record: EventRecord) -> None:
    """Mark the address that a returned mail names (after the intake's `MailBounced`).

    Its data: `address`, `status` (RFC 3463, "" where nobody says), `permanent`, `address_is_gone`.
    """
    _note(record, record.data["address"], permanent=bool(record.data["permanent"]))


def _note(record: EventRecord, address: str, *, permanent: bool) -> None:
    mark_address_bounced(
        actor=Actor.system(record.provider),
        address=address,
        status=record.data["status"] or "",
        permanent=permanent,
        address_is_gone=bool(record.data["address_is_gone"]),
    )
