"""Choosing one person out of however many: found by their words as one types, or without scripts by what was typed.

`People` are those whom a reader may choose, `PersonPick` is the control, `PersonPickField` the field of a form with it.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import is_id
from huolto.parties.models import Person

MOST_FOUND = 10
MOST_WORDS = 100


@dataclass(frozen=True)
class Picked:
    """What the control sent: a key, the words beside it, and whether the key was picked from those that fit."""

    key: str = ""
    words: str = ""
    is_from_list: bool = False


@dataclass(frozen=True)
class Meant:
    """Who was meant: one person, or several that fit, or nobody, with what to say then."""

    person: Person | None = None
    candidates: tuple[Person, ...] = ()
    error: str = ""


class People(Collection[int]):
    """The people whom somebody may choose, as rows that are asked only for what is needed."""

    def __init__(self, rows: QuerySet[Person]) -> None:
        self._rows = rows

    def __contains__(self, key: object) -> bool:
        return self._rows.filter(pk=key).exists()

    def __iter__(self) -> Iterator[int]:
        return iter(self._rows.values_list("pk", flat=True))

    def __len__(self) -> int:
        return self._rows.count()

    def named(self, key: Any) -> Person | None:
        """One of them by key."""
        if not is_id(str(key)):
            return None
        return self._rows.select_related("organisation").filter(pk=int(key)).first()

    def found(self, words: str, limit: int = MOST_FOUND) -> list[Person]:
        """Those in whose name, mail address or number each of the words stands, by name."""
        rows = self._rows.select_related("organisation")
        parts = words.split()
        if not parts:
            return []
        for part in parts:
            rows = rows.filter(
                Q(name__icontains=part) | Q(email__icontains=part) | Q(employee_number__iexact=part)
            )
        return list(rows.order_by(in_alphabet(), "pk")[:limit])

    def meant(self, picked: Picked) -> Meant:
        """Who was meant by what the control sent; nobody and no error where it was left empty."""
        words = " ".join(picked.words.split())[:MOST_WORDS]
        named = self.named(picked.key) if picked.key else None
        if named is not None and (picked.is_from_list or words == " ".join(named.name.split())):
            return Meant(named)
        if not words:
            return Meant()
        found = self.found(words)
        same = list(
            self._rows.filter(Q(name__iexact=words) | Q(email__iexact=words)).order_by("pk")[:MOST_FOUND]
        )
        if len(same or found) == 1:
            return Meant((same or found)[0])
        if not found:
            return Meant(error=_("Nobody who may be chosen here is called “%(words)s”.") % {"words": words})
        return Meant(candidates=tuple(same or found), error=_("Several people fit. Choose one of them."))


class PersonPick(forms.Widget):
    """A text that finds people as one types, with the key of who was picked beside it."""

    def __init__(
        self, people: People | None = None, url: str = "", attrs: dict[str, Any] | None = None
    ) -> None:
        super().__init__(attrs)
        self.people, self.url = people, url

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Picked:
        """What was sent, of the page or of the plain list of those that fit."""
        if one := data.get(f"{name}-one", ""):
            return Picked(one, "", is_from_list=True)
        # A key that comes without words was not picked on this control, and counts alone.
        words = data.get(f"{name}-words")
        return Picked(data.get(name, ""), words or "", is_from_list=words is None)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the control was not on the page."""
        return name not in data and f"{name}-words" not in data

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        """The control with who is chosen, or with those that fit."""
        meant, words = Meant(), ""
        if self.people is not None and isinstance(value, Picked):
            meant, words = self.people.meant(value), value.words
        elif self.people is not None and value not in (None, ""):
            meant, words = (
                Meant(self.people.named(value)),
                "" if is_id(str(value)) else str(value).strip("“”"),
            )
        drawn = self.build_attrs(self.attrs, {**(attrs or {}), "name": f"{name}-words"})
        context = {
            "name": name,
            "key": meant.person.pk if meant.person else "",
            "words": meant.person.name if meant.person else words,
            "candidates": meant.candidates,
            "url": self.url,
            "id": drawn.get("id", name),
            "attrs": flatatt(drawn),
        }
        return SafeString(render_to_string("parties/_pick.html", context))


class PersonPickField(forms.Field):
    """A person out of many; cleans to the person, or None. `offer` says whom, and where they are looked up."""

    widget = PersonPick
    default_error_messages = {"required": gettext_lazy("Choose a person.")}

    def offer(self, people: People, url: str) -> None:
        """Whom one may choose, and the address that finds them."""
        self.people = people
        self.widget.people, self.widget.url = people, url

    def clean(self, value: Any) -> Person | None:
        """Who was meant; raises ValidationError where nobody is, or several are."""
        meant = self.people.meant(value or Picked())
        if meant.error:
            raise ValidationError(meant.error, code="unclear")
        if meant.person is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return meant.person
