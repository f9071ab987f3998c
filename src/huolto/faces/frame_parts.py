"""What both frames say around every page: help beside it, the question under it, disruptions above it."""

import secrets
from typing import Any

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from huolto.foundation.pages import Band, Question
from huolto.knowledge.choices import AnnouncementKind, Severity
from huolto.knowledge.queries import bands_for

QUESTION_SALT = "huolto.page-question"


def page_key_of(request: Any) -> str:
    """What help and feedback of this page are kept under: the name of its address, or what its view says it is."""
    match = request.resolver_match
    return str(getattr(request, "page_key", "") or (match.url_name if match else ""))


def frame_parts(request: Any, prefix: str = "", *, asks: bool = True) -> dict[str, Any]:
    """`help_url`, `question` and `bands` of a frame; `prefix` begins the names of this face's addresses."""
    page_key = page_key_of(request)
    return {
        "help_url": reverse(f"{prefix}help", args=[page_key.partition(":")[0] or "home"]),
        "question": question_about(page_key) if asks and page_key else None,
        "bands": _bands(request, prefix),
    }


def question_about(page_key: str) -> Question:
    """The question drawn once: its token names the page and itself, nothing of the reader."""
    token = signing.dumps({"page": page_key, "once": secrets.token_urlsafe(9)}, salt=QUESTION_SALT)
    return Question(url=reverse("useful"), token=token)


def _bands(request: Any, prefix: str) -> tuple[Band, ...]:
    return tuple(
        Band(
            title=told.title,
            url=reverse(f"{prefix}news_one", args=[told.pk]),
            kind="bad"
            if told.kind == AnnouncementKind.DISRUPTION and told.severity == Severity.MAJOR
            else "you",
            icon="alert-triangle" if told.kind == AnnouncementKind.DISRUPTION else "tool",
            dismiss_url=reverse(f"{prefix}news_dismiss", args=[told.pk]),
        )
        for told in bands_for(request.actor, timezone.now())
    )


def reading_urls(prefix: str) -> dict[str, str]:
    """Names of a face's addresses for reading, as templates use them."""
    return {name: f"{prefix}{name}" for name in ("guide", "article", "help", "news", "news_one")}
