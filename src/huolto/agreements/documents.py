"""An agreement as people read it: sections of clauses in words, beside the lines of its file.

Begin at `document_of`; `document_of_text` is the same of a text that is not kept yet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.agreements.document_facts import FactText, facts_of
from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import lines_between, parsed, words_between
from huolto.rules.agreement.model import Agreement as ParsedAgreement
from huolto.rules.agreement.texts import agreement_name, clause_text
from huolto.rules.agreement.weaving import Change
from huolto.rules.formatting import format_money

SECTIONS: tuple[tuple[str, Any, frozenset[str]], ...] = (
    ("covered", _("What is covered"), frozenset({"cover", "exchange"})),
    ("soon", _("How soon"), frozenset({"target"})),
    ("fees", _("Regular fees"), frozenset({"fee"})),
    ("charges", _("What is charged as it happens"), frozenset({"charge", "pot"})),
    ("rules", _("How we work together"), frozenset({"rule", "intake"})),
    (
        "duties",
        _("What is kept ready and done regularly"),
        frozenset({"stock", "visits", "warranty", "loaners", "resident", "report"}),
    ),
)
"""Key and title of each section, and the kinds of clause in it; a kind that is in none stands at the end."""

FURTHER = ("further", _("Further clauses"))


@dataclass(frozen=True)
class ExampleText:
    """One example of a file and how it went; `comes_to` is its amount in words.

    Of a failing one, what was expected and what came, a line each.
    """

    says: str
    ok: bool
    comes_to: str = ""
    expected_lines: tuple[str, ...] = ()
    got_lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class ClauseText:
    """One clause in words. `before` is how the version before said it, empty where nothing changed.

    `first_line` and `last_line` are where the file says it, 0 where another file does; `instances` are examples of it.
    """

    number: int
    id: str
    kind: str
    text: str
    before: str = ""
    is_new: bool = False
    first_line: int = 0
    last_line: int = 0
    instances: tuple[ExampleText, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether the version before said it otherwise or not at all."""
        return self.is_new or bool(self.before)

    @property
    def words(self) -> list[tuple[str, str]]:
        """The sentence in parts where it was changed: what stays, what came, what went."""
        return words_between(self.before, self.text)


@dataclass(frozen=True)
class Section:
    """Clauses of a kind that belongs together."""

    key: str
    title: Any
    clauses: tuple[ClauseText, ...]


@dataclass(frozen=True)
class SourceLine:
    """One line of the file; `clause` is the id of the clause that it belongs to."""

    number: int
    text: str
    is_header: bool
    is_changed: bool
    clause: str = ""


@dataclass(frozen=True)
class Document:
    """A version for one reader; `gone` are clauses that the version before had."""

    name: str
    currency: str
    sections: tuple[Section, ...]
    gone: tuple[ClauseText, ...]
    lines: tuple[SourceLine, ...]
    agreement: ParsedAgreement
    facts: tuple[FactText, ...] = ()

    @property
    def clauses(self) -> tuple[ClauseText, ...]:
        """All clauses, section by section."""
        return tuple(clause for section in self.sections for clause in section.clauses)


def examples_of(
    rows: Sequence[Mapping[str, Any]], agreement: ParsedAgreement, language: str
) -> list[ExampleText]:
    """Examples as they went, from the rows of `queries.example_rows`."""
    return [_example(row, agreement, language) for row in rows]


@dataclass(frozen=True)
class ChangeText:
    """One change of a template as a row: the clause, which key of it (empty: the whole), its values before and after."""

    clause: str
    key: str
    before: str
    after: str
    is_removed: bool


def change_text(change: Change) -> ChangeText:
    """A change with its values as the file writes them."""
    if not change.key:
        return ChangeText(change.clause, "", "", "", is_removed=True)
    return ChangeText(
        change.clause, change.key, _written(change.before), _written(change.after), is_removed=False
    )


