"""Takes a person out of the texts of all tables, and of their histories. Begin at `redact`."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from huolto.foundation.personal_data import Erasing, Table, tables


def redact(erasing: Erasing) -> int:
    """Put the pseudonym in place of the person in every text that may be changed; answers in how many rows.

    A name that somebody else has too is replaced in the person's own rows alone.
    """
    count = 0
    for table in tables():
        if not table.free_text or table.is_frozen:
            continue
        for row in _naming(table, erasing, own=False):
            count += _rewrite(table, row, erasing, own=False)
        if erasing.subject.shared_names:
            for row in _naming(table, erasing, own=True):
                count += _rewrite(table, row, erasing, own=True)
    return count


def rows_naming(table: Table, erasing: Erasing) -> int:
    """How many rows of a table would be rewritten, histories left out."""
    if not table.free_text or table.is_frozen:
        return 0
    found = table.rows_of(erasing.subject.provider)
    return found.filter(pk__in=_candidates(found, table, erasing.words(own=False)).values("pk")).count()


def _naming(table: Table, erasing: Erasing, *, own: bool) -> Iterator[models.Model]:
    rows = table.rows_about(erasing.subject) if own else table.rows_of(erasing.subject.provider)
    words = erasing.words(own=own)
    yield from _candidates(rows, table, words).order_by("pk")
    history: Any = getattr(table.model, "pgh_event_model", None)
    if history is None:
        return
    versions = history.objects.filter(provider_id=erasing.subject.provider.pk)
    if own:
        versions = versions.filter(pgh_obj_id__in=table.rows_about(erasing.subject).values("pk"))
    yield from _candidates(versions, table, words).order_by("pk")


def _candidates(rows: "models.QuerySet[Any]", table: Table, words: Iterable[str]) -> "models.QuerySet[Any]":
    """Rows in whose texts one of the words stands, alone or within another word."""
    kept = {field.name for field in rows.model._meta.local_fields}
    named = Q(pk__in=[])
    texts = {}
    for column in table.free_text:
        if column not in kept:
            continue
        texts[f"{column}_text"] = Cast(column, models.TextField())
        for word in words:
            # In JSON some characters are written another way.
            for form in {word, json.dumps(word, ensure_ascii=False)[1:-1]}:
                named |= Q(**{f"{column}_text__icontains": form})
    return rows.alias(**texts).filter(named)


def _rewrite(table: Table, row: Any, erasing: Erasing, *, own: bool) -> int:
    changed = {}
    for field in row._meta.local_fields:
        if field.name not in table.free_text:
            continue
        before = getattr(row, field.attname)
        after = erasing.replaced(before, own=own)
        if after == before:
            continue
        longest = getattr(field, "max_length", None)
        changed[field.attname] = after[:longest] if isinstance(after, str) else after
    if not changed:
        return 0
    type(row)._base_manager.filter(pk=row.pk).update(**changed)
    erasing.changed.setdefault(type(row), set()).add(row.pk)
    return 1
