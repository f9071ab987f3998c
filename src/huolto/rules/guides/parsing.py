"""From the text of a guide to a `Guide`, or to all of its mistakes at once with line and key. Begin at `parse`."""

from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from huolto.rules.agreement.positions import locate
from huolto.rules.agreement.problems import AgreementError, Problem, hint
from huolto.rules.agreement.reading import Notebook, Table, kind_of
from huolto.rules.agreement.toml_text import tables_of
from huolto.rules.formatting import LANGUAGES
from huolto.rules.guides.graph import check_graph
from huolto.rules.guides.model import (
    FACTS,
    Answer,
    CodeKind,
    Example,
    FactValue,
    Guide,
    Outcome,
    OutcomeKind,
    Step,
    StepKind,
    Suits,
)
from huolto.rules.guides.words import CANNOT, DONE, NO, YES

LANGUAGE = 1
"""The newest version of the language."""

MOST_STEPS = 200


class GuideError(AgreementError):
    """A guide that cannot be read; `problems` holds every mistake in the order of the file."""


def parse(
    text: str, *, source: str = "guide", codes: Mapping[CodeKind, Collection[str]] | None = None
) -> Guide:
    """The guide that `text` says; raises `GuideError` with every problem when there is one.

    With `codes` (those that the provider has) each code that the guide names must be one of them.
    """
    text = text.removeprefix("\ufeff")
    try:
        data = tables_of(text, source)
    except AgreementError as error:
        raise GuideError(error.problems, source=source) from error
    notebook = Notebook(locate(text))
    guide = _Reader(Table(data, (), notebook), codes).read(source)
    if notebook.problems or guide is None:
        raise GuideError(notebook.problems, source=source)
    return guide


