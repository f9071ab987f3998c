"""A clause in words: one plain sentence in any of the five languages, as invoices and pages show it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from huolto.rules.agreement.conditions import Condition
from huolto.rules.agreement.happenings import Fact
from huolto.rules.agreement.model import Agreement
from huolto.rules.agreement.vocabulary import VOCABULARY, FactType
from huolto.rules.explanation import Reason, render, sentences_of
from huolto.rules.formatting import LANGUAGES, format_date, format_duration, format_number

DURATIONS = frozenset(
    fact for kind in VOCABULARY.values() for fact, of in kind.facts.items() if of is FactType.DURATION
)
"""Facts that are lengths of time, in minutes."""
_COMMA = {"fa": "، "}


def clause_text(agreement: Agreement, clause_id: str, language: str) -> str:
    """The clause in one sentence: its own `text` if the file has one (the reader's language, else the first).

    Raises KeyError for a clause that the agreement does not have.
    """
    clause = agreement.clause(clause_id)
    if clause.text:
        return clause.text.get(language) or next(iter(clause.text.values()))
    spoken = language if language in LANGUAGES else "en"
    phrases = [_render(reason, agreement, spoken) for reason in clause.phrases(agreement.header)]
    if clause.when:
        conditions = _joined((condition_text(c, agreement, spoken) for c in clause.when), spoken)
        phrases.append(_render(Reason("clause.when", {"conditions": conditions}), agreement, spoken))
    return f"{_joined(phrases, spoken)}."


def agreement_name(agreement: Agreement, language: str) -> str:
    """The agreement's name in `language`, else in its first language, else its id."""
    names = agreement.header.name
    return names.get(language) or next(iter(names.values()), agreement.id)


def condition_text(condition: Condition, agreement: Agreement, language: str) -> str:
    """One condition in words, with the names of facts and known values in `language`."""
    is_duration = condition.fact in DURATIONS
    values = _joined(
        (
            format_duration(int(value), language)
            if is_duration and isinstance(value, Decimal)
            else _value(value, agreement, language)
            for value in condition.values
        ),
        language,
    )
    params = {"fact": _word("fact", condition.fact, language), "value": values}
    return _render(Reason(f"condition.{condition.operator}", params), agreement, language)


def _render(reason: Reason, agreement: Agreement, language: str) -> str:
    return render(reason, language, agreement.header.calendar_system)


def _joined(phrases: Iterable[str], language: str) -> str:
    return _COMMA.get(language, ", ").join(phrases)


def _word(family: str, word: str, language: str) -> str:
    return sentences_of(language).get(f"{family}.{word}", word.replace("_", " "))


def _value(value: Fact, agreement: Agreement, language: str) -> str:
    if isinstance(value, bool):
        return _word("value", str(value).lower(), language)
    if isinstance(value, date):
        return format_date(value, language, agreement.header.calendar_system)
    if isinstance(value, (int, Decimal)):
        return format_number(value, language)
    return sentences_of(language).get(f"value.{value}", value)
