"""What the desk writes to people: an approval is asked, an approval was answered.

Each mail is in its receiver's language and is kept once, whoever runs its handler again.
"""

from huolto.desk.models import Approval, RemoteSession
from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic
from huolto.parties.mails import address, mail_to


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
        topic=NotificationTopic.APPROVAL,
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
        topic=NotificationTopic.ANSWER,
    )


def mail_remote_asked(session: RemoteSession, token: str) -> None:
    """Ask for consent, with the link that needs no sign-in. Called in the transaction that made the token."""
    mail_to(
        session.person,
        template="mail/remote_asked",
        context={
            "session": session,
            "request": session.request,
            "link": address(session.provider, f"remote/{token}/"),
        },
        once_key=f"remote:{session.pk}",
        provider=session.provider,
    )
