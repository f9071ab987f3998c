"""What the parties hold of people: persons, logins, rights; what erasing means there."""

from collections.abc import Iterator
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from huolto.foundation.personal_data import (
    Domain,
    Erasing,
    Kept,
    Purpose,
    Reason,
    Subject,
    Table,
    without_people,
)
from huolto.parties.choices import MailState
from huolto.parties.models import (
    ApiToken,
    CalendarDays,
    Contact,
    CostCentre,
    Enrolment,
    Grant,
    Membership,
    Notification,
    Organisation,
    Person,
    Place,
    SavedView,
    SignInEntry,
    StandIn,
    User,
)
from huolto.parties.queries import today_at

SHORTEST_NUMBER = 5
"""Shorter phone and employee numbers are not looked for in texts: too many other numbers look like them."""


def subject_of(person: Person) -> Subject:
    """A person by all names, addresses and numbers that they have and had."""
    history: Any = Person.pgh_event_model  # type: ignore[attr-defined]
    columns = ("name", "email", "phone", "employee_number")
    known = {
        tuple(str(value) for value in row)
        for row in history.objects.filter(pgh_obj_id=person.pk).values_list(*columns)
    }
    known.add((person.name, person.email, person.phone, person.employee_number))
    names = {row[0].strip() for row in known} - {""}
    logins = User.objects.filter(memberships__person=person).values_list("email", flat=True)
    addresses = {address.strip().lower() for address in (*(row[1] for row in known), *logins)} - {""}
    others = Person.objects.of(person.provider_id).filter(erased_at=None).exclude(pk=person.pk)
    numbers = {number.strip() for row in known for number in row[2:]}
    return Subject(
        provider=person.provider,
        person_id=person.pk,
        names=frozenset(names),
        shared_names=frozenset(name for name in names if others.filter(name__iexact=name).exists()),
        addresses=frozenset(
            address
            for address in addresses
            if not others.filter(email__iexact=address).exists()
            and not Organisation.objects.of(person.provider_id).filter(email__iexact=address).exists()
        ),
        numbers=frozenset(number for number in numbers if len(number) >= SHORTEST_NUMBER),
    )


def _logins_of(subject: Subject) -> "QuerySet[User]":
    return User.objects.filter(memberships__person_id=subject.person_id).distinct()


def _contacts_of(subject: Subject) -> "QuerySet[Contact]":
    mine = Q(pk__in=[])
    for address in subject.addresses:
        mine |= Q(email__iexact=address)
    return Contact.objects.of(subject.provider).filter(mine)


def _reasons(subject: Subject) -> Iterator[Reason]:
    for contact in _contacts_of(subject).select_related("organisation"):
        said = _t("Named as contact of %(organisation)s. Name somebody else there.")
        yield Reason(
            said=said % {"organisation": contact.organisation.name},
            page="customer",
            args=(contact.organisation_id,),
        )
    centres = CostCentre.objects.of(subject.provider).filter(owner_id=subject.person_id, is_active=True)
    if codes := list(centres.values_list("code", flat=True)):
        said = ngettext(
            "Owns the cost centre %(codes)s. Give it another owner.",
            "Owns the cost centres %(codes)s. Give them another owner.",
            len(codes),
        )
        yield Reason(said=said % {"codes": ", ".join(codes)})
    enrolled = Enrolment.objects.of(subject.provider).filter(
        person_id=subject.person_id, during__contains=today_at(subject.provider)
    )
    if levels := sorted(set(enrolled.values_list("level", flat=True))):
        said = _t("Is enrolled at the level %(levels)s. End it first, or it is charged on.")
        yield Reason(said=said % {"levels": ", ".join(levels)}, page="person", args=(subject.person_id,))
    led = Person.objects.of(subject.provider).filter(manager_id=subject.person_id, is_active=True).count()
    if led:
        said = ngettext(
            "Is the manager of %(count)s person. Name another manager.",
            "Is the manager of %(count)s people. Name another manager.",
            led,
        )
        yield Reason(said=said % {"count": led})


def _erase(erasing: Erasing) -> None:
    """The person goes by a pseudonym, in its history too; logins, sessions and rights end."""
    now = timezone.now()
    person_id = erasing.subject.person_id
    blank = {"email": "", "phone": "", "employee_number": ""}
    Person.objects.filter(pk=person_id).update(
        **blank,
        name=erasing.stored_name,
        language="",
        manager=None,
        cost_centre=None,
        place=None,
        is_active=False,
        erased_at=now,
        mail_state=MailState.FINE,
        mail_state_since=None,
        mail_status="",
        mail_bounces=0,
    )
    history: Any = Person.pgh_event_model  # type: ignore[attr-defined]
    history.objects.filter(pgh_obj_id=person_id).update(**blank, name=erasing.stored_name, language="")
    SavedView.objects.filter(owner_id=person_id).delete()
    Grant.objects.filter(person_id=person_id, revoked_at=None).update(revoked_at=now)
    for user in list(_logins_of(erasing.subject)):
        Membership.objects.filter(user=user, person_id=person_id).delete()
        end_sessions(user)
        if not user.memberships.exists():
            user.delete()


def end_sessions(user: User) -> None:
    """Sign a login out everywhere."""
    ended = [
        session.session_key
        for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator()
        if str(session.get_decoded().get(SESSION_KEY)) == str(user.pk)
    ]
    Session.objects.filter(session_key__in=ended).delete()


