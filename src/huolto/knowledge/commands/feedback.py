"""Answers to "Was this page useful?": kept with nothing that leads to whoever gave them."""

import hashlib
import time

from django.core.cache import cache
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import DomainError, NotVisible
from huolto.knowledge.access import sees_all_feedback
from huolto.knowledge.models import PageFeedback, PageOwner
from huolto.parties.models import Person
from huolto.parties.queries import today_at

MOST_A_MINUTE = 30
"""Answers taken on one page in a minute, from all readers together: who they are is not known, so nobody is counted."""

ONCE_FOR = 60 * 60 * 24
"""Seconds for which a question that was drawn may be answered, once."""


class TooMany(DomainError):
    """More answers than people give."""

    code = "too-many"
    status = 429


@command
def give_feedback(*, actor: Actor, page_key: str, is_useful: bool, question: str) -> PageFeedback:
    """Keep an answer with its day only; `question` is the one-time name of the question as it was drawn.

    `actor` is the program at this provider (`Actor.system`), so that neither history nor log can name a reader.
    Raises `TooMany`.
    """
    drawn = hashlib.sha256(question.encode()).hexdigest()
    if not cache.add(f"feedback-question:{drawn}", True, ONCE_FOR):
        raise TooMany(_("You have answered this already. Thank you!"), code="already")
    _require_room(actor, page_key)
    return PageFeedback.objects.create(
        provider=actor.provider, page_key=page_key, is_useful=is_useful, given_on=today_at(actor.provider)
    )


@command
def add_words(*, actor: Actor, feedback_id: int, text: str) -> None:
    """Add to an answer, once, how the page could be improved; `actor` is the program, as in `give_feedback`."""
    rows = PageFeedback.objects.of(actor.provider).filter(pk=feedback_id, text="")
    rows.update(text=text.strip()[: PageFeedback._meta.get_field("text").max_length])


@command
def set_page_owner(*, actor: Actor, page_key: str, person_id: int | None) -> None:
    """Name who reads what is said of a page; None: only the provider's administrators do."""
    if not sees_all_feedback(actor):
        raise NotVisible
    PageOwner.objects.of(actor.provider).filter(page_key=page_key).delete()
    if person_id is None:
        return
    staff = Person.objects.of(actor.provider).filter(organisation__roles__contains=["provider"])
    if not staff.filter(pk=person_id).exists():
        raise NotVisible
    PageOwner.objects.create(provider=actor.provider, page_key=page_key, person_id=person_id)


def _require_room(actor: Actor, page_key: str) -> None:
    name = hashlib.sha256(f"{actor.provider_id}:{page_key}:{_minute()}".encode()).hexdigest()
    cache.add(f"feedback-room:{name}", 0, 120)
    try:
        given = cache.incr(f"feedback-room:{name}")
    except ValueError:  # dropped between the two: the store is full, and room is there
        return
    if given > MOST_A_MINUTE:
        raise TooMany(_("Many people are answering right now. Please try again in a minute."))


def _minute() -> int:
    return int(time.time() // 60)
