"""One decision about many mails that wait: each by itself, so that those that cannot be decided so do not hold up the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from huolto.connectors.choices import MailReason
from huolto.connectors.mail_in.access import MAIL_READERS, mails_visible_to
from huolto.connectors.mail_in.deciding import (
    refuse_mail,
    take_in_from_newcomer,
    take_in_from_person,
)
from huolto.connectors.mail_in.senders import people_with, sender_of
from huolto.connectors.models import ReceivedMail
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import DomainError, InvalidInput, NotVisible
from huolto.parties.models import Organisation
from huolto.parties.queries import customers_visible_to

MOST_TOGETHER = 100

log = structlog.get_logger("huolto.mail")


@dataclass(frozen=True)
class Decided:
    """How many were decided, and those that were not, each with what there is to do about it."""

    count: int
    left: tuple[tuple[ReceivedMail, str], ...]


@command
def refuse_mails(*, actor: Actor, mail_ids: Sequence[int]) -> Decided:
    """Refuse mails that wait; their senders are told nothing."""
    return _each(actor, mail_ids, lambda mail: refuse_mail(actor=actor, mail_id=mail.pk))


@command
def take_in_as_known(*, actor: Actor, mail_ids: Sequence[int]) -> Decided:
    """Take mails in as of the one person of a customer, or of our own, who has the sender's address."""
    return _each(actor, mail_ids, lambda mail: _as_known(actor, mail))


@command
def assign_to_customer(*, actor: Actor, mail_ids: Sequence[int], customer_id: int) -> Decided:
    """Take mails in as of this customer's people; who writes from an address that nobody has becomes one of them."""
    customer = customers_visible_to(actor).filter(pk=customer_id, is_active=True).first()
    if customer is None:
        raise NotVisible
    return _each(actor, mail_ids, lambda mail: _of_customer(actor, mail, customer))


def _each(actor: Actor, mail_ids: Sequence[int], decide: Callable[[ReceivedMail], object]) -> Decided:
    actor.require_right(*MAIL_READERS)
    wanted = sorted(set(mail_ids))
    if len(wanted) > MOST_TOGETHER:
        raise InvalidInput(_("That are too many at once. Pick fewer mails."))
    rows = mails_visible_to(actor).select_related("mailbox__customer", "request").filter(pk__in=wanted)
    mails = list(rows.order_by("pk"))
    if len(mails) != len(wanted):
        raise NotVisible
    count = 0
    left: list[tuple[ReceivedMail, str]] = []
    for mail in mails:
        try:
            with transaction.atomic():
                decide(mail)
            count += 1
        except DomainError as error:
            left.append((mail, str(error)))
        except (OperationalError, InterfaceError):
            raise
        except Exception:  # one that cannot be taken in stays where it waits
            log.exception("mail not decided", mail=mail.pk)
            left.append((mail, str(MailReason.FAILED.label)))
    return Decided(count, tuple(left))


def _as_known(actor: Actor, mail: ReceivedMail) -> None:
    candidates = people_with(actor.provider_id, {mail.sender_address}).get(mail.sender_address.strip(), [])
    sender = sender_of(mail.mailbox, candidates, {})
    if sender.person is None or sender.reason:
        raise InvalidInput(str(MailReason(sender.reason).label))
    take_in_from_person(actor=actor, mail_id=mail.pk, person_id=sender.person.pk)


def _of_customer(actor: Actor, mail: ReceivedMail, customer: Organisation) -> None:
    candidates = people_with(actor.provider_id, {mail.sender_address}).get(mail.sender_address.strip(), [])
    active = [one for one in candidates if one.is_active]
    theirs = [one for one in active if one.organisation.path.startswith(customer.path)]
    if len(theirs) == 1:
        take_in_from_person(actor=actor, mail_id=mail.pk, person_id=theirs[0].pk)
        return
    if theirs:
        raise InvalidInput(str(MailReason.SEVERAL_PEOPLE.label))
    if active:
        raise InvalidInput(
            _("%(name)s belongs to %(organisation)s, not to %(customer)s.")
            % {
                "name": active[0].name,
                "organisation": active[0].organisation.name,
                "customer": customer.name,
            }
        )
    if candidates:
        raise InvalidInput(str(MailReason.SENDER_LEFT.label))
    name = mail.sender_name.strip() or mail.sender_address.partition("@")[0]
    take_in_from_newcomer(actor=actor, mail_id=mail.pk, customer_id=customer.pk, name=name)