HOLDINGS = Domain(
    tables=(
        Table(
            model=Person,
            title=_("Person"),
            purpose=Purpose.WORK,
            kept=Kept.PERSON,
            identity=("name", "email", "phone", "employee_number"),
            links=("manager",),
            plain=("mail_status",),
            about=lambda subject: Person.objects.filter(pk=subject.person_id, provider=subject.provider),
            shown={
                "name": _("Name"),
                "email": _("E-mail address"),
                "phone": _("Phone"),
                "employee_number": _("Employee number"),
                "organisation__name": _("Organisation"),
                "cost_centre__code": _("Cost centre"),
                "place__name": _("Place"),
                "language": _("Language"),
            },
        ),
        Table(
            model=User,
            title=_("Login"),
            purpose=Purpose.ACCESS,
            kept=Kept.PERSON,
            identity=("email",),
            credentials=("password",),
            about=_logins_of,
            scope=lambda provider: User.objects.filter(memberships__provider=provider).distinct(),
            shown={"email": _("E-mail address"), "date_joined": _("From"), "last_login": _("Last used")},
        ),
        Table(
            model=Membership,
            title=_("Where a login leads"),
            purpose=Purpose.ACCESS,
            kept=Kept.PERSON,
            people=("person",),
            links=("user",),
            shown={"person__organisation__name": _("Organisation"), "last_used_at": _("Last used")},
        ),
        Table(
            model=ApiToken,
            title=_("API tokens"),
            purpose=Purpose.ACCESS,
            kept=Kept.PERSON,
            credentials=("prefix", "secret_hash"),
            links=("revoked_by",),
            free_text=("name",),
            plain=("scopes",),
            about=lambda subject: ApiToken.objects.of(subject.provider).filter(
                membership__person_id=subject.person_id
            ),
            shown={
                "name": _("Name"),
                "created_at": _("From"),
                "expires_on": _("Until"),
                "last_used_at": _("Last used"),
                "revoked_at": _("Taken back"),
            },
        ),
        Table(
            model=StandIn,
            title=_("Who answers for whom"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("person", "stand_in"),
            links=("named_by",),
            shown={
                "person__name": _("Person"),
                "stand_in__name": _("Stand-in"),
                "from_on": _("From"),
                "until_on": _("Until"),
            },
        ),
        Table(
            model=Notification,
            title=_("Notifications"),
            purpose=Purpose.TELLING,
            kept=Kept.PERSON,
            links=("by",),
            free_text=("params",),
            plain=("code", "path", "once_key"),
            about=lambda subject: Notification.objects.of(subject.provider).filter(
                membership__person_id=subject.person_id
            ),
            shown={"occurred_at": _("When"), "code": _("Kind"), "params": _("Facts"), "read_at": _("Read")},
        ),
        Table(
            model=Grant,
            title=_("Rights"),
            purpose=Purpose.ACCESS,
            kept=Kept.RECORD,
            people=("person", "granted_by", "revoked_by"),
            shown={
                "person__name": _("Person"),
                "right": _("Right"),
                "organisation__name": _("Organisation"),
                "valid_from": _("From"),
                "valid_until": _("Until"),
                "revoked_at": _("Taken back"),
            },
        ),
        Table(
            model=Contact,
            title=_("Contacts"),
            purpose=Purpose.TELLING,
            kept=Kept.PERSON,
            identity=("name", "email", "phone"),
            about=_contacts_of,
            shown={"name": _("Name"), "email": _("E-mail address"), "phone": _("Phone")},
        ),
        Table(
            model=CostCentre,
            title=_("Cost centres"),
            purpose=Purpose.MONEY,
            kept=Kept.RECORD,
            people=("owner",),
            plain=("code", "name"),
            shown={"code": _("Cost centre"), "name": _("Name")},
        ),
        Table(
            model=Enrolment,
            title=_("Levels of service"),
            purpose=Purpose.MONEY,
            kept=Kept.RECORD,
            people=("person",),
            plain=("level", "group", "posting_code", "changed", "during"),
            shown={"level": _("Level"), "group": _("Group"), "during": _("When"), "cost_centre__code": _("Cost centre")},
        ),
        Table(
            model=EmailAddress,
            title=_("Addresses to sign in with"),
            purpose=Purpose.ACCESS,
            kept=Kept.PERSON,
            identity=("email",),
            links=("user",),
            about=lambda subject: EmailAddress.objects.filter(user__in=_logins_of(subject)),
            scope=lambda provider: EmailAddress.objects.filter(user__memberships__provider=provider),
            shown={"email": _("E-mail address")},
        ),
        Table(
            model=EmailConfirmation,
            title=_("Links to confirm an address"),
            purpose=Purpose.ACCESS,
            kept=Kept.PERSON,
            credentials=("key",),
            scope=lambda provider: EmailConfirmation.objects.none(),
            about=lambda subject: EmailConfirmation.objects.none(),
        ),
        Table(
            model=SavedView,
            title=_("Saved views"),
            purpose=Purpose.WORK,
            kept=Kept.PERSON,
            people=("owner",),
            plain=("list_name",),
            free_text=("name", "filters"),
            shown={"name": _("Name"), "filters": _("Filters"), "created_at": _("When")},
        ),
        without_people(Organisation, "slug", "name", "roles", "path", "country", "business_id", "vat_id", "street", "postcode", "city", "email", "phone", "iban", "bic", "buyer_reference",),
        without_people(Place, "path", "name", "code", "street", "postcode", "city",),
        Table(
            model=CalendarDays,
            title=_("Days that differ"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("name",),
            plain=("hours", "source"),
            about=lambda subject: CalendarDays.objects.none(),
        ),
        without_people(SignInEntry, "label", "email_domains",),
    ),
    erase=_erase,
    reasons=_reasons,
)  # fmt: skip