def _written(value: Any) -> str:
    if isinstance(value, Mapping):
        inside = ", ".join(f"{key} = {_written(part)}" for key, part in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, list):
        return "[" + ", ".join(_written(part) for part in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else "–" if value is None else str(value)


def document_of(version: AgreementVersion, language: str, before: AgreementVersion | None = None) -> Document:
    """A version in the reader's language, with what it changes of the one `before` it."""
    return document_of_text(parsed(version), version.source, version.examples, language, before)


def document_of_text(
    agreement: ParsedAgreement,
    source: str,
    examples: Sequence[Mapping[str, Any]],
    language: str,
    before: AgreementVersion | None = None,
) -> Document:
    """As `document_of` of a text and its examples as they went."""
    earlier = _texts(parsed(before), language) if before else {}
    now = _texts(agreement, language)
    written = source.splitlines()
    instances = _instances(examples, agreement, language)
    clauses = []
    for clause_id, (kind, text, line) in now.items():
        _kind, said, _line = earlier.get(clause_id, ("", text, 0))
        first, last = _extent(written, line, kind, clause_id)
        clauses.append(
            ClauseText(
                number=0,
                id=clause_id,
                kind=kind,
                text=text,
                before=said if said != text else "",
                is_new=before is not None and clause_id not in earlier,
                first_line=first,
                last_line=last,
                instances=tuple(instances.get(clause_id, ())),
            )
        )
    gone = [
        ClauseText(number=0, id=clause_id, kind=kind, text=text)
        for clause_id, (kind, text, _line) in earlier.items()
        if clause_id not in now
    ]
    return Document(
        name=agreement_name(agreement, language),
        currency=agreement.currency,
        sections=_sections(clauses),
        gone=tuple(gone),
        lines=_lines(written, clauses, before, source),
        agreement=agreement,
        facts=facts_of(agreement, language),
    )


def _sections(clauses: Sequence[ClauseText]) -> tuple[Section, ...]:
    """Clauses in the order of the file within each section, numbered through."""
    known = frozenset[str]().union(*(kinds for _key, _title, kinds in SECTIONS))
    found: list[Section] = []
    number = 0
    others = frozenset(clause.kind for clause in clauses) - known
    for key, title, kinds in (*SECTIONS, (*FURTHER, others)):
        own = [clause for clause in clauses if clause.kind in kinds]
        if own:
            numbered = [_numbered(clause, number + at) for at, clause in enumerate(own, start=1)]
            found.append(Section(key, title, tuple(numbered)))
            number += len(own)
    return tuple(found)


def _numbered(clause: ClauseText, number: int) -> ClauseText:
    return replace(clause, number=number)


def _texts(agreement: ParsedAgreement, language: str) -> dict[str, tuple[str, str, int]]:
    """Kind, sentence and line of each clause."""
    return {
        clause.id: (clause.kind, clause_text(agreement, clause.id, language), clause.line)
        for clause in agreement.clauses
    }


def _extent(written: Sequence[str], line: int, kind: str, clause_id: str) -> tuple[int, int]:
    """The first and the last line of a clause, without the empty lines and comments before the next table.

    Nothing for a clause that a template says: its line is one of another file.
    """
    if not 0 < line <= len(written) or not written[line - 1].lstrip().startswith(f"[[{kind}"):
        return 0, 0
    last = line
    for number in range(line + 1, len(written) + 1):
        text = written[number - 1]
        if text.startswith("[") and not text.startswith((f"[[{kind}.", f"[{kind}.")):
            break
        if text.strip() and not text.startswith("#"):
            last = number
    named = [text for text in written[line - 1 : last] if text.replace(" ", "").startswith("id=")]
    return (0, 0) if named and f'"{clause_id}"' not in named[0] else (line, last)


def _lines(
    written: Sequence[str], clauses: Sequence[ClauseText], before: AgreementVersion | None, source: str
) -> tuple[SourceLine, ...]:
    changed = set()
    if before is not None:
        changed = {line.new_number for line in lines_between(before.source, source) if line.kind == "+"}
    of_line = {
        number: clause.id
        for clause in clauses
        if clause.first_line
        for number in range(clause.first_line, clause.last_line + 1)
    }
    return tuple(
        SourceLine(number, text, text.startswith("["), number in changed, of_line.get(number, ""))
        for number, text in enumerate(written, start=1)
    )


def _instances(
    rows: Sequence[Mapping[str, Any]], agreement: ParsedAgreement, language: str
) -> dict[str, list[ExampleText]]:
    """Examples under the first clause of this agreement that they speak of; only those that pass."""
    known = {clause.id for clause in agreement.clauses}
    found: dict[str, list[ExampleText]] = {}
    for row in rows:
        named = [name for name in _clauses_named(row) if name in known]
        if row["ok"] and named:
            found.setdefault(named[0], []).append(_example(row, agreement, language))
    return found


def _clauses_named(row: Mapping[str, Any]) -> list[str]:
    outcomes = (row["expected"], row["got"])
    return [
        str(one["clause"])
        for outcome in outcomes
        for value in outcome.values()
        if isinstance(value, list)
        for one in value
        if isinstance(one, dict) and one.get("clause")
    ]


def _example(row: Mapping[str, Any], agreement: ParsedAgreement, language: str) -> ExampleText:
    if row["ok"]:
        return ExampleText(row["says"], row["ok"], _comes_to(row, agreement, language))
    expected, got = _outcome(row["expected"], row), _outcome(row["got"], row)
    return ExampleText(row["says"], row["ok"], "", expected, got)


def _comes_to(row: Mapping[str, Any], agreement: ParsedAgreement, language: str) -> str:
    """What an example costs, where it says anything about it."""
    if not {"charges", "total"} & row["expected"].keys():
        return ""
    nets = [Decimal(str(charge["net"])) for charge in row["got"].get("charges", ())]
    return format_money(sum(nets, Decimal(0)), agreement.currency, language)


def _outcome(outcome: Mapping[str, Any], row: Mapping[str, Any]) -> tuple[str, ...]:
    """An outcome in short lines: of charges and decisions only the fields that the file speaks of."""
    lines = []
    for key, value in outcome.items():
        if key not in row["expected"]:
            continue
        if not isinstance(value, list):
            lines.append(f"{key} {value}")
            continue
        fields = {field for one in row["expected"][key] if isinstance(one, dict) for field in one}
        for one in value:
            shown = (
                ", ".join(f"{name} {part}" for name, part in sorted(one.items()) if name in fields)
                if isinstance(one, dict)
                else str(one)
            )
            lines.append(f"{key}: {shown}")
        if not value:
            lines.append(f"{key}: –")
    return tuple(lines)
