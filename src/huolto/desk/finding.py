"""Requests by words, in what stands on them and in what was written about them. Begin at `hits_of`.

A word is in a few requests or in very many, and no one statement is quick for both. So keys are gathered first, by the
indexes of threes and up to a limit. Where they are all, a list narrows itself to them. Where there are more, every
request of the list is asked by itself, in the order of the list: a page of them is soon found then.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.lookups import IsNull

from huolto.desk.models import Message, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.bulk import among
from huolto.rules.texts import fold

SHORTEST_IN_MESSAGES = 3
"""Letters of the longest word from which on messages are looked through: an index of threes knows no shorter ones."""
MOST_GATHERED = 8000

_NO_MESSAGES = "SELECT NULL::bigint AS request_id WHERE FALSE"
_GATHERED = """
WITH own AS MATERIALIZED ({own}), written AS MATERIALIZED ({written})
(SELECT TRUE, id FROM own LIMIT %s) UNION ALL (SELECT FALSE, request_id FROM written LIMIT %s)
"""
"""Materialised, so that each part goes by its own index however few rows are taken; it is left as soon as there are enough."""


@dataclass(frozen=True)
class Hits:
    """Keys of the provider's requests with some words, whoever may read them; `is_all` says that there are no others."""

    actor: Actor
    words: tuple[str, ...]
    keys: tuple[int, ...]
    is_all: bool

    def among(self, found: QuerySet[ServiceRequest]) -> QuerySet[ServiceRequest]:
        """Those of a list that have the words."""
        return self.at_least(found) if self.is_all else found.filter(_has(self.actor, self.words))

    def at_least(self, found: QuerySet[ServiceRequest]) -> QuerySet[ServiceRequest]:
        """Those of a list that were gathered; of very many, some."""
        return found.filter(pk__in=among(self.keys))


def hits_of(actor: Actor, search: str) -> Hits | None:
    """What has all the words of a search: the request itself, or one of its messages that the actor may read.

    None where there is no word. Who may read the requests is for the list to say.
    """
    words = tuple(fold(search).split())
    if not words:
        return None
    own: QuerySet[Any] = ServiceRequest.objects.of(actor.provider).filter(_all_of(words)).order_by()
    own_sql, own_params = own.values("id").query.sql_with_params()
    written_sql, written_params = _NO_MESSAGES, ()
    if _are_in_messages(words):
        written = _readable(actor, words).filter(provider=actor.provider).values("request_id")
        written_sql, written_params = written.query.sql_with_params()
    limit = MOST_GATHERED + 1
    with connection.cursor() as cursor:
        cursor.execute(
            _GATHERED.format(own=own_sql, written=written_sql), [*own_params, *written_params, limit, limit]
        )
        rows = cursor.fetchall()
    counts = [sum(is_own for is_own, _pk in rows), sum(not is_own for is_own, _pk in rows)]
    return Hits(actor, words, tuple({pk for _is_own, pk in rows}), max(counts) < limit)


def _are_in_messages(words: Sequence[str]) -> bool:
    return max(len(word) for word in words) >= SHORTEST_IN_MESSAGES


def _readable(actor: Actor, words: Sequence[str]) -> QuerySet[Any]:
    """The messages with all these words that the actor may read if the request is theirs to read."""
    written: QuerySet[Any] = Message.objects.filter(_all_of(words)).order_by()
    return written if actor.is_staff_of_provider else written.filter(is_public=True)


def _all_of(words: Sequence[str]) -> Q:
    wanted = Q()
    for word in words:
        wanted &= Q(search_text__contains=word)
    return wanted


def _has(actor: Actor, words: Sequence[str]) -> Q:
    """Whether a request has the words, asked of each by itself: a value and not EXISTS, which may be made one big list."""
    if not _are_in_messages(words):
        return _all_of(words)
    one = _readable(actor, words).filter(request=OuterRef("pk")).values_list(Value(1))[:1]
    return _all_of(words) | Q(IsNull(Subquery(one), False))
