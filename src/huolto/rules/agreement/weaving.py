"""From an agreement file and those beside it to one set of tables: templates it extends, changes, shared libraries.

    extends = "bas@1"                                   the file with id "bas" and version 1, given beside this one
    [[change]]
    clause = "monthly"; key = "price"; from = "39"; to = "35"        `from` is what the template says now
    [[change]]
    clause = "freight"; remove = true

Own clauses come before those of the template, so they answer first; own header keys and tables win, key by key. A file
without `[agreement]` is a library: its calendars, rate cards and indexes serve where a file has none of that name.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from huolto.rules.agreement.positions import Path, locate
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Notebook, Table

V = TypeVar("V")
LIBRARY_TABLES = ("calendar", "rate_card", "index")
MERGED_TABLES = (*LIBRARY_TABLES, "intake", "exchange", "scope")
OWN_ONLY = ("language", "agreement", "extends", "change", "example")
DEEPEST = 10
_REFERENCE = re.compile(r"([a-z0-9]+(?:[-_.][a-z0-9]+)*)@(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Change:
    """One change that a customer's agreement makes to its template; `key` is dotted, empty where a clause is removed."""

    clause: str
    key: str
    before: Any
    after: Any
    line: int


@dataclass(slots=True)
class Woven:
    """The tables of a file with all that it takes over, and where they came from."""

    data: dict[str, Any]
    notebook: Notebook
    extends: str = ""
    is_adrift: bool = False
    """Whether it extends a template that cannot be had, so that nothing more can be said of it."""
    changes: list[Change] = field(default_factory=list)
    inherited: dict[Path, str] = field(default_factory=dict)
    """Path of each clause taken over, `("fee", 2)`, with the template it stands in."""
    order: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """Of each clause taken over: how many templates up, and its line there."""
    used: list[str] = field(default_factory=list)
    """The texts of the files beside it that it took something from."""

    def remove(self, kind: str, index: int) -> None:
        """Drop one clause; those behind it move up."""
        count = len(self.data[kind])
        self.data[kind] = [row for at, row in enumerate(self.data[kind]) if at != index]
        _close_gap(self.inherited, kind, index, count)
        _close_gap(self.order, kind, index, count)
        _close_gap(self.notebook.lines, kind, index, count)


def _close_gap(kept: dict[Path, V], kind: str, index: int, count: int) -> None:
    moved = {at: kept.pop((kind, at)) for at in range(index, count) if (kind, at) in kept}
    kept.update({(kind, at - 1): value for at, value in moved.items() if at != index})


def weave(data: dict[str, Any], text: str, beside: Sequence[str] = ()) -> Woven:
    """The tables of `data` (what TOML says of `text`) with templates and libraries of the texts `beside`."""
    woven = Woven(dict(data), Notebook(locate(text)))
    others = [other for other in map(_read_beside, beside) if other is not None and other.text != text]
    _extend(woven, others, depth=0)
    for other in others:
        tables = {key: other.data[key] for key in LIBRARY_TABLES if key in other.data}
        if tables and "agreement" not in other.data:
            _merge(woven.data, tables)
            woven.used.append(other.text)
    return woven


@dataclass(frozen=True, slots=True)
class _Beside:
    text: str
    data: Mapping[str, Any]
    lines: Mapping[Path, int]


@lru_cache(maxsize=256)
def _read_beside(text: str) -> _Beside | None:
    """Another file; None for one that is no TOML, whose own check tells why."""
    plain = text.removeprefix("\ufeff")
    try:
        return _Beside(text, tomllib.loads(plain, parse_float=Decimal), locate(plain))
    except (ValueError, RecursionError):
        return None


def reference_of(data: Mapping[str, Any]) -> str:
    """What a file is extended by, `bas@1`; empty for a library."""
    header = data.get("agreement")
    if not isinstance(header, Mapping) or not isinstance(header.get("id"), str):
        return ""
    return f"{header['id']}@{header.get('version', 1)}"


def references_in(text: str) -> tuple[str, str]:
    """What a file is extended by and what it extends itself; empty where it says nothing."""
    read = _read_beside(text)
    if read is None:
        return "", ""
    header = read.data.get("agreement")
    inside = header.get("extends") if isinstance(header, Mapping) else None
    return reference_of(read.data), str(read.data.get("extends") or inside or "")


def default_id(kind: str, row: Mapping[str, Any]) -> str:
    """The id of a clause that does not write one."""
    if kind == "charge":
        return str(row.get("code", ""))
    if kind == "fee":
        return f"fee-{row.get('per') or row.get('of') or ''}"
    if kind == "target":
        return str(row.get("kind", ""))
    return kind


def _extend(woven: Woven, others: Sequence[_Beside], depth: int) -> None:
    top = Table(woven.data, (), woven.notebook)
    where, reference = _extends(top)
    changes = top.tables("change")
    if not reference:
        woven.is_adrift = bool(woven.notebook.problems)
        for table in () if woven.is_adrift else changes:
            table.wrong(
                "", "changes a template, but this file has no `extends`; write the clauses as you want"
            )
        return
    template = _template(where, reference, others, depth)
    if template is None:
        woven.is_adrift = True
        return
    woven.extends = reference
    taken = Woven(deepcopy(dict(template.data)), Notebook(dict(template.lines)))
    _extend(taken, others, depth + 1)
    if taken.notebook.problems:
        woven.is_adrift = True
        where.wrong(
            "extends", f"the template {reference} has a mistake: {taken.notebook.problems[0].message}"
        )
        return
    woven.used += [template.text, *taken.used]
    _apply(woven, taken, changes)
    _take_over(woven, taken, reference, where.notebook.line((*where.path, "extends")))


