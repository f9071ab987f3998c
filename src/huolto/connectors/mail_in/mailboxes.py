"""Mailboxes: added, changed and switched off by the provider's administrator."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.agreements.models import Agreement
from huolto.connectors.choices import AfterTaking, MailSecurity
from huolto.connectors.mail_in.access import MAILBOX_KEEPERS
from huolto.connectors.mail_in.addresses import mailboxes_at
from huolto.connectors.models import Mailbox, MailboxAlias
from huolto.connectors.models.mail import OPENED_KINDS
from huolto.desk.choices import RequestKind
from huolto.desk.models import Queue
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name, lock_row
from huolto.foundation.sealing import seal
from huolto.parties.choices import OrganisationRole
from huolto.parties.models import Organisation, Person

MOST_MAILBOXES = 50
MOST_ALIASES = 50
_DOMAIN = re.compile(r"(?=.{3,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+")


@dataclass(frozen=True, kw_only=True)
class MailboxFacts:
    """What is said of a mailbox; see `Mailbox`. A `password` of None stays as it is."""

    code: str
    name: str
    address: str
    aliases: Iterable[str] = field(default_factory=tuple)
    keeper: Person | None = None
    queue: Queue | None = None
    agreement_code: str = ""
    kind: str = RequestKind.INCIDENT
    customer: Organisation | None = None
    domains: Iterable[str] = field(default_factory=tuple)
    host: str = ""
    port: int = 993
    security: str = MailSecurity.TLS
    user: str = ""
    password: str | None = None
    folder: str = "INBOX"
    after_taking: str = AfterTaking.SEEN
    moved_to: str = ""
    is_active: bool = True


@command
def add_mailbox(*, actor: Actor, facts: MailboxFacts) -> Mailbox:
    """Add a mailbox. Raises InvalidInput that names the field; an address is there once in the installation."""
    actor.require_right(*MAILBOX_KEEPERS)
    if Mailbox.objects.of(actor.provider).count() >= MOST_MAILBOXES:
        raise InvalidInput(_("There are too many mailboxes already. Use one of them."))
    return _save(actor, Mailbox(provider=actor.provider), facts)


@command
def change_mailbox(*, actor: Actor, mailbox_id: int, facts: MailboxFacts) -> Mailbox:
    """Say anew what a mailbox is; what is fetched from elsewhere is looked at from its beginning again."""
    actor.require_right(*MAILBOX_KEEPERS)
    return _save(actor, lock_row(Mailbox.objects.of(actor.provider), mailbox_id), facts)


def _save(actor: Actor, mailbox: Mailbox, facts: MailboxFacts) -> Mailbox:
    for row in (facts.queue, facts.customer, facts.keeper):
        if row is not None and row.provider_id != actor.provider_id:
            raise NotVisible
    domains = _checked(actor, facts)
    # Own and further addresses stand in two tables: nobody else writes either meanwhile.
    lock_name("mailbox addresses")
    aliases = _aliases(mailbox, facts)
    elsewhere = (mailbox.host, mailbox.port, mailbox.user, mailbox.folder)
    names = (
        "code", "queue", "keeper", "agreement_code", "kind", "customer", "port", "security", "after_taking", "is_active",
    )  # fmt: skip
    for name in names:
        setattr(mailbox, name, getattr(facts, name))
    mailbox.name = facts.name.strip()
    mailbox.address = facts.address.strip().lower()
    mailbox.domains = domains
    mailbox.host, mailbox.user = facts.host.strip(), facts.user.strip()
    mailbox.folder = facts.folder.strip() or "INBOX"
    mailbox.moved_to = facts.moved_to.strip() if facts.after_taking == AfterTaking.MOVE else ""
    if facts.password is not None:
        mailbox.password = seal(facts.password, place=mailbox.place) if facts.password else ""
    if (mailbox.host, mailbox.port, mailbox.user, mailbox.folder) != elsewhere:
        mailbox.uid_validity, mailbox.uid_next = None, 0
    mailbox.fault, mailbox.said = "", ""
    try:
        with transaction.atomic():
            mailbox.save()
            _keep_aliases(mailbox, aliases)
            if not (mailbox.is_active and mailbox.host):
                # Nothing is fetched any more, so nothing fails either.
                mailbox.outages.filter(ended_at=None).update(ended_at=timezone.now())
    except IntegrityError as error:
        raise _already_there(error) from error
    return mailbox


def _aliases(mailbox: Mailbox, facts: MailboxFacts) -> list[str]:
    """The further addresses; raises InvalidInput for one that is none, or that mail comes to elsewhere already."""
    own = facts.address.strip().lower()
    aliases = sorted({one.strip().lower() for one in facts.aliases} - {"", own})
    if len(aliases) > MOST_ALIASES:
        raise InvalidInput(
            _("A mailbox has at most %(most)s further addresses.") % {"most": figure(MOST_ALIASES)},
            field="aliases",
        )
    for one in aliases:
        try:
            validate_email(one)
        except ValidationError as error:
            raise InvalidInput(
                _("“%(address)s” is no address. Write it as in service@company.example.") % {"address": one},
                field="aliases",
            ) from error
    taken = mailboxes_at([own]).exclude(pk=mailbox.pk)
    if taken.exists():
        raise InvalidInput(_("This address is a mailbox already."), field="address")
    for one in aliases:
        if mailboxes_at([one]).exclude(pk=mailbox.pk).exists():
            raise InvalidInput(
                _("“%(address)s” is the address of another mailbox.") % {"address": one}, field="aliases"
            )
    return aliases


def _keep_aliases(mailbox: Mailbox, aliases: Sequence[str]) -> None:
    known = set(mailbox.aliases.values_list("address", flat=True))
    mailbox.aliases.exclude(address__in=aliases).delete()
    for one in aliases:
        if one not in known:
            MailboxAlias.objects.create(provider_id=mailbox.provider_id, mailbox=mailbox, address=one)


def _already_there(error: IntegrityError) -> Exception:
    if "mailbox_address" in str(error):
        return InvalidInput(_("This address is a mailbox already."), field="address")
    if "mailbox_code" in str(error):
        return InvalidInput(_("There is a mailbox with this code already."), field="code")
    return error


def _checked(actor: Actor, facts: MailboxFacts) -> list[str]:
    """Raise InvalidInput for the first thing that cannot be; answers the domains."""
    if not facts.name.strip():
        raise InvalidInput(_("Give the mailbox a name."), field="name")
    try:
        validate_email(facts.address.strip())
    except ValidationError as error:
        raise InvalidInput(_("Write an address such as service@company.example."), field="address") from error
    if facts.kind not in OPENED_KINDS:
        raise InvalidInput(_("Choose what its mails are about."), field="kind")
    if facts.security not in MailSecurity.values or facts.after_taking not in AfterTaking.values:
        raise InvalidInput(_("Choose one of the possibilities."))
    if facts.queue is not None and not facts.queue.is_open:
        raise InvalidInput(_("This queue takes nothing new."), field="queue")
    if facts.keeper is not None and not (
        facts.keeper.is_active and OrganisationRole.PROVIDER in facts.keeper.organisation.roles
    ):
        raise InvalidInput(_("Choose one of our own people."), field="keeper")
    if facts.host.strip() and not facts.user.strip():
        raise InvalidInput(_("Say as whom the mail is fetched."), field="user")
    if facts.host.strip() and not 0 < facts.port < 65536:
        raise InvalidInput(_("A port is a number from 1 to 65535."), field="port")
    if facts.after_taking == AfterTaking.MOVE and not facts.moved_to.strip():
        raise InvalidInput(_("Say into which folder mails are moved."), field="moved_to")
    _check_agreement(actor, facts)
    return _domains(facts)


def _check_agreement(actor: Actor, facts: MailboxFacts) -> None:
    if not facts.agreement_code:
        return
    if not Agreement.objects.of(actor.provider).filter(code=facts.agreement_code).exists():
        raise InvalidInput(_("No customer has an agreement of this name."), field="agreement_code")


def _domains(facts: MailboxFacts) -> list[str]:
    domains = sorted({one.strip().lower().lstrip("@") for one in facts.domains} - {""})
    for one in domains:
        if not _DOMAIN.fullmatch(one):
            raise InvalidInput(
                _("“%(domain)s” is no domain. Write it as in company.example.") % {"domain": one},
                field="domains",
            )
    if domains and facts.customer is None:
        raise InvalidInput(_("Choose whose people write from these domains."), field="customer")
    return domains
