"""Mail to a person: in which language, where a link leads, and only while the person belongs here."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from huolto.foundation.mail import put_in_mail_box
from huolto.foundation.mail_threads import Thread
from huolto.foundation.models import OutgoingMail, Provider, StoredFile
from huolto.parties.choices import (
    CUSTOMER_WAYS,
    DEFAULT_WAYS,
    MailState,
    NotificationWay,
    OrganisationRole,
)
from huolto.parties.models import Membership, NotificationChoice, Person


def address(provider: Provider, path: str) -> str:
    """A whole address of a provider's pages, for a reader of mail: `path` as in "requests/7/"."""
    return f"{settings.HUOLTO_BASE_URL}/p/{provider.slug}/{path}"


def language_of(person: Person) -> str:
    """The language to write to a person in: its own, that of its login, that of its organisation."""
    return languages_of([person])[person.pk]


def languages_of(people: Iterable[Person]) -> dict[int, str]:
    """The same for many people, by their keys; their organisations are at hand."""
    everybody = list(people)
    asked = [one.pk for one in everybody if not one.language]
    logins = Membership.objects.filter(person__in=asked, is_active=True).exclude(user__language="")
    own = dict(logins.order_by("-pk").values_list("person_id", "user__language")) if asked else {}
    return {one.pk: one.language or own.get(one.pk) or one.organisation.language for one in everybody}


def way_of(person: Person, topic: str) -> str:
    """How this person wants to be told of a topic; who has no login has chosen nothing and gets what is mailed."""
    chosen = NotificationChoice.objects.filter(
        membership__person=person, membership__is_active=True, topic=topic
    )
    return chosen.order_by("pk").values_list("way", flat=True).first() or usual_ways(person)[topic]


def usual_ways(person: Person) -> dict[str, str]:
    """How somebody is told of each topic who has chosen nothing."""
    return DEFAULT_WAYS if OrganisationRole.PROVIDER in person.organisation.roles else CUSTOMER_WAYS


def mail_to(
    person: Person,
    *,
    template: str,
    context: dict[str, Any],
    once_key: str,
    provider: Provider,
    attachment: StoredFile | None = None,
    files: Sequence[StoredFile] = (),
    topic: str = "",
    thread: Thread | None = None,
    is_answer: bool = False,
) -> OutgoingMail | None:
    """Put a mail into the box for a person who has an address and still belongs to its organisation.

    One about a `topic` of notifications is written only to who wants those by mail. One to an address that is gone
    is kept unsent, where the provider's administrator sees it. `thread` and `is_answer` as `put_in_mail_box`.
    """
    if not person.email or not person.is_active:
        return None
    if topic and way_of(person, topic) != NotificationWay.MAIL:
        return None
    return put_in_mail_box(
        to_address=person.email,
        template=template,
        context={**context, "receiver": person},
        language=language_of(person),
        provider=provider,
        once_key=once_key,
        attachment=attachment,
        files=files,
        thread=thread,
        is_answer=is_answer,
        withheld=person.mail_status or "5.1.1" if person.mail_state == MailState.GONE else "",
    )
