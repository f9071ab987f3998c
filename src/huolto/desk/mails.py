"""What the desk writes to people: an approval is asked, was answered, was not answered in time.

Each mail is in its receiver's language and is kept once, whoever runs its handler again.
"""

from huolto.desk.approval_chain import why_theirs
from huolto.desk.approval_times import why_until_in_words
from huolto.desk.choices import RequestState
from huolto.desk.models import Approval, RemoteSession
from huolto.desk.threads import thread_of
from huolto.foundation.localisation import speaking
from huolto.foundation.models import EventRecord
from huolto.parties.choices import NotificationTopic
from huolto.parties.mails import address, language_of, mail_to
from huolto.parties.models import Person


def mail_approval_asked(
    approval: Approval, token: str, person: Person, *, once: str, is_reminder: bool = False
) -> None:
    """Ask the approver, or `person` who stands in for them, with the link that needs no sign-in.

    Called in the transaction that made the token; kept once a word `once`.
    """
    with speaking(language_of(person), approval.provider.zone):
        because = why_theirs(approval, approval.request.requester.name)
        until_because = why_until_in_words(approval)
    mail_to(
        person,
        template="mail/approval",
        context={
            "approval": approval,
            "request": approval.request,
            "because": because,
            "until_because": until_because,
            "stands_in": person.pk != approval.approver_id,
            "is_reminder": is_reminder,
            "link": address(approval.provider, f"approvals/{token}/"),
        },
        once_key=f"approval:{once}",
        provider=approval.provider,
        topic=NotificationTopic.APPROVAL,
        thread=thread_of(approval.request),
    )


def mail_approval_answered(record: EventRecord) -> None:
    """Tell who asked what the answer was (after `ApprovalAnswered`)."""
    approval = _approval(record)
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
        thread=thread_of(approval.request),
    )


def mail_approval_expired(record: EventRecord) -> None:
    """Tell who asked that nobody answered: it ended, or the next in line is asked now (after `ApprovalExpired`)."""
    approval = _approval(record)
    mail_to(
        approval.asked_by,
        template="mail/approval_expired",
        context={
            "approval": approval,
            "request": approval.request,
            "goes_on": record.data["to_approval_id"] is not None,
            "ended": approval.request.state == RequestState.DECLINED,
            "link": address(approval.provider, f"requests/{approval.request_id}/"),
        },
        once_key=f"event:{record.key}",
        provider=approval.provider,
        topic=NotificationTopic.ANSWER,
        thread=thread_of(approval.request),
    )


def _approval(record: EventRecord) -> Approval:
    related = ("provider", "request", "approver", "answered_by", "asked_by__organisation", "cost_centre")
    rows = Approval.objects.of(record.provider_id).select_related(*related)
    return rows.get(pk=record.data["approval_id"])


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
