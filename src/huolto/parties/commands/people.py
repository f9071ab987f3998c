"""People and their logins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.locks import lock_name, lock_row
from huolto.parties.access import require_administration
from huolto.parties.commands.mail_states import forget_bounces
from huolto.parties.commands.organisations import in_same_tree
from huolto.parties.events import LoginClosed, LoginOpened, name_changed
from huolto.parties.models import Membership, Organisation, Person, User

FACTS = frozenset(
    {"name", "email", "phone", "employee_number", "language", "manager", "cost_centre", "place", "is_active"}
)


@dataclass(frozen=True)
class NewPerson:
    """One person of an import; known again by e-mail address, else employee number, else name."""

    name: str
    email: str = ""
    employee_number: str = ""


@command
def create_person(
    *, actor: Actor, organisation: Organisation, name: str, email: str = "", **facts: Any
) -> Person:
    """Add a person to an organisation; raises `InvalidInput` when the address is used there already."""
    require_administration(actor, organisation)
    lock_name(f"people:{organisation.pk}")
    person = Person(provider=actor.provider, organisation=organisation)
    return _save_facts(actor, person, {"name": name, "email": email, **facts})


@command
def change_person(*, actor: Actor, person: Person, **facts: Any) -> Person:
    """Change facts of a person; `is_active=False` keeps the row and shuts the login of this membership."""
    changed = lock_row(Person.objects.of(actor.provider).select_related("organisation"), person.pk)
    require_administration(actor, changed.organisation)
    _require_here(changed)
    return _save_facts(actor, changed, facts)


@command
def ensure_people(
    *, actor: Actor, organisation: Organisation, people: Iterable[NewPerson]
) -> dict[NewPerson, Person]:
    """Find or make people of an organisation (with those below it); answers each as it was asked for."""
    require_administration(actor, organisation)
    lock_name(f"people:{organisation.pk}")
    rows = list(
        Person.objects.of(actor.provider)
        .filter(organisation__path__startswith=organisation.path)
        .order_by("-is_active", "pk")
    )
    known: dict[tuple[str, str], Person] = {}
    for person in rows:
        for key in _keys(person.name, person.email, person.employee_number):
            known.setdefault(key, person)
    answer: dict[NewPerson, Person] = {}
    made: list[Person] = []
    for new in people:
        keys = _keys(new.name, new.email, new.employee_number)
        # A name alone tells nobody apart from a namesake with another address.
        found = next((known[key] for key in _identifying(keys) if key in known), None)
        if found is None:
            found = Person(
                provider=actor.provider,
                organisation=organisation,
                name=new.name.strip() or new.email.strip() or new.employee_number.strip(),
                email=new.email.strip(),
                employee_number=new.employee_number.strip(),
            )
            made.append(found)
            for key in keys:
                known.setdefault(key, found)
        answer[new] = found
    Person.objects.bulk_create(made)
    return answer


@command
def open_login(
    *,
    actor: Actor,
    person: Person,
    email: str,
    password: str | None = None,
    password_hash: str = "",
    language: str = "",
) -> Membership:
    """Let a person sign in with this address; an existing login of the address gains the membership.

    The password is set on a login made now only: nobody's existing password is ever changed from here. Many logins
    that begin with one password are given its hash (of `make_password`), for making one is slow on purpose.
    """
    person = lock_row(Person.objects.of(actor.provider).select_related("organisation"), person.pk)
    require_administration(actor, person.organisation)
    _require_here(person)
    email = email.strip().lower()
    if not email:
        raise InvalidInput(_("Give an e-mail address: it is the user name."), field="email")
    lock_name(f"login:{email}")
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email, language=language or person.language)
        if password_hash:
            user.password = password_hash
        else:
            user.set_password(password)
        try:
            user.clean_fields(exclude=["password"])
        except ValidationError as error:
            field, messages = next(iter(error.message_dict.items()))
            raise InvalidInput(messages[0], field=field) from error
        user.save()
    membership, is_new = Membership.objects.get_or_create(
        provider=actor.provider, user=user, person=person, defaults={"is_active": True}
    )
    if not is_new and membership.is_active:
        return membership
    membership.is_active = True
    membership.save(update_fields=["is_active"])
    publish(
        LoginOpened(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=person.organisation_id,
            person_id=actor.person_id,
            to_person_id=person.pk,
            membership_id=membership.pk,
        )
    )
    return membership


@command
def close_login(*, actor: Actor, membership: Membership) -> Membership:
    """Shut a login for this person; the login's other memberships stay. Doing it twice changes nothing."""
    closed = lock_row(
        Membership.objects.of(actor.provider).select_related("person__organisation"), membership.pk
    )
    require_administration(actor, closed.person.organisation)
    if not closed.is_active:
        return closed
    closed.is_active = False
    closed.save(update_fields=["is_active"])
    publish(
        LoginClosed(
            provider_id=actor.provider_id,
            occurred_at=timezone.now(),
            customer_id=closed.person.organisation_id,
            person_id=actor.person_id,
            to_person_id=closed.person_id,
            membership_id=closed.pk,
        )
    )
    return closed


def _require_here(person: Person) -> None:
    if person.erased_at is not None:
        raise WrongState(_("This person is erased: there is nobody behind the row any more."))


def _save_facts(actor: Actor, person: Person, facts: dict[str, Any]) -> Person:
    unknown = sorted(set(facts) - FACTS)
    if unknown:
        raise TypeError(f"A person has no {', '.join(unknown)}")
    before, address = (person.name, person.email) if person.pk else (None, "")
    for field, value in facts.items():
        setattr(person, field, value.strip() if isinstance(value, str) else value)
    for field in ("manager", "cost_centre", "place"):
        _require_same_tree(actor, person, field)
    try:
        person.clean_fields()
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        raise InvalidInput(messages[0], field=field) from error
    taken = (
        Person.objects.of(actor.provider)
        .annotate(address=Lower("email"))
        .filter(organisation=person.organisation, address=person.email.lower(), is_active=True)
        .exclude(pk=person.pk)
    )
    if person.email and person.is_active and taken.exists():
        raise InvalidInput(_("Somebody else of this organisation has this address."), field="email")
    if person.email.lower() != address.lower():
        forget_bounces(person)
    person.save()
    if before not in (None, person.name):
        publish(name_changed(actor, "person", person.pk))
    return person


def _require_same_tree(actor: Actor, person: Person, field: str) -> None:
    """Manager, cost centre and place belong to the person's own customer."""
    other = getattr(person, field)
    if other is None:
        return
    if other.provider_id != actor.provider_id:
        raise NotVisible
    if not in_same_tree(other.organisation, person.organisation):
        raise InvalidInput(_("This belongs to another organisation."), field=field)


def _keys(name: str, email: str, employee_number: str) -> list[tuple[str, str]]:
    keys = [
        ("email", email.strip().lower()),
        ("number", employee_number.strip()),
        ("name", " ".join(name.split()).casefold()),
    ]
    return [key for key in keys if key[1]]


def _identifying(keys: list[tuple[str, str]]) -> list[tuple[str, str]]:
    strong = [key for key in keys if key[0] != "name"]
    return strong or keys
