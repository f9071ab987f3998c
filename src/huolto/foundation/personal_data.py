"""What the tables hold about people, and what becomes of it: the port by which domains tell those who look after it.

Each domain describes its tables in `personal_data.py` as a `Domain`; `config/wiring.py` registers them all, and
`privacy` reads them to show, export, erase and sweep. A test refuses a text column that nobody has classified.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from huolto.foundation.models import OutgoingMail, OutgoingMailFile, Provider, StoredFile


class Purpose(models.TextChoices):
    """Why something is held (GDPR art. 30)."""

    WORK = "work", _("To deliver and look after devices and services")
    ACCESS = "access", _("To sign in, and to know who may do what")
    MONEY = "money", _("To charge and to invoice")
    PROOF = "proof", _("To show who confirmed or changed what")
    TELLING = "telling", _("To tell people what concerns them")
    PRIVACY = "privacy", _("To look after personal data")


class Kept(models.TextChoices):
    """For how long something is held."""

    PERSON = "person", _("Until the person is erased")
    RECORD = "record", _("As long as the record; after erasure without the name")
    LAW = "law", _("As long as bookkeeping law asks")
    RULE = "rule", _("For the days set under Retention")


class Sort(models.TextChoices):
    """What a column holds."""

    IDENTITY = "identity", _("Name and contact details")
    CREDENTIAL = "credential", _("Means of signing in")
    LINK = "link", _("Which person it was")
    FREE_TEXT = "free_text", _("Texts that people write")
    COPY = "copy", _("A name to search and sort by")
    FILE = "file", _("Files")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The person that is asked about: the words by which texts know them."""

    provider: Provider
    person_id: int
    names: frozenset[str] = frozenset()
    """What the person is called, and was called before."""
    shared_names: frozenset[str] = frozenset()
    """Those of the names that somebody else of the provider has too."""
    addresses: frozenset[str] = frozenset()
    """E-mail addresses in small letters, earlier ones and those of logins too; not what others use as well."""
    numbers: frozenset[str] = frozenset()
    """Phone and employee numbers that are long enough to be told from other numbers."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table: each text column, file and reference to a person stands under exactly one sort, or under `plain`.

    `people` are references by which rows are the person's; `about` finds them where there is no such column. `shown`
    is what a copy says of a row: lookup -> heading, and `given` are files that go with it to whom the first of `people`
    names. `scope` finds a provider's rows in a table that is nobody's.
    `is_frozen` says that the law keeps its texts as they are, `goes` that erasing removes the person's rows.
    """

    model: type[models.Model]
    title: Any
    purpose: Purpose
    kept: Kept
    people: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    credentials: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    free_text: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    shown: Mapping[str, Any] = field(default_factory=dict)
    about: "Callable[[Subject], models.QuerySet[Any]] | None" = None
    scope: "Callable[[Provider], models.QuerySet[Any]] | None" = None
    is_frozen: bool = False
    goes: bool = False

    def rows_of(self, provider: Provider) -> "models.QuerySet[Any]":
        """All rows of a provider."""
        if self.scope is not None:
            return self.scope(provider)
        return self.model._default_manager.filter(provider_id=provider.pk)

    def rows_about(self, subject: Subject) -> "models.QuerySet[Any]":
        """The rows that are this person's."""
        if self.about is not None:
            return self.about(subject)
        mine = models.Q(pk__in=[])
        for name in self.people:
            mine |= models.Q(**{f"{name}_id": subject.person_id})
        return self.rows_of(subject.provider).filter(mine)

    def sorts(self) -> Mapping[Sort, tuple[str, ...]]:
        """The columns that say something of people, by sort; empty sorts are left out."""
        found = {
            Sort.IDENTITY: self.identity,
            Sort.CREDENTIAL: self.credentials,
            Sort.LINK: self.people + self.links,
            Sort.FREE_TEXT: self.free_text,
            Sort.COPY: self.copies,
            Sort.FILE: self.files,
        }
        return {sort: columns for sort, columns in found.items() if columns}

    def columns(self) -> list[str]:
        """Every classified column, in the order of the sorts."""
        return [name for columns in self.sorts().values() for name in columns] + list(self.plain)


