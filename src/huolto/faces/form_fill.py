"""A form as data drawn for whoever fills it in: the fields that are seen, what was sent, and what is wrong with it.

Begin at `FillForm`; it knows no rule of its own. The portal fills with it, the workbench tries forms with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from huolto.desk.drafts import names_of_files
from huolto.desk.files import NewFile, uploaded
from huolto.desk.forms import Choices
from huolto.desk.models import FormDraftFile
from huolto.foundation.forms import LocalDateField
from huolto.foundation.localisation import current
from huolto.foundation.texts import text_in
from huolto.parties.picking import Meant, People, PersonPick, Picked
from huolto.rules.explanation import Reason, render
from huolto.rules.forms import Definition, Field, FieldKind, visible_fields
from huolto.rules.forms.conditions import is_filled
from huolto.rules.forms.model import FIGURES, REFERENCES, TextFormat
from huolto.rules.texts import local_digits

PREFIX = "a_"
MOST_RADIOS = 6
"""Options that stand one below the other; more are a list to open."""
SPARE_ROWS = 1
MOST_ROWS = 50


@dataclass(frozen=True)
class Part:
    """One visible field as the page draws it; `rows` are those of a list, each a list of bound fields."""

    id: str
    kind: str
    label: str = ""
    help: str = ""
    text: str = ""
    link: str = ""
    link_text: str = ""
    bound: Any = None
    rows: tuple[tuple[Any, ...], ...] = ()
    may_grow: bool = False
    required: bool = False
    error: str = ""
    kept: tuple[Any, ...] = ()
    """Files that were chosen before and are kept with what was begun."""


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All the files that were chosen."""
        return files.getlist(name) if hasattr(files, "getlist") else []


