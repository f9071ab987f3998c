"""What domains put on the first page of a face besides its own content: one entry each in `PANELS`.

A panel is a template with its `content`; `place` says whether it stands above everything or in the side column.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils import timezone

from huolto.faces.frame_parts import reading_urls
from huolto.foundation.actors import Actor
from huolto.knowledge.queries import news_for

NEWS_AT_HOME = 3


class Place(StrEnum):
    """Where on the first page."""

    ABOVE = "above"
    SIDE = "side"


@dataclass(frozen=True)
class Panel:
    """Something to show: `template` is included with `content`."""

    template: str
    content: Any
    place: Place = Place.SIDE


def _news(actor: Actor) -> Panel | None:
    news = news_for(actor, timezone.now(), NEWS_AT_HOME)
    urls = reading_urls("work_" if actor.is_staff_of_provider else "")
    return Panel("knowledge/_news_home.html", {"news": news, "urls": urls}) if news else None


PANELS: tuple[Callable[[Actor], Panel | None], ...] = (_news,)
"""Each answers its panel for a reader, or None where there is nothing to show; in the order of the page."""


def panels_for(actor: Actor) -> dict[str, list[Panel]]:
    """The panels of this reader by their place."""
    found = [panel for make in PANELS if (panel := make(actor)) is not None]
    return {place.value: [panel for panel in found if panel.place is place] for place in Place}