class _Reader:
    def __init__(self, top: Table, codes: Mapping[CodeKind, Collection[str]] | None) -> None:
        self.top = top
        self.codes = codes
        self.warnings: list[Problem] = []
        self.lines: dict[str, int] = {}

    def read(self, source: str) -> Guide | None:
        top = self.top
        version = top.whole("language", default=0, lowest=1)
        if not top.has("language"):
            top.wrong("language", f"`language` is missing; write language = {LANGUAGE} in the first line")
        elif version > LANGUAGE:
            top.wrong(
                "language",
                f"version {version} of the language is newer than this program, which reads {LANGUAGE}",
            )
        header = top.table("guide", required=True, expected="the table [guide] with id, title and start")
        steps = [step for table in top.tables("step") if (step := self._step(table))]
        outcomes = [end for table in top.tables("outcome") if (end := self._outcome(table))]
        examples = [example for table in top.tables("example") if (example := self._example(table))]
        if len(steps) > MOST_STEPS:
            top.wrong("step", f"{len(steps)} steps are more than anybody answers; the most is {MOST_STEPS}")
        top.close()
        if header is None:
            return None
        guide_id = header.slug("id", required=True)
        title = self._said(header, "title")
        start = header.slug("start", required=True)
        symptoms = self._codes_listed(header, "symptoms")
        suits = self._suits(header.table("suits"))
        for_employees = header.truth("for_employees", default=True)
        header.close()
        if guide_id is None or start is None:
            return None
        guide = Guide(
            id=guide_id,
            title=title,
            start=start,
            steps={step.id: step for step in steps},
            outcomes={outcome.id: outcome for outcome in outcomes},
            examples=tuple(examples),
            symptoms=symptoms,
            suits=suits,
            for_employees=for_employees,
            source=source,
            warnings=tuple(sorted(self.warnings)),
        )
        # Where tables could not be read, what leads to and from them is not known; their names are.
        whole = len(steps) == len(top.tables("step")) and len(outcomes) == len(top.tables("outcome"))
        if len(steps) <= MOST_STEPS:
            line = header.notebook.line(("guide", "start")) or header.line
            self.top.notebook.problems += check_graph(guide, line, names=self.lines, is_whole=whole)
        return guide

    def _said(self, table: Table, key: str, *, required: bool = True) -> dict[str, str]:
        """A text by language; one that is missing in a language is a warning."""
        texts = table.texts(key, required=required)
        missing = [language for language in LANGUAGES if language not in texts]
        if texts and missing:
            line = table.notebook.line((*table.path, key))
            written = ".".join(part for part in (*table.path, key) if isinstance(part, str))
            self.warnings.append(Problem(line, written, f"has no text in: {', '.join(missing)}"))
        return texts

    def _named(self, table: Table) -> str | None:
        """The id of a step or outcome; both share one set of names."""
        name = table.slug("id", required=True)
        if name is not None and name in self.lines:
            table.wrong("id", f'"{name}" is already the id in line {self.lines[name]}; give each its own id')
        if name is not None:
            self.lines.setdefault(name, table.line)
        return name

    def _step(self, table: Table) -> Step | None:
        name = self._named(table)
        kind = _kind_of(table)
        if kind is None:
            table.allow(*table.data)
            table.wrong(
                "",
                "says neither what is asked (`ask` with `yes` and `no`, answers or ranges), "
                "nor what to do (`do` with `then`), nor what decides (`when`)",
            )
            return None
        key = "do" if kind is StepKind.INSTRUCTION else "ask"
        text = self._said(table, key) if kind is not StepKind.BRANCH else {}
        answers = _ANSWERS[kind](self, table)
        helped = self._said(table, "help", required=False)
        unit = (table.text("unit") or "") if kind is StepKind.NUMBER else ""
        meter = (table.slug("meter") or "") if kind is StepKind.NUMBER else ""
        picture = table.slug("picture") or ""
        table.close()
        if name is None:
            return None
        return Step(name, kind, text, tuple(answers), helped, unit, meter, picture, table.line)

    def _to(self, table: Table, key: str, answer: str, *, required: bool = True) -> list[Answer]:
        to = table.slug(key, required=required)
        line = table.notebook.line((*table.path, key))
        return [Answer(answer, to, line=line)] if to else []

    def _yes_no(self, table: Table) -> list[Answer]:
        return [*self._to(table, "yes", YES), *self._to(table, "no", NO)]

    def _instruction(self, table: Table) -> list[Answer]:
        return [*self._to(table, "then", DONE), *self._to(table, "cannot", CANNOT, required=False)]

    def _choice(self, table: Table) -> list[Answer]:
        found, seen = [], set()
        for row in table.tables("answer"):
            name, to = row.slug("id", required=True), row.slug("to", required=True)
            says = self._said(row, "says")
            row.close()
            if name in seen:
                row.wrong("id", f'the answer "{name}" stands here twice')
            if name and to:
                seen.add(name)
                found.append(Answer(name, to, says, line=row.notebook.line((*row.path, "to"))))
        if len(table.tables("answer")) == 1:
            table.wrong("answer", "one answer is no question; write two or more, or `do` and `then`")
        return found

    def _number(self, table: Table) -> list[Answer]:
        found: list[Answer] = []
        rows = table.tables("range")
        least: Decimal | None = None
        for index, row in enumerate(rows):
            to, below = row.slug("to", required=True), _below(row)
            is_last = index == len(rows) - 1
            row.close()
            if is_last and row.has("below"):
                row.wrong("below", "the last range takes all that is left; leave `below` out")
            elif not is_last and not row.has("below"):
                row.wrong("below", "`below` is missing; only the last range goes without it")
            if below is not None and least is not None and below <= least:
                row.wrong("below", f"{below} is not more than {least} of the range before")
            least = below if below is not None else least
            if to:
                line = row.notebook.line((*row.path, "to"))
                found.append(Answer(f"range-{index + 1}", to, below=below, line=line))
        return found

    def _branch(self, table: Table) -> list[Answer]:
        found = []
        rows = table.tables("when")
        for index, row in enumerate(rows):
            to = row.slug("to", required=True)
            when = {key: values for key in FACTS if row.has(key) and (values := _fact_values(row, key))}
            names_facts = any(row.has(key) for key in FACTS)
            row.allow(*FACTS)
            row.close()
            if index == len(rows) - 1 and names_facts:
                row.wrong("", "the last way is taken when nothing else fits; leave its facts out")
            elif index < len(rows) - 1 and not names_facts:
                row.wrong("", f"names no fact to decide by; {hint('', FACTS)}")
            if to:
                line = row.notebook.line((*row.path, "to"))
                found.append(Answer(f"when-{index + 1}", to, when=when, line=line))
        return found

    def _outcome(self, table: Table) -> Outcome | None:
        name = self._named(table)
        kind = table.choice("kind", [one.value for one in OutcomeKind], required=True)
        says = self._said(table, "says")
        found: dict[CodeKind, str] = {}
        for one in CodeKind:
            if code := table.slug(one.value):
                self._known(table, one.value, one, code)
                found[one] = code
        task = table.slug("task") or ""
        table.close()
        if name is None or kind is None:
            return None
        return Outcome(name, OutcomeKind(kind), says, found, task, table.line)

    def _example(self, table: Table) -> Example | None:
        says, outcome = table.text("says", required=True), table.slug("outcome", required=True)
        facts: dict[str, FactValue] = {}
        if (told := table.table("facts")) is not None:
            facts = {key: values[0] for key in FACTS if told.has(key) and (values := _fact_values(told, key))}
            told.allow(*FACTS)
            told.close()
        raw = table.raw("answers")
        if not isinstance(raw, list):
            table.wrong("answers", 'expected an array such as ["yes", "no", 15]')
            raw = []
        table.close()
        if says is None or outcome is None:
            return None
        return Example(says, facts, tuple(str(one) for one in raw), outcome, table.line)

    def _suits(self, table: Table | None) -> Suits:
        if table is None:
            return Suits()
        lists = {name: _words(table, name) for name in ("kinds", "categories", "models", "tasks")}
        table.close()
        return Suits(**lists)

    def _codes_listed(self, table: Table, key: str) -> tuple[str, ...]:
        listed = _words(table, key)
        for code in listed:
            self._known(table, key, CodeKind.SYMPTOM, code)
        return listed

    def _known(self, table: Table, key: str, kind: CodeKind, code: str) -> None:
        if self.codes is None:
            return
        known = self.codes.get(kind, ())
        if code not in known:
            table.wrong(key, f'there is no {kind.value} code "{code}"; {hint(code, known)}')


