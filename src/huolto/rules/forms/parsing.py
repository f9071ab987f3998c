"""A definition read from plain data (TOML or JSON): every mistake at once, each with its place and the nearest word."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from huolto.rules.agreement.problems import hint
from huolto.rules.forms.model import (
    DEFAULTS,
    FIGURES,
    IN_ROWS,
    WORDS,
    AllOf,
    AnyOf,
    Asked,
    Condition,
    Default,
    Definition,
    Example,
    Field,
    FieldKind,
    Not,
    Option,
    TextFormat,
    Texts,
)

LANGUAGES = ("en", "fi", "sv", "nb", "fa")
MOST_FIELDS = 100
KEYS = ("title_from", "field", "example")
OPERATORS = ("equals", "in", "filled", "greater", "less")
_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")

_ALWAYS = frozenset({"id", "kind", "show_if", "label", "help", "required", "confidential"})
_OWN: Mapping[FieldKind, frozenset[str]] = {
    FieldKind.TEXT: frozenset({"least", "most", "pattern", "pattern_says", "format"}),
    FieldKind.LONG_TEXT: frozenset({"least", "most"}),
    FieldKind.NUMBER: frozenset({"least", "most", "unit"}),
    FieldKind.AMOUNT: frozenset({"least", "most"}),
    FieldKind.DATE: frozenset({"after", "before", "default"}),
    FieldKind.CHOICE: frozenset({"options"}),
    FieldKind.CHOICES: frozenset({"options", "least", "most"}),
    FieldKind.PERSON: frozenset({"default"}),
    FieldKind.PLACE: frozenset({"default"}),
    FieldKind.COST_CENTRE: frozenset({"default"}),
    FieldKind.FILES: frozenset({"least", "most", "allowed", "largest_mb"}),
    FieldKind.ROWS: frozenset({"least", "most", "fields"}),
}
_SAYING = frozenset({"id", "kind", "show_if", "text", "label"})
_DEFLECTING = _SAYING | {"link", "link_text"}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where (`field what: show_if`) and a sentence that says how to mend it."""

    place: str
    message: str


