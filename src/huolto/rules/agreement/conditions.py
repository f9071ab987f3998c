"""The conditions of `when`: a fact and what it must be.

    when = { package = "standard" }                     is
    when = { category = ["phone", "tablet"] }           is one of
    when = { expected = { over = "3 h" } }              over, under, at_least, at_most, not, in, not_in

A fact that a happening does not have fits no condition.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from huolto.rules.agreement.happenings import READERS, Fact, Happening
from huolto.rules.agreement.problems import hint
from huolto.rules.agreement.reading import Table, kind_of
from huolto.rules.agreement.vocabulary import VOCABULARY, FactType

_ORDERED = (FactType.NUMBER, FactType.WHOLE, FactType.MONEY, FactType.MOMENT, FactType.DURATION)


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact, an operator of `OPERATORS` and the value or values it is held against."""

    fact: str
    operator: str
    values: tuple[Fact, ...]

    def holds(self, happening: Happening) -> bool:
        """Whether the happening has the fact and it is as asked."""
        got = happening.facts.get(self.fact)
        return got is not None and OPERATORS[self.operator](got, self.values)

    @property
    def expected(self) -> str:
        """The values in words, as a reason shows them."""
        return ", ".join(
            str(value).lower() if isinstance(value, bool) else str(value) for value in self.values
        )


def _comparable(value: Fact) -> Any:
    return value.date() if isinstance(value, datetime) else value


OPERATORS: dict[str, Callable[[Fact, Sequence[Fact]], bool]] = {
    "is": lambda got, values: got == values[0],
    "not": lambda got, values: got != values[0],
    "in": lambda got, values: got in values,
    "not_in": lambda got, values: got not in values,
    "over": lambda got, values: _comparable(got) > _comparable(values[0]),
    "under": lambda got, values: _comparable(got) < _comparable(values[0]),
    "at_least": lambda got, values: _comparable(got) >= _comparable(values[0]),
    "at_most": lambda got, values: _comparable(got) <= _comparable(values[0]),
}
"""What a condition may ask of a fact."""

_OF_ORDER = ("over", "under", "at_least", "at_most")
_OF_MANY = ("in", "not_in")
_OF_ONE = {"in": "is", "not_in": "not"}


def read_conditions(table: Table, *kind_names: str) -> tuple[Condition, ...]:
    """The conditions under the key `when` of a clause that answers happenings of these kinds."""
    when = table.table("when", expected='a table such as { package = "standard" }')
    if when is None or not kind_names:
        return ()
    found: list[Condition] = []
    for fact, written in when.data.items():
        found += read_one(when, fact, fact, *kind_names, written=written)
    return tuple(found)


def read_one(table: Table, key: str, fact: str, *kind_names: str, written: object) -> list[Condition]:
    """What is written under `key` as conditions of a fact that one of the kinds must know; mistakes are noted."""
    kinds = [VOCABULARY[name] for name in kind_names]
    fact_type = next((known for kind in kinds if (known := kind.type_of(fact))), None)
    if fact_type is None:
        words = {word for kind in kinds for word in kind.words}
        table.wrong(key, f"{' and '.join(kind_names)} has no fact `{fact}`; {hint(fact, words)}")
        return []
    if isinstance(written, dict):
        return _operators(Table(written, (*table.path, key), table.notebook), fact, fact_type)
    operator = "in" if isinstance(written, list) else "is"
    return _condition(table, key, fact, fact_type, operator, written)


def _operators(table: Table, fact: str, fact_type: FactType) -> list[Condition]:
    found: list[Condition] = []
    for operator, written in table.data.items():
        if operator not in OPERATORS:
            table.wrong(operator, f"unknown comparison `{operator}`; {hint(operator, OPERATORS)}")
        elif operator in _OF_ORDER and fact_type not in _ORDERED:
            table.wrong(operator, f"`{fact}` is a {fact_type}, it has no order; write is, not, in or not_in")
        else:
            found += _condition(table, operator, fact, fact_type, operator, written)
    return found


def _condition(
    table: Table, key: str, fact: str, fact_type: FactType, operator: str, written: object
) -> list[Condition]:
    is_many = operator in _OF_MANY
    if is_many != isinstance(written, list) or written == []:
        expected = "an array of values" if is_many else f"one {fact_type}"
        table.wrong(key, f"expected {expected}, found {kind_of(written)}")
        return []
    values: list[Fact] = []
    for value in written if isinstance(written, list) else [written]:
        if fact_type in (FactType.TEXT, FactType.MOMENT) and not isinstance(value, (str, date)):
            table.wrong(key, f"`{fact}` is a {fact_type}, found {kind_of(value)}")
            return []
        try:
            values.append(READERS[fact_type](value))
        except ValueError as error:
            table.wrong(key, f"`{fact}`: {error}")
            return []
    if len(values) == 1:
        # One of one is said as what it is, so that nobody reads "is one of advice".
        operator = _OF_ONE.get(operator, operator)
    return [Condition(fact, operator, tuple(values))]