def without_people(model: type[models.Model], *plain: str, **more: Any) -> Table:
    """A table that says nothing of people, with its texts."""
    return Table(model=model, title="", purpose=Purpose.WORK, kept=Kept.RECORD, plain=plain, **more)


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why somebody cannot be erased yet, and the page on which to mend it (its name without the face's prefix)."""

    said: str
    page: str = ""
    query: str = ""
    args: tuple[int, ...] = ()


@dataclass(kw_only=True)
class Erasing:
    """One erasure under way: who, what stands in place of the name, and which files go once it is committed."""

    subject: Subject
    stored_name: str
    """What the column of names holds from now on."""
    said: str
    """What stands in texts in place of the name, in the provider's language."""
    changed: dict[type[models.Model], set[int]] = field(default_factory=dict)
    """Keys of the rows whose texts named the person."""
    files: list[str] = field(default_factory=list)
    """Places in the storage of files whose rows are gone."""

    def words(self, *, own: bool) -> frozenset[str]:
        """What is looked for: in the person's own rows all of it, elsewhere what is theirs alone."""
        names = self.subject.names if own else self.subject.names - self.subject.shared_names
        turned = {
            form
            for first, _blank, last in (name.rpartition(" ") for name in names)
            if first
            for form in (f"{last} {first}", f"{last}, {first}")
        }
        return names | turned | self.subject.addresses | self.subject.numbers

    def replaced(self, value: Any, *, own: bool = True) -> Any:
        """A text, or JSON with its keys, without the person."""
        if isinstance(value, str):
            return self._pattern(own).sub(self.said, value)
        if isinstance(value, dict):
            return {self.replaced(key, own=own): self.replaced(part, own=own) for key, part in value.items()}
        if isinstance(value, list):
            return [self.replaced(part, own=own) for part in value]
        return value

    def found_in(self, text: str) -> list[tuple[int, int]]:
        """Where a text of the person's own names them: (start, length) of each place."""
        return [(one.start(), len(one[0])) for one in self._pattern(True).finditer(text)]

    def _pattern(self, own: bool) -> re.Pattern[str]:
        return pattern_of(self.words(own=own))

    def let_go(self, files: Iterable[StoredFile]) -> None:
        """Delete the rows of files now, and their bytes after the commit; mails that brought them keep their text."""
        for stored in list(files):
            OutgoingMail.objects.filter(attachment=stored).update(attachment=None)
            OutgoingMailFile.objects.filter(file=stored).delete()
            self.files.append(str(stored.content.name))
            stored.delete()


@cache
def pattern_of(words: frozenset[str]) -> re.Pattern[str]:
    """Finds whole words, in capital and small letters alike, the longest first; no word finds nothing."""
    either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)) if word)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Sweep:
    """Something that is removed when it is old: how many days it is kept, and within which limits.

    `default` None keeps it until a provider says otherwise. `due` counts what is older than a moment, `sweep` removes
    it and answers how much; both take the provider and the moment.
    """

    code: str
    title: Any
    what: Any
    default: int | None
    least: int
    most: int
    due: Callable[[Provider, datetime], int]
    sweep: Callable[[Provider, datetime], int]


@dataclass(frozen=True, kw_only=True)
class Domain:
    """What one domain holds of people. `erase` does what the tables do not say; `reasons` tell what forbids it yet."""

    tables: tuple[Table, ...]
    erase: Callable[[Erasing], None] | None = None
    reasons: Callable[[Subject], Iterable[Reason]] | None = None
    sweeps: tuple[Sweep, ...] = ()


_domains: list[Domain] = []


def register_personal_data(domains: Iterable[Domain]) -> None:
    """Set what all domains hold; called once at start by `config/wiring.py`."""
    _domains[:] = domains


def domains() -> tuple[Domain, ...]:
    """All domains, lower first."""
    return tuple(_domains)


def tables() -> Iterator[Table]:
    """All tables of all domains: whom they are about first, what merely goes on record last."""
    told = [table for domain in _domains for table in domain.tables]
    return iter(sorted(told, key=lambda table: table.model._meta.app_label == "foundation"))


def sweeps() -> dict[str, Sweep]:
    """Everything that is removed when it is old, by code."""
    return {sweep.code: sweep for domain in _domains for sweep in domain.sweeps}
