"""Who wrote a mail: a person of a customer, one of our own, or nobody that is known."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models.functions import Lower

from huolto.connectors.choices import MailReason
from huolto.connectors.models import Mailbox
from huolto.foundation.actors import Actor
from huolto.parties.choices import OrganisationRole
from huolto.parties.commands import NewPerson, ensure_people
from huolto.parties.models import Organisation, Person
from huolto.parties.queries import customer_of

Customers = dict[int, Organisation | None]
"""The customer that each organisation belongs to, as far as it was asked."""


@dataclass(frozen=True)
class Sender:
    """A person with the customer that they belong to (none for our own people), or why nobody was found."""

    person: Person | None = None
    customer: Organisation | None = None
    reason: str = ""

    @property
    def is_staff(self) -> bool:
        """Whether it is one of our own people."""
        return self.person is not None and OrganisationRole.PROVIDER in self.person.organisation.roles


def people_with(provider_id: int, addresses: Collection[str]) -> dict[str, list[Person]]:
    """Everybody of the provider with each of these addresses, their own or that of their login; active ones first."""
    written = {one.strip().lower() for one in addresses}
    rows = Person.objects.of(provider_id).select_related("organisation", "provider")
    own = rows.annotate(small=Lower("email")).filter(small__in=written)
    by_login = rows.annotate(small=Lower("memberships__user__email")).filter(
        small__in=written, memberships__is_active=True
    )
    found: dict[str, dict[int, Person]] = {}
    for one in (*own, *by_login):
        found.setdefault(one.small, {})[one.pk] = one
    return {
        address: sorted(people.values(), key=lambda one: (not one.is_active, one.pk))
        for address, people in found.items()
    }


def sender_of(mailbox: Mailbox, candidates: Sequence[Person], customers: Customers) -> Sender:
    """Who of the people with an address writes to this mailbox; the mailbox's customer decides between several."""
    active = [one for one in candidates if one.is_active]
    if not active:
        return Sender(reason=MailReason.SENDER_LEFT if candidates else MailReason.UNKNOWN_SENDER)
    senders = [as_sender(one, customers) for one in active]
    preferred = _preferred(mailbox)
    if len(senders) > 1 and preferred is not None:
        narrowed = [one for one in senders if one.customer is not None and one.customer.pk == preferred]
        senders = narrowed or senders
    if len(senders) > 1:
        return Sender(reason=MailReason.SEVERAL_PEOPLE)
    [one] = senders
    if not one.is_staff and one.customer is None:
        return Sender(person=one.person, reason=MailReason.NO_CUSTOMER)
    return one


def newcomer(mailbox: Mailbox, name: str, address: str) -> Sender | None:
    """Make somebody unknown a person of the mailbox's customer, where the domain of the address says so."""
    domain = address.rpartition("@")[2].lower()
    if mailbox.customer is None or domain not in mailbox.domains:
        return None
    return made_known(mailbox.customer, name, address)


def made_known(customer: Organisation, name: str, address: str) -> Sender:
    """A person of this customer with this address, found or made."""
    new = NewPerson(name=(name.strip() or address.partition("@")[0])[:200], email=address.strip()[:254])
    system = Actor.system(customer.provider)
    person = ensure_people(actor=system, organisation=customer, people=[new])[new]
    return as_sender(Person.objects.select_related("organisation", "provider").get(pk=person.pk))


def as_sender(person: Person, customers: Customers | None = None) -> Sender:
    """A person as the sender of a mail; `customers` keeps what was found for the next ones."""
    if OrganisationRole.PROVIDER in person.organisation.roles:
        return Sender(person=person)
    known = {} if customers is None else customers
    if person.organisation_id not in known:
        known[person.organisation_id] = customer_of(person.organisation)
    return Sender(person=person, customer=known[person.organisation_id])


def _preferred(mailbox: Mailbox) -> int | None:
    return int(mailbox.customer_id) if mailbox.customer_id is not None else None
