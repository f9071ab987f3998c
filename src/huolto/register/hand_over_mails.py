"""What is written about hand-overs: the link, a reminder, that somebody declined, the receipt."""

from typing import Any

from huolto.parties.choices import NotificationTopic
from huolto.parties.mails import address, language_of, mail_to
from huolto.register.hand_over_access import token_of
from huolto.register.models import HandOver

__all__ = ["language_of", "mail_asked", "mail_declined", "mail_receipt", "mail_reminder"]


def mail_asked(found: HandOver) -> None:
    """Ask the person, with the link that needs no sign-in. Called in the transaction that made the hand-over."""
    mail_to(
        found.person,
        template="mail/hand_over",
        context={**_context(found), "is_reminder": False},
        once_key=f"hand-over:{found.pk}",
        provider=found.provider,
        topic=NotificationTopic.HAND_OVER,
    )


def mail_reminder(found: HandOver) -> None:
    """Ask again with the same link."""
    mail_to(
        found.person,
        template="mail/hand_over",
        context={**_context(found), "is_reminder": True},
        once_key=f"hand-over:{found.pk}:reminder:{found.reminders}",
        provider=found.provider,
        topic=NotificationTopic.HAND_OVER,
    )


def mail_declined(found: HandOver) -> None:
    """Tell who handed over that it was declined, and why."""
    if found.handed_by is None:
        return
    mail_to(
        found.handed_by,
        template="mail/hand_over_declined",
        context={**_context(found), "link": address(found.provider, path_for_giver(found))},
        once_key=f"hand-over:{found.pk}:declined",
        provider=found.provider,
        topic=NotificationTopic.HAND_OVER,
    )


def mail_receipt(found: HandOver) -> None:
    """Send the receipt to the person, as a file; the link leads to it after signing in."""
    mail_to(
        found.person,
        template="mail/hand_over_receipt",
        context={**_context(found), "link": address(found.provider, f"hand-overs/{found.pk}/")},
        once_key=f"hand-over:{found.pk}:receipt",
        provider=found.provider,
        attachment=found.receipt,
    )


def path_for_giver(found: HandOver) -> str:
    """Where who handed over looks at it: staff on the pages of the provider."""
    is_staff = (
        found.handed_by is not None
        and found.handed_by.organisation_id != found.customer_id
        and _is_provider(found)
    )
    return f"work/hand-overs/{found.pk}/" if is_staff else f"hand-overs/{found.pk}/"


def _is_provider(found: HandOver) -> bool:
    return found.handed_by is not None and "provider" in found.handed_by.organisation.roles


def _context(found: HandOver) -> dict[str, Any]:
    return {
        "hand_over": found,
        "lines": list(found.lines.select_related("item")),
        "link": address(found.provider, f"hand-over/{token_of(found.nonce)}/"),
    }