class DefinitionError(ValueError):
    """A definition that cannot be used; `problems` holds every mistake in its order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("; ".join(f"{one.place}: {one.message}" for one in self.problems))


def parse_definition(data: Mapping[str, Any]) -> Definition:
    """The definition that plain data describes; raises `DefinitionError` with every mistake."""
    reader = _Reader()
    for key in data:
        if key not in KEYS:
            reader.wrong("form", f"`{key}` is not known; {hint(str(key), KEYS)}.")
    fields = reader.fields(data.get("field", []), "field")
    if not any(one.asks for one in fields):
        reader.wrong("form", "a form asks at least one question.")
    title_from = data.get("title_from", "")
    ids = [one.id for one in fields if one.asks]
    if title_from and title_from not in ids:
        reader.wrong("title_from", f"there is no field `{title_from}`; {hint(str(title_from), ids)}.")
    examples = reader.examples(data.get("example", []), fields)
    if reader.problems:
        raise DefinitionError(reader.problems)
    return Definition(fields=fields, examples=examples, title_from=title_from)


class _Reader:
    """Reads parts and notes what is wrong; what is wrong is left out so that the rest is still looked at."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def wrong(self, place: str, message: str) -> None:
        self.problems.append(Problem(place, message))

    def fields(self, rows: Any, word: str, *, in_rows: bool = False) -> tuple[Field, ...]:
        if not isinstance(rows, Sequence) or isinstance(rows, str):
            self.wrong(word, "write fields as a list of tables.")
            return ()
        if len(rows) > MOST_FIELDS:
            self.wrong(word, f"at most {MOST_FIELDS} fields make a form; divide it.")
        found: dict[str, Field] = {}
        for number, row in enumerate(rows[:MOST_FIELDS], start=1):
            if not isinstance(row, Mapping):
                self.wrong(f"{word} {number}", "write it as a table.")
                continue
            read = self.field(row, f"{word} {row.get('id') or number}", found, in_rows=in_rows)
            if read is None:
                continue
            if read.id in found:
                self.wrong(f"{word} {read.id}", "two fields have this id; give one another.")
                continue
            found[read.id] = read
        return tuple(found.values())

    def field(
        self, row: Mapping[str, Any], place: str, before: Mapping[str, Field], *, in_rows: bool
    ) -> Field | None:
        id, word = row.get("id"), row.get("kind")
        if not isinstance(id, str) or not _ID.fullmatch(id):
            self.wrong(place, "give it an `id` of small letters, digits and _, a letter first.")
            id = ""
        kinds = sorted(IN_ROWS) if in_rows else list(FieldKind)
        if word not in kinds:
            self.wrong(place, f"its kind `{word}` is not known; {hint(str(word), kinds)}.")
            return None
        kind = FieldKind(str(word))
        known = _ALWAYS | _OWN.get(kind, frozenset())
        if kind in (FieldKind.HEADING, FieldKind.NOTE, FieldKind.DEFLECTION):
            known = _DEFLECTING if kind is FieldKind.DEFLECTION else _SAYING
        for key in row:
            if key not in known:
                self.wrong(place, f"`{key}` is not known for {kind.value}; {hint(str(key), known)}.")
        label, text = (
            self.texts(row.get("label"), f"{place}: label"),
            self.texts(row.get("text"), f"{place}: text"),
        )
        if not label and kind not in (FieldKind.NOTE, FieldKind.DEFLECTION):
            self.wrong(f"{place}: label", "say what is asked, in one language at the least.")
        if not text and kind in (FieldKind.NOTE, FieldKind.DEFLECTION):
            self.wrong(f"{place}: text", "say something, in one language at the least.")
        least, most = self.figure(row, "least", place), self.figure(row, "most", place)
        if least is not None and most is not None and least > most:
            self.wrong(f"{place}: least", f"{least} is more than most, {most}.")
        for key in ("required", "confidential"):
            if not isinstance(row.get(key, False), bool):
                self.wrong(f"{place}: {key}", "write true or false.")
        return Field(
            id=id,
            kind=kind,
            label=label,
            help=self.texts(row.get("help"), f"{place}: help"),
            text=text,
            link=self.link(row.get("link", ""), place),
            link_text=self.texts(row.get("link_text"), f"{place}: link_text"),
            required=row.get("required") is True,
            confidential=row.get("confidential") is True,
            show_if=self.condition(row["show_if"], f"{place}: show_if", before) if "show_if" in row else None,
            options=self.options(row, kind, place),
            least=least,
            most=most,
            pattern=self.pattern(row, kind, place),
            pattern_says=self.texts(row.get("pattern_says"), f"{place}: pattern_says"),
            format=self.word(row, "format", TextFormat, place),
            after=self.day(row, "after", place, before),
            before=self.day(row, "before", place, before),
            default=self.default(row, kind, place),
            allowed=self.allowed(row.get("allowed", ()), place),
            largest_mb=int(size) if (size := self.figure(row, "largest_mb", place)) else None,
            unit=self.texts(row.get("unit"), f"{place}: unit"),
            fields=self.subfields(row, kind, place),
        )

    def subfields(self, row: Mapping[str, Any], kind: FieldKind, place: str) -> tuple[Field, ...]:
        if kind is not FieldKind.ROWS:
            return ()
        found = self.fields(row.get("fields", []), f"{place}: field", in_rows=True)
        if not found:
            self.wrong(f"{place}: fields", "say which fields a row has.")
        return found

    def texts(self, value: Any, place: str) -> Texts:
        if value is None:
            return {}
        if isinstance(value, str):
            return {"en": value} if value.strip() else {}
        if not isinstance(value, Mapping) or not all(isinstance(text, str) for text in value.values()):
            self.wrong(place, "write a text by language, as in { en = “…”, fi = “…” }.")
            return {}
        for code in value:
            if code not in LANGUAGES:
                self.wrong(place, f"the language `{code}` is not known; {hint(str(code), LANGUAGES)}.")
        return {code: text for code, text in value.items() if text.strip()}

    def figure(self, row: Mapping[str, Any], key: str, place: str) -> Decimal | None:
        value = row.get(key)
        if value in (None, ""):
            return None
        try:
            found = None if isinstance(value, bool) else Decimal(str(value))
        except InvalidOperation:
            found = None
        if found is None or not found.is_finite():
            self.wrong(f"{place}: {key}", f"`{value}` is no number.")
            return None
        return found

    def word(
        self, row: Mapping[str, Any], key: str, words: type[TextFormat], place: str
    ) -> TextFormat | None:
        value = row.get(key)
        if not value:
            return None
        if value not in list(words):
            self.wrong(f"{place}: {key}", f"`{value}` is not known; {hint(str(value), list(words))}.")
            return None
        return words(value)

    def default(self, row: Mapping[str, Any], kind: FieldKind, place: str) -> Default | None:
        value = row.get("default")
        if not value:
            return None
        fitting = [one for one, suits in DEFAULTS.items() if suits is kind]
        if value not in fitting:
            message = f"`{value}` does not suit {kind.value}; {hint(str(value), fitting)}."
            self.wrong(f"{place}: default", message)
            return None
        return Default(value)

    def options(self, row: Mapping[str, Any], kind: FieldKind, place: str) -> tuple[Option, ...]:
        if kind not in (FieldKind.CHOICE, FieldKind.CHOICES):
            return ()
        found: dict[str, Option] = {}
        rows = row.get("options")
        for number, one in enumerate(rows if isinstance(rows, Sequence) else (), start=1):
            own = f"{place}: option {number}"
            id = one.get("id") if isinstance(one, Mapping) else None
            if not isinstance(id, str) or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,39}", id):
                self.wrong(own, "give it an `id` of small letters, digits, - and _.")
            elif id in found:
                self.wrong(own, f"two options have the id `{id}`.")
            else:
                name = self.texts(one.get("name"), own)
                if not name:
                    self.wrong(own, "give it a `name` in one language at the least.")
                found[id] = Option(id, name)
        if len(found) < 2:
            self.wrong(f"{place}: options", "a choice has two options at the least.")
        return tuple(found.values())

    def pattern(self, row: Mapping[str, Any], kind: FieldKind, place: str) -> str:
        value = row.get("pattern", "")
        if not value or kind not in WORDS:
            return ""
        try:
            re.compile(value)
        except (re.error, TypeError) as error:
            self.wrong(f"{place}: pattern", f"this is no regular expression: {error}.")
            return ""
        # Nested repetition can take for ever on a text made for it.
        if re.search(r"[*+}]\)?[*+{]", value.replace("\\+", "").replace("\\*", "")):
            self.wrong(f"{place}: pattern", "a repetition of a repetition is not taken; write it plainer.")
        if not row.get("pattern_says"):
            self.wrong(f"{place}: pattern_says", "say in words what is expected.")
        return str(value)

    def day(self, row: Mapping[str, Any], key: str, place: str, before: Mapping[str, Field]) -> str:
        value = str(row.get(key, "") or "")
        if not value or value == "today":
            return value
        days = [one.id for one in before.values() if one.kind is FieldKind.DATE]
        if value in days:
            return value
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            known = hint(value, ["today", *days])
            self.wrong(f"{place}: {key}", f"`{value}` is no day and no date field before it; {known}.")
            return ""

    def link(self, value: Any, place: str) -> str:
        if not value:
            return ""
        if not isinstance(value, str) or not re.match(r"(https?://|/|page:)", value):
            self.wrong(f"{place}: link", "begin it with https://, / or page:.")
            return ""
        return value

    def allowed(self, value: Any, place: str) -> tuple[str, ...]:
        if not isinstance(value, Sequence) or isinstance(value, str):
            self.wrong(f"{place}: allowed", 'write endings as a list, as in ["pdf", "xlsx"].')
            return ()
        return tuple(str(one).lower().lstrip(".") for one in value)

    def condition(self, value: Any, place: str, before: Mapping[str, Field]) -> Condition | None:
        if not isinstance(value, Mapping):
            self.wrong(place, 'write a table, as in { field = "what", equals = "new" }.')
            return None
        for word in ("all", "any"):
            if word in value:
                rows = value[word]
                if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
                    self.wrong(place, f"`{word}` takes a list of conditions.")
                    return None
                read = [self.condition(one, place, before) for one in rows]
                parts = tuple(part for part in read if part is not None)
                return AllOf(parts) if word == "all" else AnyOf(parts)
        if "not" in value:
            part = self.condition(value["not"], place, before)
            return Not(part) if part else None
        return self.test(value, place, before)

    def test(self, value: Mapping[str, Any], place: str, before: Mapping[str, Field]) -> Condition | None:
        name, asking = value.get("field"), [one.id for one in before.values() if one.asks]
        if name not in asking:
            self.wrong(place, f"there is no field `{name}` before this one; {hint(str(name), asking)}.")
            return None
        used = [key for key in value if key != "field"]
        if len(used) != 1 or used[0] not in OPERATORS:
            self.wrong(place, f"ask one thing of `{name}`: {', '.join(OPERATORS)}.")
            return None
        [operator], wanted, field = used, value[used[0]], before[str(name)]
        if operator == "in" and (not isinstance(wanted, Sequence) or isinstance(wanted, str)):
            self.wrong(place, "`in` takes a list.")
            return None
        if operator == "filled" and not isinstance(wanted, bool):
            self.wrong(place, "`filled` takes true or false.")
            return None
        if operator in ("greater", "less") and field.kind not in (*FIGURES, FieldKind.DATE):
            self.wrong(place, f"`{name}` has no order, so nothing is greater or less.")
            return None
        if field.options and operator in ("equals", "in"):
            ids = [one.id for one in field.options]
            for one in [wanted] if operator == "equals" else wanted:
                if one not in ids:
                    self.wrong(place, f"`{name}` has no option `{one}`; {hint(str(one), ids)}.")
        return Asked(str(name), operator, list(wanted) if operator == "in" else wanted)

    def examples(self, rows: Any, fields: Sequence[Field]) -> tuple[Example, ...]:
        ids, found = [one.id for one in fields], []
        for number, row in enumerate(rows if isinstance(rows, Sequence) else (), start=1):
            place = f"example {number}"
            if not isinstance(row, Mapping) or not isinstance(row.get("says"), str):
                self.wrong(place, "say in `says` what it shows.")
                continue
            for key in row:
                if key not in ("says", "given", "refused", "visible"):
                    words = ("says", "given", "refused", "visible")
                    self.wrong(place, f"`{key}` is not known; {hint(str(key), words)}.")
            given, refused, visible = row.get("given", {}), row.get("refused", []), row.get("visible")
            if not isinstance(given, Mapping):
                self.wrong(f"{place}: given", "write answers as a table.")
                continue
            named = [*given, *(str(one).split(".")[0] for one in refused), *(visible or ())]
            for name in named:
                if name not in ids:
                    self.wrong(place, f"there is no field `{name}`; {hint(str(name), ids)}.")
            found.append(
                Example(
                    says=row["says"],
                    given=given,
                    refused=tuple(refused),
                    visible=None if visible is None else tuple(visible),
                )
            )
        return tuple(found)
