"""What the desk writes to people: an approval is asked, an approval was answered.

Each mail is in its receiver's language and is kept once, whoever runs its handler again.
"""

from typing import Any

from django.conf import settings

from huolto.desk.models import Approval
from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.models import EventRecord, Provider
from huolto.parties.models import Membership, Person


def address(provider: Provider, path: str) -> str:
    """A whole address of a provider's pages, for a reader of mail: `path` as in "requests/7/"."""
    return f"{settings.HUOLTO_BASE_URL}/p/{provider.slug}/{path}"


def language_of(person: Person) -> str:
    """The language to write to a person in: its own, that of its login, that of its organisation."""
    if person.language:
        return person.language
    logins = Membership.objects.filter(person=person, is_active=True).exclude(user__language="")
    own = logins.order_by("pk").values_list("user__language", flat=True).first()
    return own or person.organisation.language


def mail_to(
    person: Person, *, template: str, context: dict[str, Any], once_key: str, provider: Provider
) -> None:
    """Put a mail into the box for a person who has an address and still belongs to its organisation."""
    if not person.email or not person.is_active:
        return
    put_in_mail_box(
        to_address=person.email,
        template=template,
        context={**context, "receiver": person},
        language=language_of(person),
        provider=provider,
        once_key=once_key,
    )


def mail_approval_asked(approval: Approval, token: str) -> None:
    """Ask the approver, with the link that needs no sign-in. Called in the transaction that made the token."""
    mail_to(
        approval.approver,
        template="mail/approval",
        context={
            "approval": approval,
            "request": approval.request,
            "link": address(approval.provider, f"approvals/{token}/"),
        },
        once_key=f"approval:{approval.pk}",
        provider=approval.provider,
    )


def mail_approval_answered(record: EventRecord) -> None:
    """Tell who asked what the answer was (after `ApprovalAnswered`)."""
    approval = (
        Approval.objects.of(record.provider_id)
        .select_related("provider", "request", "approver", "asked_by__organisation", "cost_centre")
        .get(pk=record.data["approval_id"])
    )
    mail_to(
        approval.asked_by,
        template="mail/approval_answered",
        context={
            "approval": approval,
            "request": approval.request,
            "approved": record.data["approved"],
            "link": address(approval.provider, f"requests/{approval.request_id}/"),
        },
        once_key=f"event:{record.key}",
        provider=approval.provider,
    )
