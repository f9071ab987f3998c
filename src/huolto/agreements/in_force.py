"""Versions that are in force, and what they say: read from the database as little as can be, for every happening asks.

The text of an active version never changes (the database sees to it), so a process reads each once and what it says is
kept. Both statements are written out: making them anew by Django takes longer than the database needs for them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection

from huolto.agreements.choices import VersionState
from huolto.agreements.models import Agreement, AgreementVersion
from huolto.foundation.models import Provider
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.agreement.own_days import OwnDays
from huolto.rules.agreement.parsing import parse
from huolto.rules.periods import DateInterval

MOST_KEPT = 1024
"""Of so many versions a process knows what they say; of more it forgets all and begins anew."""

MOST_LAID = 256
"""Of so many versions with somebody's days; as above."""

TEXTS = ("source", "beside")
"""What is read of a version only once; read on demand where somebody asks for it nevertheless."""

_VERSION = AgreementVersion._meta.concrete_fields
_WITHOUT_TEXTS = [place for place, field in enumerate(_VERSION) if field.attname not in TEXTS]
_SOURCE = next(place for place, field in enumerate(_VERSION) if field.attname == "source")
_AGREEMENT = Agreement._meta.concrete_fields


def _column(name: str) -> str:
    return f"CASE WHEN v.id <> ALL(%(known)s::bigint[]) THEN v.{name} END" if name in TEXTS else f"v.{name}"


_IN_FORCE = f"""
SELECT {", ".join(_column(field.column) for field in _VERSION)},
       {", ".join(f"a.{field.column}" for field in _AGREEMENT)}
FROM agreements_agreementversion v
JOIN agreements_agreement a ON a.id = v.agreement_id
WHERE v.provider_id = %(provider)s AND v.state = 'active' AND v.in_force && daterange(%(start)s, %(end)s)
ORDER BY a.code, v.agreement_id, v.number
"""  # noqa: S608 - names of columns only

_PATHS = "SELECT id, path FROM parties_organisation WHERE provider_id = %s AND id = ANY(%s)"

_kept: dict[int, tuple[int, datetime, ParsedAgreement]] = {}
"""By active version: its provider, when it was activated, and what it says."""

_laid: dict[tuple[int, OwnDays], tuple[ParsedAgreement, ParsedAgreement]] = {}
"""By what a version says and days of their own: that, and what it says with them."""


def parsed(version: AgreementVersion) -> ParsedAgreement:
    """What a version says; read once a process, for a version's text never changes once it is active."""
    if version.state != VersionState.ACTIVE or version.activated_at is None:
        return _parsed(version.source, tuple(version.beside))
    found = _kept.get(version.pk)
    if found is not None and found[1] == version.activated_at:
        return found[2]
    missing = version.get_deferred_fields() & {*TEXTS}
    if missing:
        version.refresh_from_db(fields=sorted(missing))
    said = _parsed(version.source, tuple(version.beside))
    if len(_kept) >= MOST_KEPT:
        _kept.clear()
    _kept[version.pk] = version.provider_id, version.activated_at, said
    return said


def parsed_with(version: AgreementVersion, days: OwnDays) -> ParsedAgreement:
    """What a version says with these days of their own laid over its calendars; kept for whoever asks next."""
    said = parsed(version)
    if not days:
        return said
    found = _laid.get((id(said), days))
    if found is not None:
        return found[1]
    if len(_laid) >= MOST_LAID:
        _laid.clear()
    laid = said.with_days(days)
    _laid[id(said), days] = said, laid  # the first is kept too, so that its identity stays its own
    return laid


def versions_in(provider: Provider, during: DateInterval) -> list[AgreementVersion]:
    """The active versions of a provider with a day of `during`, by code of their agreements, which they know."""
    known = [pk for pk, (owner, _activated_at, _said) in list(_kept.items()) if owner == provider.pk]
    asked = {"provider": provider.pk, "start": during.start, "end": during.end, "known": known}
    with connection.cursor() as cursor:
        cursor.execute(_IN_FORCE, asked)
        rows = cursor.fetchall()
    agreements: dict[int, Agreement] = {}
    return [_version(row, agreements) for row in rows]


def paths_of(provider: Provider, organisation_ids: Iterable[int]) -> dict[int, str]:
    """Where these organisations of a provider stand in their trees, {organisation id: path}."""
    with connection.cursor() as cursor:
        cursor.execute(_PATHS, [provider.pk, list(organisation_ids)])
        return dict(cursor.fetchall())


@lru_cache(maxsize=MOST_KEPT)
def _parsed(source: str, beside: tuple[str, ...]) -> ParsedAgreement:
    return parse(source, beside=beside)


def _version(row: tuple[Any, ...], agreements: dict[int, Agreement]) -> AgreementVersion:
    # A model is made of its fields in their order; those left out are read when they are asked for.
    places = range(len(_VERSION)) if row[_SOURCE] is not None else _WITHOUT_TEXTS
    version: AgreementVersion = _made(
        AgreementVersion, [_VERSION[place] for place in places], [row[place] for place in places]
    )
    if version.agreement_id not in agreements:
        agreements[version.agreement_id] = _made(Agreement, _AGREEMENT, row[len(_VERSION) :])
    version.agreement = agreements[version.agreement_id]
    return version


def _made(model: Any, fields: Sequence[Any], values: Sequence[Any]) -> Any:
    """A row of a model as Django reads it from the database."""
    read = [
        field.from_db_value(value, None, connection) if hasattr(field, "from_db_value") else value
        for field, value in zip(fields, values, strict=True)
    ]
    return model.from_db(connection.alias, [field.attname for field in fields], read)