class FillForm(forms.Form):
    """The fields of a definition, begun with `answers` or with what was sent (`data`); `more` lists get one row more.

    `left_out` are keys of kept files that are ticked not to be sent. `people_url` finds people as one types. `kept` are files that were chosen before; `written` is what is answered without them.
    """

    use_required_attribute = False

    def __init__(
        self,
        definition: Definition,
        choices: Choices,
        *,
        answers: Mapping[str, Any] | None = None,
        data: Any = None,
        files: Any = None,
        currency: str = "",
        more: str = "",
        kept: Sequence[FormDraftFile] = (),
        people_url: str = "",
    ) -> None:
        super().__init__(data, files)
        self._errors, self.cleaned_data = ErrorDict(), {}
        self.definition, self.choices, self.currency = definition, choices, currency
        self.unread: dict[str, str] = {}
        self.row_errors: dict[str, str] = {}
        self.counts: dict[str, int] = {}
        self.kept, self.people_url = kept, people_url
        self.left_out: frozenset[int] = frozenset()
        begun = answers or {}
        for one in definition.fields:
            if one.kind is FieldKind.ROWS:
                self._add_rows(one, begun.get(one.id) or [], more)
            elif one.asks:
                self.fields[PREFIX + one.id] = self._made(one, begun.get(one.id))
        self.written = self._read() if data is not None else dict(begun)

    @property
    def answers(self) -> dict[str, Any]:
        """What is answered so far: what is written, and the files that are kept."""
        return self.written | names_of_files(self.kept)

    def new_files(self) -> dict[str, list[NewFile]]:
        """The files that were sent, by field."""
        found = {}
        for one in self.definition.fields:
            if one.kind is FieldKind.FILES and (sent := self._raw(PREFIX + one.id)):
                found[one.id] = uploaded(sent)
        return found

    def refuse(self, reasons: Mapping[str, Reason]) -> None:
        """Show beside each field what is wrong with its answer."""
        here = current()
        for place, reason in reasons.items():
            said = self.unread.get(place) or render(reason, here.language, here.calendar_system, here.zone)
            name = PREFIX + place.replace(".", "-")
            if name in self.fields:
                self.add_error(name, said)
            else:
                self.row_errors[place] = said

    @property
    def is_refused(self) -> bool:
        """Whether something is wrong with what was sent."""
        return bool(self.errors or self.row_errors)

    @property
    def visible(self) -> tuple[str, ...]:
        """The ids of the fields that are seen."""
        return visible_fields(self.definition, self.answers)

    def parts(self) -> list[Part]:
        """What the page draws, in order."""
        seen = set(self.visible)
        return [self._part(one) for one in self.definition.fields if one.id in seen]

    def _part(self, one: Field) -> Part:
        said = {
            "id": one.id,
            "kind": one.kind.value,
            "label": text_in(one.label),
            "help": text_in(one.help),
            "text": text_in(one.text),
            "link": _address(one.link),
            "link_text": text_in(one.link_text) or one.link,
            "required": one.required,
        }
        if one.kind is FieldKind.ROWS:
            count = self.counts[one.id]
            rows = tuple(
                tuple(self[f"{PREFIX}{one.id}-{number}-{part.id}"] for part in one.fields)
                for number in range(count)
            )
            return Part(**said, rows=rows, may_grow=count < MOST_ROWS, error=self.row_errors.get(one.id, ""))
        kept = tuple(row for row in self.kept if row.field == one.id)
        return Part(**said, bound=self[PREFIX + one.id] if one.asks else None, kept=kept)

    def _add_rows(self, one: Field, begun: Sequence[Mapping[str, Any]], more: str) -> None:
        sent = self.data.get(f"{PREFIX}{one.id}-count", "") if self.is_bound else ""
        count = min(int(sent), MOST_ROWS) if sent.isdigit() and len(sent) < 4 else max(len(begun), SPARE_ROWS)
        self.counts[one.id] = min(count + (more == one.id), MOST_ROWS)
        for number in range(self.counts[one.id]):
            row = begun[number] if number < len(begun) else {}
            for part in one.fields:
                self.fields[f"{PREFIX}{one.id}-{number}-{part.id}"] = self._made(part, row.get(part.id))

    def _made(self, one: Field, answer: Any) -> Any:
        found = self._control(one)
        found.label, found.help_text, found.required = text_in(one.label), self._help(one), one.required
        found.initial = self._shown(one, answer)
        return found

    def _control(self, one: Field) -> Any:
        match one.kind:
            case FieldKind.LONG_TEXT:
                return forms.CharField(widget=forms.Textarea(attrs={"rows": 5, "maxlength": 20_000}))
            case FieldKind.DATE:
                return LocalDateField()
            case FieldKind.YES_NO:
                yes_no = [("yes", _("Yes")), ("no", _("No"))]
                return forms.ChoiceField(choices=yes_no, widget=forms.RadioSelect)
            case FieldKind.CHOICE:
                options = [(option.id, text_in(option.name)) for option in one.options]
                if len(options) <= MOST_RADIOS:
                    return forms.ChoiceField(choices=options, widget=forms.RadioSelect)
                return forms.ChoiceField(choices=[("", _("Choose")), *options])
            case FieldKind.CHOICES:
                options = [(option.id, text_in(option.name)) for option in one.options]
                return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple)
            case FieldKind.FILES:
                accept = ",".join(f".{ending}" for ending in one.allowed)
                # Chosen files cannot be written into a page again, so the control stays while others change.
                attrs = {"multiple": True, "accept": accept, "hx-preserve": "true"}
                return forms.FileField(widget=_ManyFiles(attrs=attrs))
            case FieldKind.PERSON:
                return forms.Field(widget=PersonPick(self._people, self.people_url))
            case kind if kind in REFERENCES:
                given = self.choices.get(kind, ())
                rows = [] if isinstance(given, People) else [(str(pk), name) for pk, name in given]
                nobody = _("Choose") if one.required else _("None")
                return forms.ChoiceField(choices=[("", nobody), *rows])
            case kind if kind in FIGURES:
                return forms.CharField(widget=forms.TextInput(attrs={"inputmode": "decimal"}))
        ltr = one.format in (TextFormat.ENDPOINT, TextFormat.PORTS, TextFormat.MAIL, TextFormat.PHONE)
        kept = {"dir": "ltr", "autocapitalize": "off"} if ltr else {"dir": "auto"}
        return forms.CharField(widget=forms.TextInput(attrs={"maxlength": 500, **kept}))

    def _help(self, one: Field) -> str:
        said = [text_in(one.help)]
        if one.kind is FieldKind.AMOUNT and self.currency:
            said.append(_("In %(currency)s.") % {"currency": self.currency})
        if one.kind is FieldKind.NUMBER and one.unit:
            said.append(text_in(one.unit))
        return " ".join(filter(None, said))

    def _shown(self, one: Field, answer: Any) -> Any:
        """An answer as its control takes it."""
        if isinstance(answer, bool):
            return "yes" if answer else "no"
        if one.kind in FIGURES and answer is not None:
            return local_digits(str(answer), current().language)
        if one.kind is FieldKind.DATE and isinstance(answer, str):
            try:
                return forms.DateField().to_python(answer)
            except ValidationError:
                return answer.strip("“”")
        if one.kind in REFERENCES and answer is not None:
            return str(answer)
        return answer

    def _read(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for one in self.definition.fields:
            if one.kind is FieldKind.ROWS:
                found[one.id] = [
                    {part.id: self._answer(part, f"{one.id}-{number}-{part.id}") for part in one.fields}
                    for number in range(self.counts[one.id])
                ]
            elif one.asks and one.kind is not FieldKind.FILES:
                found[one.id] = self._answer(one, one.id)
        return {id: answer for id, answer in found.items() if is_filled(answer)}

    def _answer(self, one: Field, name: str) -> Any:
        raw = self._raw(PREFIX + name)
        if one.kind is FieldKind.YES_NO:
            return {"yes": True, "no": False}.get(raw)
        if one.kind is FieldKind.DATE and raw:
            try:
                day = self.fields[PREFIX + name].to_python(raw)
            except ValidationError as error:
                self.unread[name.replace("-", ".")] = " ".join(error.messages)
                # In marks, so that it is no day to the rules either: 2026 is none in a Persian field.
                return f"“{raw}”"
            return day.isoformat()
        if one.kind is FieldKind.PERSON:
            return self._person(name, raw)
        if one.kind in REFERENCES:
            return int(raw) if raw and raw.isascii() and raw.isdigit() and len(raw) < 19 else raw or None
        return raw

    @property
    def _people(self) -> People | None:
        people = self.choices.get(FieldKind.PERSON)
        return people if isinstance(people, People) else None

    def _person(self, name: str, picked: Picked) -> Any:
        people = self._people
        meant = people.meant(picked) if people is not None else Meant()
        if meant.person is None and meant.error:
            self.unread[name.replace("-", ".")] = meant.error
            return f"“{picked.words}”"
        return meant.person.pk if meant.person else None

    def _raw(self, name: str) -> Any:
        return self.fields[name].widget.value_from_datadict(self.data, self.files, name)


def _address(link: str) -> str:
    """Where a link of a form leads; `page:name` is a page of these, an unknown one leads nowhere."""
    if not link.startswith("page:"):
        return link
    try:
        return reverse(link.removeprefix("page:"))
    except NoReverseMatch:
        return ""
