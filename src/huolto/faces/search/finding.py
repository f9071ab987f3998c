"""What one reader finds by a text, in groups. Begin at `found_for`."""

from typing import Any
from urllib.parse import quote

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from huolto.faces.search.found import PER_GROUP, Group
from huolto.faces.search.sources import SOURCES
from huolto.faces.search.ways import ways_for, ways_named
from huolto.foundation.actors import Actor

LONGEST = 200
WAYS_SHOWN = 8


def found_for(actor: Actor, memberships: Any, text: str, *, path: str = "/") -> list[Group]:
    """Groups with what fits, the pages first; of an empty text the pages alone.

    `path` is where a switch of language or colours leads back to.
    """
    wanted = " ".join(text.split())[:LONGEST]
    if not wanted:
        return [Group("ways", _("Go to"), tuple(ways_for(actor)))]
    prefix = "work_" if actor.is_staff_of_provider else ""

    def url(name: str, *args: Any) -> str:
        try:
            return reverse(f"{prefix}{name}", args=args)
        except NoReverseMatch:
            return reverse(name, args=args)

    groups = [Group("ways", _("Go to"), tuple(ways_named(actor, memberships, wanted, path)[:WAYS_SHOWN]))]
    for source in SOURCES:
        if not source.is_for(actor):
            continue
        rows = tuple(source.find(actor, wanted, url))
        is_full = len(rows) >= PER_GROUP and source.listed
        more = f"{url(source.listed)}?q={quote(wanted)}" if is_full else ""
        groups.append(Group(source.key, source.label, rows, more))
    return [group for group in groups if group.rows]
