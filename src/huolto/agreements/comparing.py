"""Versions held against each other, by clause: two of them key by key, several of them side by side as a matrix."""

import difflib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from huolto.agreements.documents import FURTHER, SECTIONS
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import parsed, words_between
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.agreement.texts import clause_text

NOT_COMPARED = frozenset({"example", "language"})
"""Tables that say nothing of what is agreed."""


class Change(StrEnum):
    """What became of a clause."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True)
class KeyChange:
    """One key of a clause or a table, before and after; empty where it was not or is not written."""

    key: str
    old: str
    new: str


@dataclass(frozen=True)
class ClauseChange:
    """A clause that is not in both versions the same; `keys` are what differs in its table.

    One that only stands elsewhere among the others is `MOVED`: of clauses that fit, the first answers.
    """

    id: str
    change: Change
    old: str
    new: str
    keys: tuple[KeyChange, ...] = ()

    @property
    def words(self) -> list[tuple[str, str]]:
        """The sentence in parts: what stays, what came, what went."""
        return words_between(self.old, self.new)


@dataclass(frozen=True)
class Comparison:
    """Clauses that differ, in the order of the new version and then those taken out; and what all clauses share."""

    clauses: tuple[ClauseChange, ...]
    shared: tuple[KeyChange, ...]
    unchanged: int


@dataclass(frozen=True)
class Row:
    """One clause over several versions: a sentence or "" for each; `differs` where they do not all say the same."""

    id: str
    cells: tuple[str, ...]
    differs: bool


@dataclass(frozen=True)
class Part:
    """Rows of one section."""

    title: Any
    rows: tuple[Row, ...]


def comparison_of(old: AgreementVersion, new: AgreementVersion, language: str) -> Comparison:
    """What `new` says otherwise than `old`, in a reader's language."""
    before, after = parsed(old), parsed(new)
    tables_before, tables_after = tomllib.loads(old.source), tomllib.loads(new.source)
    texts_before, texts_after = _texts(before, language), _texts(after, language)
    moved = _moved(list(texts_before), list(texts_after))
    found: list[ClauseChange] = []
    for clause_id, said in texts_after.items():
        earlier = texts_before.get(clause_id)
        if earlier is None:
            found.append(ClauseChange(clause_id, Change.ADDED, "", said))
            continue
        keys = tuple(
            _changes(_table(tables_before, before, clause_id), _table(tables_after, after, clause_id))
        )
        if keys or earlier != said:
            found.append(ClauseChange(clause_id, Change.CHANGED, earlier, said, keys))
        elif clause_id in moved:
            found.append(ClauseChange(clause_id, Change.MOVED, said, said))
    for clause_id, said in texts_before.items():
        if clause_id not in texts_after:
            found.append(ClauseChange(clause_id, Change.REMOVED, said, ""))
    kinds = {clause.kind for agreement in (before, after) for clause in agreement.clauses} | NOT_COMPARED
    shared = _changes(_without(tables_before, kinds), _without(tables_after, kinds))
    return Comparison(tuple(found), tuple(shared), len(texts_after) - sum(bool(one.new) for one in found))


def matrix_of(versions: Sequence[AgreementVersion], language: str) -> list[Part]:
    """The clauses of several versions by section: rows by id, a column for each version."""
    agreements = [parsed(version) for version in versions]
    texts = [_texts(agreement, language) for agreement in agreements]
    kinds: dict[str, str] = {}
    for agreement in agreements:
        for clause in agreement.clauses:
            kinds.setdefault(clause.id, clause.kind)
    known = frozenset[str]().union(*(own for _key, _title, own in SECTIONS))
    parts = []
    for _key, title, own in (*SECTIONS, (*FURTHER, frozenset(kinds.values()) - known)):
        rows = [_row(clause_id, texts) for clause_id, kind in kinds.items() if kind in own]
        if rows:
            parts.append(Part(title, tuple(rows)))
    return parts


def _row(clause_id: str, texts: Sequence[Mapping[str, str]]) -> Row:
    cells = tuple(of_version.get(clause_id, "") for of_version in texts)
    return Row(clause_id, cells, len(set(cells)) > 1)


def _texts(agreement: ParsedAgreement, language: str) -> dict[str, str]:
    return {clause.id: clause_text(agreement, clause.id, language) for clause in agreement.clauses}


def _moved(old: Sequence[str], new: Sequence[str]) -> set[str]:
    """Clauses of both that stand elsewhere among the others of both."""
    before = [one for one in old if one in new]
    after = [one for one in new if one in old]
    blocks = difflib.SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks()
    kept = {after[at] for block in blocks for at in range(block.b, block.b + block.size)}
    return set(after) - kept


def _table(data: Mapping[str, Any], agreement: ParsedAgreement, clause_id: str) -> Mapping[str, Any]:
    """A clause as its file writes it; nothing where another file does."""
    written = data.get(agreement.clause(clause_id).kind, ())
    for table in written if isinstance(written, list) else ():
        if clause_id in (table.get("id"), table.get("code")):
            return dict(table)
    return {}


def _without(data: Mapping[str, Any], kinds: Iterable[str]) -> dict[str, Any]:
    left_out = set(kinds)
    return {key: value for key, value in data.items() if key not in left_out}


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[KeyChange]:
    before, after = dict(_flat(old)), dict(_flat(new))
    keys = list(dict.fromkeys([*after, *before]))
    return [
        KeyChange(key, before.get(key, ""), after.get(key, ""))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def _flat(table: Mapping[str, Any], above: str = "") -> Iterable[tuple[str, str]]:
    """Dotted keys and what is written under them."""
    for key, value in table.items():
        name = f"{above}.{key}" if above else str(key)
        if isinstance(value, dict):
            yield from _flat(value, name)
        elif isinstance(value, list) and any(isinstance(one, dict) for one in value):
            for number, one in enumerate(value, start=1):
                yield from (
                    _flat(one, f"{name} {number}") if isinstance(one, dict) else [(name, _written(one))]
                )
        else:
            yield name, _written(value)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(_written(one) for one in value)
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    return str(value)
