"""An agreement as people read it: its clauses in words, beside the lines of its file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from huolto.agreements.models import AgreementVersion
from huolto.agreements.queries import lines_between, parsed
from huolto.rules.agreement.texts import agreement_name, clause_text


@dataclass(frozen=True)
class ClauseText:
    """One clause in words. `before` is how the version before said it, empty where nothing changed."""

    number: int
    id: str
    kind: str
    text: str
    before: str = ""
    is_new: bool = False

    @property
    def is_changed(self) -> bool:
        """Whether the version before said it otherwise or not at all."""
        return self.is_new or bool(self.before)


@dataclass(frozen=True)
class SourceLine:
    """One line of the file."""

    number: int
    text: str
    is_header: bool
    is_changed: bool


@dataclass(frozen=True)
class Document:
    """A version for one reader; `gone` are clauses that the version before had."""

    name: str
    currency: str
    clauses: tuple[ClauseText, ...]
    gone: tuple[ClauseText, ...]
    lines: tuple[SourceLine, ...]


@dataclass(frozen=True)
class ExampleText:
    """One example of a file and how it went; of a failing one, what was expected and what came, a line each."""

    says: str
    ok: bool
    expected_lines: tuple[str, ...] = ()
    got_lines: tuple[str, ...] = ()


def examples_of(version: AgreementVersion) -> list[ExampleText]:
    """The examples as they went when the version was written or put in force."""
    return [
        ExampleText(row["says"], row["ok"])
        if row["ok"]
        else ExampleText(row["says"], row["ok"], _outcome(row["expected"], row), _outcome(row["got"], row))
        for row in version.examples
    ]


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


def document_of(version: AgreementVersion, language: str, before: AgreementVersion | None = None) -> Document:
    """A version in the reader's language, with what it changes of the one `before` it."""
    agreement = parsed(version)
    earlier = _texts(before, language) if before else {}
    clauses = [
        ClauseText(
            number=number,
            id=clause_id,
            kind=kind,
            text=text,
            before=earlier.get(clause_id, ("", ""))[1]
            if earlier.get(clause_id, ("", text))[1] != text
            else "",
            is_new=before is not None and clause_id not in earlier,
        )
        for number, (clause_id, (kind, text)) in enumerate(_texts(version, language).items(), start=1)
    ]
    known = {clause.id for clause in clauses}
    gone = [
        ClauseText(number=0, id=clause_id, kind=kind, text=text)
        for clause_id, (kind, text) in earlier.items()
        if clause_id not in known
    ]
    return Document(
        name=agreement_name(agreement, language),
        currency=agreement.currency,
        clauses=tuple(clauses),
        gone=tuple(gone),
        lines=tuple(_lines(version, before)),
    )


def _texts(version: AgreementVersion, language: str) -> dict[str, tuple[str, str]]:
    agreement = parsed(version)
    return {
        clause.id: (clause.kind, clause_text(agreement, clause.id, language)) for clause in agreement.clauses
    }


def _lines(version: AgreementVersion, before: AgreementVersion | None) -> Sequence[SourceLine]:
    changed = set()
    if before is not None:
        changed = {
            line.new_number for line in lines_between(before.source, version.source) if line.kind == "+"
        }
    return [
        SourceLine(number, text, text.startswith("["), number in changed)
        for number, text in enumerate(version.source.splitlines(), start=1)
    ]