def _extends(top: Table) -> tuple[Table, str]:
    """The table in which `extends` is written, and the reference."""
    header = top.data.get("agreement")
    inside = Table(header, ("agreement",), top.notebook) if isinstance(header, dict) else top
    if top.has("extends") and inside is not top and inside.has("extends"):
        top.wrong("extends", "is written twice; keep the one in [agreement]")
    where = top if top.has("extends") else inside
    written = where.text("extends")
    if written is None:
        return where, ""
    if not _REFERENCE.fullmatch(written):
        where.wrong("extends", f'"{written}" names no template; write its id and version, such as "bas@1"')
        return where, ""
    return where, written


def _template(where: Table, reference: str, others: Sequence[_Beside], depth: int) -> _Beside | None:
    if depth >= DEEPEST:
        where.wrong("extends", "the templates extend each other in a circle")
        return None
    known = {found: other for other in others if (found := reference_of(other.data))}
    if reference not in known:
        near = hint(reference, known) if known else "give the template's file beside this one"
        where.wrong("extends", f'there is no template "{reference}"; {near}')
        return None
    return known[reference]


def _apply(woven: Woven, taken: Woven, changes: Sequence[Table]) -> None:
    rows = {
        str(row.get("id") or default_id(kind, row)): (kind, index, row)
        for kind, array in taken.data.items()
        if kind not in OWN_ONLY and isinstance(array, list)
        for index, row in enumerate(array)
        if isinstance(row, dict)
    }
    removed: set[tuple[str, int]] = set()
    for table in changes:
        clause = table.slug("clause", required=True)
        found = rows.get(clause or "")
        is_removal = table.truth("remove", default=False)
        key = None if is_removal else table.text("key", required=True)
        before, after = table.raw("from"), table.raw("to")
        table.close()
        if clause is not None and found is None:
            table.wrong("clause", f'the template has no clause "{clause}"; {hint(clause, rows)}')
        if found is None:
            continue
        if is_removal:
            removed.add(found[:2])
            woven.changes.append(Change(clause or "", "", deepcopy(found[2]), None, table.line))
        elif key is not None and _put(table, found[2], key, before, after):
            woven.changes.append(Change(clause or "", key, before, after, table.line))
            if key.partition(".")[0] != "text":
                # Its own words spoke of what the template says; what is changed is told by its keys.
                found[2].pop("text", None)
    for kind, index in sorted(removed, reverse=True):
        taken.remove(kind, index)


def _put(table: Table, row: dict[str, Any], key: str, before: object, after: object) -> bool:
    """Put a value where the dotted `key` says, if the template says what the change believes; noted if not."""
    *way, last = key.split(".")
    inside: Any = row
    for part in way:
        inside = inside.get(part) if isinstance(inside, dict) else None
    if not isinstance(inside, dict):
        table.wrong("key", f'the clause has no key "{key}"; {hint(key, row)}')
        return False
    if not table.has("to") and not table.has("from"):
        table.wrong("", "`to` is missing; expected the new value, and in `from` the template's")
        return False
    if inside.get(last) != before:
        said = f'says {inside[last]!r} for "{key}"' if last in inside else f'has no key "{key}"'
        mend = "look again and write that in `from`" if last in inside else "leave out `from` to add it"
        table.wrong("from", f"the template {said}, not {before!r}; {mend}")
        return False
    if after is None:
        del inside[last]
    else:
        inside[last] = after
    return True


def _take_over(woven: Woven, taken: Woven, reference: str, line: int) -> None:
    data, own = taken.data, woven.data
    header, theirs = own.get("agreement"), data.get("agreement")
    if isinstance(header, dict) and isinstance(theirs, dict):
        theirs = {key: value for key, value in theirs.items() if key not in ("id", "version", "extends")}
        own["agreement"] = {**theirs, **header}
    _merge(own, {key: value for key, value in data.items() if key in MERGED_TABLES})
    for kind, array in data.items():
        if kind in OWN_ONLY or kind in MERGED_TABLES or not isinstance(array, list):
            continue
        mine = own.get(kind, [])
        if not isinstance(mine, list):
            continue
        for index in range(len(mine), len(mine) + len(array)):
            theirs_at = (kind, index - len(mine))
            depth, at = taken.order.get(theirs_at, (0, taken.notebook.line(theirs_at)))
            woven.order[kind, index] = (depth + 1, at)
            woven.notebook.lines[kind, index] = line
            came_from = taken.inherited.get(theirs_at, reference)
            woven.inherited[kind, index] = came_from
            woven.notebook.origins[kind, index] = came_from
        own[kind] = [*mine, *array]


def _merge(own: dict[str, Any], other: Mapping[str, Any]) -> None:
    """Take over tables name by name; what the file has itself stays."""
    for key, table in other.items():
        mine = own.get(key, {})
        if isinstance(table, Mapping) and isinstance(mine, dict):
            own[key] = {**table, **mine}
