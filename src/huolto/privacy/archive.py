"""Puts all that is held about a person into one ZIP: a page to read, JSON for machines, their files.

The page is in the person's language, calendar and digits; the JSON names tables and columns as the program does.
"""

import json
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.range import Range

from huolto.foundation.localisation import current, speaking
from huolto.foundation.personal_data import Subject, Table, tables
from huolto.foundation.texts import TranslatedText, text_in
from huolto.parties.mails import language_of
from huolto.parties.models import Person
from huolto.parties.personal_data import subject_of
from huolto.rules.formatting import format_date, format_datetime, format_number

STYLE = "huolto/person-copy.css"


@dataclass(frozen=True)
class Section:
    """One table in the page: headings and rows as written for the reader, and the files that go with it."""

    title: str
    why: str
    kept: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    files: tuple[str, ...]

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """A single row as names and values."""
        return tuple(zip(self.headings, self.rows[0], strict=True)) if len(self.rows) == 1 else ()


@contextmanager
def archive_of(person: Person) -> Iterator[tuple[str, Path]]:
    """The ZIP's name and where it stands while the block lasts."""
    language = language_of(person)
    with (
        speaking(language, person.provider.zone),
        tempfile.TemporaryDirectory(prefix="huolto-copy-") as folder,
    ):
        path = Path(folder) / "copy.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            _fill(out, person)
        yield f"personal-data-{timezone.localdate().isoformat()}.zip", path


def _fill(out: zipfile.ZipFile, person: Person) -> None:
    subject = subject_of(person)
    sections, plain = [], {}
    for table in tables():
        if not table.shown:
            continue
        rows = list(table.rows_about(subject).order_by("pk").values(*table.shown))
        if not rows:
            continue
        names = tuple(_add_files(out, table, subject))
        plain[table.model._meta.label] = rows
        sections.append(_section(table, rows, names))
    context = {
        "person": person,
        "sections": sections,
        "language": current().language,
        "direction": current().direction,
        "made_at": _written(timezone.now(), None),
    }
    out.writestr("index.html", render_to_string("privacy/copy.html", context))
    out.writestr("style.css", Path(str(finders.find(STYLE))).read_bytes())
    head = {"person": person.pk, "provider": person.provider.slug, "made_at": timezone.now()}
    told = {**head, "held": plain}
    out.writestr("data.json", json.dumps(told, cls=_Encoder, ensure_ascii=False, indent=1))


def _section(table: Table, rows: list[dict[str, Any]], files: tuple[str, ...]) -> Section:
    fields = {lookup: _field(table.model, lookup) for lookup in table.shown}
    return Section(
        title=str(table.title),
        why=str(table.purpose.label),
        kept=str(table.kept.label),
        headings=tuple(str(heading) for heading in table.shown.values()),
        rows=tuple(tuple(_written(row[lookup], fields[lookup]) for lookup in table.shown) for row in rows),
        files=files,
    )


def _add_files(out: zipfile.ZipFile, table: Table, subject: Subject) -> Iterator[str]:
    """Write the person's own files into the archive; answers the names they have there."""
    if not table.given:
        return
    rows = table.rows_about(subject).filter(**{f"{table.people[0]}_id": subject.person_id}).order_by("pk")
    for row in rows.select_related(*table.given):
        for column in table.given:
            stored = getattr(row, column)
            if stored is None:
                continue
            name = f"files/{table.model._meta.model_name}-{row.pk}-{column}{Path(stored.name).suffix}"
            with stored.content.open("rb") as content:
                out.writestr(name, content.read())
            yield name


def _field(model: type[models.Model], lookup: str) -> Any:
    """The field at the end of a lookup."""
    found: Any = None
    for part in lookup.split("__"):
        found = model._meta.get_field(part)
        model = found.related_model or model
    return found


def _written(value: Any, field: Any) -> str:
    """A value as the reader writes it."""
    here = current()
    if value in (None, "", [], {}):
        return "–"
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, TranslatedText):
        return text_in(value)
    if isinstance(value, datetime):
        return format_datetime(value, here.language, here.zone, here.calendar_system)
    if isinstance(value, date):
        return format_date(value, here.language, here.calendar_system)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, int | Decimal):
        return format_number(value, here.language)
    if isinstance(value, Range):
        ends = (_written(end, None) for end in (value.lower, value.upper))
        return " … ".join(ends)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_written(part, None)}" for name, part in value.items())
    if isinstance(value, list):
        return ", ".join(_written(part, None) for part in value)
    return str(value)


class _Encoder(DjangoJSONEncoder):
    """Ranges too, as their two ends."""

    def default(self, value: Any) -> Any:
        """See `json.JSONEncoder`."""
        if isinstance(value, Range):
            return {"from": value.lower, "until": value.upper}
        return super().default(value)
