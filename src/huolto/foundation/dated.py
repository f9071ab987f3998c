"""Dated facts as a chain of spans, and what a change from an instant or a day does to the chain: pure values.

A `Span` holds from `start` to `end` (half-open, None is open) and names in `changed` what was recorded as changing
at its start. The borders of one chain are instants, or they are days. Begin at `changed_from`.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

Border = TypeVar("Border", bound=date)
"""A day, or an instant; never both in one chain."""


@dataclasses.dataclass(frozen=True)
class Span(Generic[Border]):
    """Facts that hold from `start` until `end`; `key` is the row that keeps them, None for a new one."""

    start: Border
    end: Border | None
    values: Mapping[str, Any]
    changed: frozenset[str] = frozenset()
    key: int | None = None

    def holds(self, at: Border) -> bool:
        """Whether `at` lies inside; the end does not."""
        return self.start <= at and (self.end is None or at < self.end)


def changed_from(chain: Sequence[Span[Border]], at: Border, changes: Mapping[str, Any]) -> list[Span[Border]]:
    """The chain after `changes` hold from `at` on, each until the next span that names its field in `changed`.

    So the chain is what the set of recorded changes says, whatever their order; of two changes of one field from
    the same instant the one recorded later wins. Before the first span a new one is put in front of it. Gaps stay.
    """
    fields = frozenset(changes)
    if not fields:
        return list(chain)
    if not chain or at < chain[0].start:
        first = Span(start=at, end=chain[0].start if chain else None, values=dict(changes), changed=fields)
        return [first, *chain]
    pending = set(fields)
    result: list[Span[Border]] = []
    for span in split_at(chain, at):
        if span.start > at:
            pending -= span.changed
        if span.start < at or not pending:
            result.append(span)
            continue
        values = {**span.values, **{name: changes[name] for name in pending}}
        changed = span.changed | fields if span.start == at else span.changed
        result.append(dataclasses.replace(span, values=values, changed=changed))
    return result


def split_at(chain: Sequence[Span[Border]], at: Border) -> list[Span[Border]]:
    """The chain with a border at `at` where a span holds over it; the later half is a new row."""
    result: list[Span[Border]] = []
    for span in chain:
        if span.start < at and span.holds(at):
            result.append(dataclasses.replace(span, end=at))
            result.append(dataclasses.replace(span, start=at, changed=frozenset(), key=None))
        else:
            result.append(span)
    return result


def begun_earlier(chain: Sequence[Span[Border]], at: Border) -> list[Span[Border]]:
    """The chain whose first span begins at `at` if it began later."""
    if not chain or chain[0].start <= at:
        return list(chain)
    return [dataclasses.replace(chain[0], start=at), *chain[1:]]


def ended_at(chain: Sequence[Span[Border]], at: Border) -> list[Span[Border]]:
    """The chain without anything from `at` on; a span that would be empty is left out."""
    return [
        dataclasses.replace(span, end=at) if span.holds(at) else span for span in chain if span.start < at
    ]


def spell_start(chain: Sequence[Span[Border]]) -> Border | None:
    """Where the last unbroken run of spans begins; None for an empty chain."""
    start: Border | None = None
    for span in reversed(chain):
        if start is not None and span.end != start:
            break
        start = span.start
    return start
