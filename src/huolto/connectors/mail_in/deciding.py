"""What an agent says of a mail that waits, or that was not taken in: whose it is, or that it is refused."""

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.connectors.choices import MAIL_TRANSITIONS, MailState
from huolto.connectors.mail.reading import ReadMail, read_mail
from huolto.connectors.mail_in.access import MAIL_READERS, mail_visible_to
from huolto.connectors.mail_in.becoming import Letter, become, has_part
from huolto.connectors.mail_in.senders import Sender, as_sender, made_known
from huolto.connectors.mail_in.taking import locked, original_of, settle
from huolto.connectors.mail_in.threads import request_spoken_of
from huolto.connectors.models import ReceivedMail
from huolto.desk.models import ServiceRequest
from huolto.desk.queries import request_numbered
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.killpoints import reached
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import customers_visible_to, people_visible_to


@command
def take_in_from_person(*, actor: Actor, mail_id: int, person_id: int, number: str = "") -> ReceivedMail:
    """Take a mail in as this person's: into request `number`, else into the one that it speaks of, else as a new one.

    Raises InvalidInput where the person has no part in that request, WrongState for a mail that became something.
    """
    mail, read = _waiting(actor, mail_id)
    person = people_visible_to(actor).filter(pk=person_id, is_active=True).first()
    if person is None:
        raise NotVisible
    full = Person.objects.select_related("organisation", "provider").get(pk=person.pk)
    return _take_in(actor, mail, read, as_sender(full), number)


@command
def take_in_from_newcomer(
    *, actor: Actor, mail_id: int, customer_id: int, name: str, number: str = ""
) -> ReceivedMail:
    """Take a mail in as of somebody new at this customer, who is known by its address from now on."""
    mail, read = _waiting(actor, mail_id)
    customer = customers_visible_to(actor).filter(pk=customer_id, is_active=True).first()
    if customer is None:
        raise NotVisible
    if not name.strip():
        raise InvalidInput(_("Say what the person is called."), field="name")
    if "@" not in mail.sender_address:
        raise InvalidInput(
            _("This mail has no address to know the person by. Choose somebody who is known."), field="name"
        )
    whole = Organisation.objects.select_related("provider").get(pk=customer.pk)
    return _take_in(actor, mail, read, made_known(whole, name, mail.sender_address), number)


@command
def refuse_mail(*, actor: Actor, mail_id: int) -> ReceivedMail:
    """Leave a mail that waits for what it is; its sender is told nothing. It may still be taken in later."""
    actor.require_right(*MAIL_READERS)
    mail = _locked(actor, mail_id)
    if MailState.REFUSED not in MAIL_TRANSITIONS[mail.state]:
        raise WrongState(_("This mail does not wait for a decision any more."))
    _decided(actor, mail)
    settle(mail, MailState.REFUSED, mail.reason)
    return mail


def _waiting(actor: Actor, mail_id: int) -> tuple[ReceivedMail, ReadMail]:
    actor.require_right(*MAIL_READERS)
    mail = _locked(actor, mail_id)
    if MailState.TAKEN not in MAIL_TRANSITIONS[mail.state] or mail.state == MailState.RECEIVED:
        raise WrongState(_("This mail does not wait for a decision any more."))
    if mail.file is None:
        raise WrongState(_("The original of this mail was removed."))
    return mail, read_mail(original_of(mail))


def _locked(actor: Actor, mail_id: int) -> ReceivedMail:
    mail_visible_to(actor, mail_id)
    mail = locked(mail_id)
    if mail is None:
        raise NotVisible
    return mail


def _take_in(actor: Actor, mail: ReceivedMail, read: ReadMail, sender: Sender, number: str) -> ReceivedMail:
    spoken_of = _chosen(actor, sender, number) if number.strip() else request_spoken_of(mail.mailbox, read)
    [became] = become([Letter(mail, read, sender, spoken_of)])
    if became is None:
        raise InvalidInput(_("Choose a person of a customer."), field="person")
    _decided(actor, mail)
    settle(mail, MailState.TAKEN, mail.reason, became)
    reached("mail.decided")
    return mail


def _chosen(actor: Actor, sender: Sender, number: str) -> ServiceRequest:
    request = request_numbered(actor, number)
    assert sender.person is not None  # noqa: S101 - made or found before
    if not has_part(sender.person, request):
        raise InvalidInput(
            _("%(name)s has no part in %(number)s. Have them follow it first, or open a new request.")
            % {"name": sender.person.name, "number": request.number},
            field="number",
        )
    return request


def _decided(actor: Actor, mail: ReceivedMail) -> None:
    mail.decided_by_id = actor.person_id
    mail.decided_at = timezone.now()
