"""One field of a form, as it is typed: its words by language, its options, bounds, and when it is seen.

Conditions are chosen as sentences about earlier fields; what is deeper than that is written as text and left alone here.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.foundation.texts import text_in
from huolto.rules.forms import DefinitionError, FieldKind
from huolto.rules.forms.files import read_definition, write_definition
from huolto.rules.forms.model import DEFAULTS, FIGURES, SAYING, WORDS, TextFormat
from huolto.workbench.catalogue_forms import CatalogueForm

KINDS: Mapping[FieldKind, Any] = {
    FieldKind.TEXT: _("A line of text"),
    FieldKind.LONG_TEXT: _("A longer text"),
    FieldKind.NUMBER: _("A number"),
    FieldKind.AMOUNT: _("An amount of money"),
    FieldKind.DATE: _("A day"),
    FieldKind.YES_NO: _("Yes or no"),
    FieldKind.CHOICE: _("One of several"),
    FieldKind.CHOICES: _("Several of several"),
    FieldKind.PERSON: _("A person of their organisation"),
    FieldKind.ITEM: _("A device of theirs"),
    FieldKind.PLACE: _("A place"),
    FieldKind.COST_CENTRE: _("A cost centre"),
    FieldKind.FILES: _("Files"),
    FieldKind.ROWS: _("A list of rows"),
    FieldKind.HEADING: _("A heading"),
    FieldKind.NOTE: _("An explanation"),
    FieldKind.DEFLECTION: _("Advice that may solve it"),
}
FORMATS: Mapping[TextFormat, Any] = {
    TextFormat.MAIL: _("An e-mail address"),
    TextFormat.PHONE: _("A telephone number"),
    TextFormat.ENDPOINT: _("An address, a network or a host"),
    TextFormat.PORTS: _("Ports"),
}
BEGINNINGS = {
    "self": _("Who fills it in"),
    "supervisor": _("Their supervisor"),
    "cost_centre": _("Their cost centre"),
    "place": _("Their place"),
    "today": _("Today"),
}
MOST_CONDITIONS = 3
SPARE_OPTIONS = 3
MOST_OPTIONS = 40
OPERATORS = ("equals", "greater", "less")


def kind_choices() -> list[tuple[str, Any]]:
    """The kinds of field by their names."""
    return [(kind.value, name) for kind, name in KINDS.items()]


def kind_label(kind: Any) -> Any:
    """What a kind is called; the word itself where it is none."""
    return KINDS[FieldKind(kind)] if kind in list(FieldKind) else kind


class FieldForm(CatalogueForm):
    """A field; which controls there are depends on its kind, which does not change."""

    def __init__(
        self,
        data: Any = None,
        *,
        actor: Actor,
        row: Mapping[str, Any],
        before: Sequence[Mapping[str, Any]],
    ) -> None:
        self.given, self.before = dict(row), before
        kind = row.get("kind")
        self.kind = FieldKind(kind) if kind in list(FieldKind) else FieldKind.TEXT
        self.texts = self._texts()
        self.wanted = (next(iter(self.texts)),)
        words = {name: self._words(row.get(name)) for name in self.texts}
        super().__init__(data, actor=actor, initial={**self._plain_initial(), **words})
        for name, made in self._controls().items():
            self.fields[name] = made
        self.options = self._add_options()
        self.conditions = self._add_conditions()

    def _texts(self) -> dict[str, Any]:
        if self.kind in (FieldKind.NOTE, FieldKind.DEFLECTION):
            more = {"link_text": _("Words of the link")} if self.kind is FieldKind.DEFLECTION else {}
            return {"text": _("Text"), **more}
        if self.kind is FieldKind.HEADING:
            return {"label": _("Heading"), "text": _("Text under it")}
        more = {"unit": _("Unit")} if self.kind is FieldKind.NUMBER else {}
        if self.kind is FieldKind.TEXT:
            more = {"pattern_says": _("What the pattern wants, in words")}
        return {"label": _("Question"), "help": _("Help"), **more}

    @staticmethod
    def _words(value: Any) -> dict[str, str]:
        return {"en": value} if isinstance(value, str) else dict(value or {})

    def _plain_initial(self) -> dict[str, Any]:
        found = {key: self.given.get(key) for key in self._keys()}
        if "allowed" in found:
            found["allowed"] = ", ".join(found["allowed"] or ())
        if self.kind is FieldKind.ROWS:
            found["fields"] = write_definition({"field": self.given.get("fields", ())})
        return found

    def _keys(self) -> tuple[str, ...]:
        if self.kind in SAYING:
            return ("id", "link") if self.kind is FieldKind.DEFLECTION else ("id",)
        own: dict[FieldKind, tuple[str, ...]] = {
            FieldKind.TEXT: ("least", "most", "format", "pattern"),
            FieldKind.DATE: ("after", "before", "default"),
            FieldKind.FILES: ("least", "most", "allowed", "largest_mb"),
            FieldKind.ROWS: ("least", "most", "fields"),
        }
        bounded = (*FIGURES, FieldKind.LONG_TEXT, FieldKind.CHOICES)
        more = own.get(self.kind, ("least", "most") if self.kind in bounded else ())
        if self.kind in DEFAULTS.values() and "default" not in more:
            more = (*more, "default")
        return ("id", "required", "confidential", *more)

    def _controls(self) -> dict[str, Any]:
        days = [("", "–"), ("today", _("Today")), *self._earlier(FieldKind.DATE)]
        fitting = [
            (word.value, BEGINNINGS[word.value]) for word, kind in DEFAULTS.items() if kind is self.kind
        ]
        what = _("letters") if self.kind in WORDS else _("that is")
        made = {
            "id": forms.CharField(
                label=_("Id"),
                max_length=40,
                help_text=_("Conditions and examples name it; programs read it."),
            ),
            "required": forms.BooleanField(label=_("Must be answered"), required=False),
            "confidential": forms.BooleanField(label=_("Only in confidential requests"), required=False),
            "least": forms.DecimalField(label=_("At the least"), required=False, help_text=what),
            "most": forms.DecimalField(label=_("At the most"), required=False),
            "format": forms.ChoiceField(
                label=_("What it has to be"), required=False, choices=[("", _("Any text")), *FORMATS.items()]
            ),
            "pattern": forms.CharField(
                label=_("Pattern"),
                max_length=200,
                required=False,
                help_text=_("A regular expression that the whole answer fits."),
            ),
            "after": forms.ChoiceField(label=_("Not before"), required=False, choices=days),
            "before": forms.ChoiceField(label=_("Not after"), required=False, choices=days),
            "default": forms.ChoiceField(
                label=_("Begins with"), required=False, choices=[("", _("Nothing")), *fitting]
            ),
            "allowed": forms.CharField(
                label=_("Endings of files that are taken"),
                required=False,
                help_text=_("For example: pdf, xlsx"),
            ),
            "largest_mb": forms.IntegerField(
                label=_("Largest file in MB"), required=False, min_value=1, max_value=20
            ),
            "link": forms.CharField(label=_("Address of the link"), required=False, max_length=300),
            "fields": forms.CharField(
                label=_("Fields of a row"),
                widget=forms.Textarea(
                    attrs={"rows": 14, "dir": "ltr", "class": "h-code", "spellcheck": "false"}
                ),
            ),
        }
        made["id"].widget.attrs["dir"] = "ltr"
        return {key: made[key] for key in self._keys()}

    def _earlier(self, *kinds: FieldKind) -> list[tuple[str, str]]:
        return [
            (str(row.get("id")), self._label_of(row))
            for row in self.before
            if row.get("kind") in kinds and row.get("id")
        ]

    @staticmethod
    def _label_of(row: Mapping[str, Any]) -> str:
        words = row.get("label")
        return (text_in(words) if isinstance(words, Mapping) else str(words or "")) or str(row.get("id"))

    def _add_options(self) -> list[dict[str, Any]]:
        if self.kind not in (FieldKind.CHOICE, FieldKind.CHOICES):
            return []
        known = [one for one in self.given.get("options", ()) if isinstance(one, Mapping)]
        count = min(len(known) + SPARE_OPTIONS, MOST_OPTIONS)
        rows = []
        for number in range(count):
            one = known[number] if number < len(known) else {}
            names = self._words(one.get("name"))
            id = forms.CharField(label=_("Id"), required=False, max_length=40, initial=one.get("id", ""))
            id.widget.attrs["dir"] = "ltr"
            self.fields[f"option_{number}_id"] = id
            for language in self.languages:
                self.fields[f"option_{number}_{language}"] = forms.CharField(
                    label=LANGUAGE_NAMES[language],
                    required=False,
                    max_length=200,
                    initial=names.get(language, ""),
                    widget=forms.TextInput(attrs={"lang": language, "dir": "auto"}),
                )
            words = [f"option_{number}_{language}" for language in self.languages]
            rows.append({"id": f"option_{number}_id", "names": words})
        return [{"id": self[row["id"]], "names": [self[name] for name in row["names"]]} for row in rows]

    def _add_conditions(self) -> list[tuple[Any, Any]]:
        tests, join = self._tests()
        if tests is None:
            return []
        sentences = [("", "–"), *self._sentences()]
        for number in range(MOST_CONDITIONS):
            said, value = tests[number] if number < len(tests) else ("", "")
            known = {code for code, _words in sentences}
            offered = sentences if said in known else [*sentences, (said, said)]
            self.fields[f"if_{number}"] = forms.ChoiceField(
                label=_("Seen if"), required=False, choices=offered, initial=said
            )
            self.fields[f"if_{number}_value"] = forms.CharField(
                label=_("Than"), required=False, max_length=60, initial=value
            )
        self.fields["join"] = forms.ChoiceField(
            label=_("Of several conditions"),
            required=False,
            initial=join,
            choices=[("all", _("all must hold")), ("any", _("one must hold"))],
        )
        rows = range(MOST_CONDITIONS)
        return [(self[f"if_{number}"], self[f"if_{number}_value"]) for number in rows]

    def _tests(self) -> tuple[list[tuple[str, str]] | None, str]:
        """The present conditions as (sentence, value), None where they are deeper than sentences."""
        condition = self.given.get("show_if")
        if not condition:
            return [], "all"
        join = next((word for word in ("all", "any") if word in condition), "all")
        parts = condition.get(join, [condition])
        if "in" in condition and isinstance(condition["in"], list):
            # One of several options is the same as any of them.
            join, parts = "any", [{"field": condition.get("field"), "equals": one} for one in condition["in"]]
        found = []
        for part in parts if isinstance(parts, list) else [None]:
            used = [key for key in part if key != "field"] if isinstance(part, Mapping) else []
            if len(used) != 1 or "field" not in part or used[0] in ("in", "all", "any", "not"):
                return None, join
            [operator], value = used, part[used[0]]
            exact = operator in ("equals", "filled")
            word = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
            code = f"{operator}|{part['field']}|{word}" if exact else f"{operator}|{part['field']}|"
            found.append((code, "" if exact else str(value)))
        return (found, join) if len(found) <= MOST_CONDITIONS else (None, join)

    def _sentences(self) -> list[tuple[str, str]]:
        said = []
        for row in self.before:
            id, kind, label = row.get("id"), row.get("kind"), self._label_of(row)
            if not id or kind in SAYING:
                continue
            for option in row.get("options", ()):
                name = text_in(option.get("name")) or option.get("id")
                said.append((f"equals|{id}|{option.get('id')}", f"{label}: {name}"))
            if kind == FieldKind.YES_NO:
                said.append((f"equals|{id}|yes", f"{label}: {gettext('Yes')}"))
                said.append((f"equals|{id}|no", f"{label}: {gettext('No')}"))
            if kind in (*FIGURES, FieldKind.DATE):
                said.append((f"greater|{id}|", gettext("%(label)s: more than") % {"label": label}))
                said.append((f"less|{id}|", gettext("%(label)s: less than") % {"label": label}))
            said.append((f"filled|{id}|yes", gettext("%(label)s: answered") % {"label": label}))
            said.append((f"filled|{id}|no", gettext("%(label)s: not answered") % {"label": label}))
        return said

    @property
    def plain(self) -> list[Any]:
        """The controls that are neither words, options nor conditions."""
        return [self[key] for key in self._keys()]

    def clean_fields(self) -> Any:
        """The fields of a row, as their text says."""
        try:
            return read_definition(self.cleaned_data["fields"]).get("field", [])
        except DefinitionError as error:
            raise forms.ValidationError(str(error)) from error

    def row_given(self) -> dict[str, Any]:
        """The field as plain data; what cannot be typed here stays as it was."""
        given = self.cleaned_data
        row: dict[str, Any] = {"id": given["id"].strip(), "kind": self.kind.value}
        for key in self._keys()[1:]:
            value = given[key]
            if key in ("least", "most") and value is not None:
                value = format(value.normalize(), "f")
            if key == "allowed":
                value = [part.strip().lstrip(".") for part in value.split(",") if part.strip()]
            row[key] = value
        row |= {name: self.text(name) for name in self.texts}
        if self.options:
            row["options"] = self._options_given()
        row["show_if"] = self._condition_given() if self.conditions else self.given.get("show_if")
        return row

    def _options_given(self) -> list[dict[str, Any]]:
        found = []
        for number in range(len(self.options)):
            names = {code: self.cleaned_data[f"option_{number}_{code}"].strip() for code in self.languages}
            names = {code: name for code, name in names.items() if name}
            id = self.cleaned_data[f"option_{number}_id"].strip()
            if id or names:
                found.append({"id": id, "name": names})
        return found

    def _condition_given(self) -> dict[str, Any] | None:
        parts = []
        for number in range(MOST_CONDITIONS):
            said = self.cleaned_data[f"if_{number}"]
            if not said:
                continue
            operator, field, word = said.split("|", 2)
            value: Any = (
                self.cleaned_data[f"if_{number}_value"].strip() if operator in ("greater", "less") else word
            )
            kinds = {row.get("id"): row.get("kind") for row in self.before}
            if operator == "filled" or kinds.get(field) == FieldKind.YES_NO:
                value = word == "yes"
            parts.append({"field": field, operator: value})
        if len(parts) < 2:
            return parts[0] if parts else None
        return {self.cleaned_data["join"] or "all": parts}