_ANSWERS = {
    StepKind.YES_NO: _Reader._yes_no,
    StepKind.CHOICE: _Reader._choice,
    StepKind.NUMBER: _Reader._number,
    StepKind.INSTRUCTION: _Reader._instruction,
    StepKind.BRANCH: _Reader._branch,
}


def _kind_of(table: Table) -> StepKind | None:
    if table.has("when"):
        return StepKind.BRANCH
    if table.has("do"):
        return StepKind.INSTRUCTION
    if table.has("answer"):
        return StepKind.CHOICE
    if table.has("range"):
        return StepKind.NUMBER
    return StepKind.YES_NO if table.has("yes") or table.has("no") else None


def _below(row: Table) -> Decimal | None:
    value = row.raw("below")
    if value is None:
        return None
    try:
        if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
            raise InvalidOperation
        number = Decimal(value)
        if not number.is_finite():
            raise InvalidOperation
    except InvalidOperation:
        row.wrong("below", f"expected a number, found {kind_of(value)}")
        return None
    return number


def _fact_values(table: Table, key: str) -> tuple[FactValue, ...]:
    """The values of a fact, any of which fits."""
    value: Any = table.raw(key)
    wanted = FACTS[key]
    values = value if isinstance(value, list) else [value]
    if not values or any(not isinstance(one, wanted) for one in values):
        expected = "true or false" if wanted is bool else "a word or an array of words"
        table.wrong(key, f"expected {expected}, found {kind_of(value)}")
        return ()
    return tuple(values)


def _words(table: Table, key: str) -> tuple[str, ...]:
    value = table.raw(key)
    if value is None:
        return ()
    if not isinstance(value, list) or any(not isinstance(one, str) or not one.strip() for one in value):
        table.wrong(key, f"expected an array of words, found {kind_of(value)}")
        return ()
    return tuple(value)
