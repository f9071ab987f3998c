"""Forms of whoever writes: an article's texts and facts, announcements, a page's owner."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.errors import DomainError, NotVisible
from huolto.foundation.forms import LocalDateField
from huolto.foundation.localisation import LANGUAGE_NAMES, current
from huolto.knowledge.choices import AnnouncementKind, ArticleKind, Readers, Severity
from huolto.knowledge.commands import AnnouncementFacts, ArticleFacts
from huolto.knowledge.commands.articles import LONGEST
from huolto.knowledge.models import Announcement, Article
from huolto.knowledge.queries import possible_owners
from huolto.parties.choices import CUSTOMER_RIGHTS, Right
from huolto.parties.models import Organisation
from huolto.parties.queries import customers_visible_to
from huolto.rules.texts import sorting_key


class RefusableForm(forms.Form):
    """A form that shows a command's refusal beside the field it names."""

    def refuse(self, error: DomainError) -> None:
        """What does not exist stays a 404."""
        if isinstance(error, NotVisible):
            raise error
        self.add_error(error.field if error.field in self.fields else None, str(error))


class TextsForm(RefusableForm):
    """An article's texts in one language."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST["title"], required=False)
    summary = forms.CharField(
        label=_("In one sentence"),
        max_length=LONGEST["summary"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=LONGEST["body"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("## heading, - list, **bold**, [words](address)"),
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.fields.values():
            one.widget.attrs |= {"lang": language, "dir": "auto"}


class NewArticleForm(RefusableForm):
    """The title in the provider's language; all else comes next."""

    title = forms.CharField(label=_("Title"), max_length=LONGEST["title"])


class AddressedForm(RefusableForm):
    """Whom something is for."""

    readers = forms.ChoiceField(label=_("Readers"), choices=Readers.choices)
    right = forms.ChoiceField(label=_("Only with the right"), required=False)
    customers = forms.MultipleChoiceField(
        label=_("Only these customers"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen means all customers."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = current().language
        self.fields["right"].choices = [("", _("Any")), *Right.choices]
        customers = sorted(_customers(actor), key=lambda one: sorting_key(one.name, language))
        self.fields["customers"].choices = [(str(one.pk), one.name) for one in customers]

    def clean(self) -> dict[str, Any]:
        """A right must be one that these readers can have."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        right, readers = facts.get("right"), facts.get("readers")
        is_customers = right in CUSTOMER_RIGHTS
        if right and readers != Readers.EVERYONE and is_customers != (readers == Readers.CUSTOMERS):
            self.add_error(
                "right",
                _("Nobody among these readers has this right. Choose other readers or another right."),
            )
        if facts.get("customers") and readers == Readers.STAFF:
            self.add_error(
                "customers",
                _("Staff belong to no customer. Choose other readers, or take the customers out."),
            )
        return facts

    @property
    def customer_ids(self) -> tuple[int, ...]:
        """The chosen customers."""
        return tuple(int(value) for value in self.cleaned_data["customers"])


class ArticleFactsForm(AddressedForm):
    """What an article is beside its texts."""

    kind = forms.ChoiceField(label=_("Kind"), choices=ArticleKind.choices)
    page_keys = forms.CharField(
        label=_("Helps with the pages"),
        required=False,
        max_length=400,
        help_text=_("Names of pages, separated by blanks, as in: devices device shop"),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    owner = forms.ModelChoiceField(
        label=_("Looked after by"), queryset=None, required=False, empty_label=_("Nobody in particular")
    )
    position = forms.IntegerField(label=_("Place in the list"), min_value=0, max_value=9999)
    field_order = ("kind", "readers", "right", "customers", "page_keys", "owner", "position")

    def __init__(self, *args: Any, actor: Actor, article: Article, **kwargs: Any) -> None:
        initial = {
            "kind": article.kind,
            "readers": article.readers,
            "right": article.right,
            "customers": [str(pk) for pk in article.customers.values_list("organisation_id", flat=True)],
            "page_keys": " ".join(article.page_keys),
            "owner": article.owner_id,
            "position": article.position,
        }
        super().__init__(*args, actor=actor, initial=initial, **kwargs)
        self.fields["owner"].queryset = possible_owners(actor)

    def facts(self) -> ArticleFacts:
        """What the command takes."""
        given, owner = self.cleaned_data, self.cleaned_data["owner"]
        return ArticleFacts(
            kind=given["kind"],
            readers=given["readers"],
            right=given["right"],
            customer_ids=self.customer_ids,
            page_keys=tuple(given["page_keys"].replace(",", " ").split()),
            owner_id=owner.pk if owner else None,
            position=given["position"],
        )


class AnnouncementForm(AddressedForm):
    """Something to tell, in all languages; the provider's own is asked for."""

    kind = forms.ChoiceField(label=_("Kind"), choices=AnnouncementKind.choices)
    severity = forms.ChoiceField(
        label=_("How much it hinders"),
        choices=Severity.choices,
        help_text=_("A major disruption stands in red on every page."),
    )
    from_on = LocalDateField(label=_("From"))
    from_time = forms.TimeField(label=_("At what time"), widget=forms.TimeInput(attrs={"type": "time"}))
    until_on = LocalDateField(label=_("Until"), required=False)
    until_time = forms.TimeField(
        label=_("Until what time"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    is_pinned = forms.BooleanField(label=_("Keep it on top"), required=False)
    field_order = (
        "kind", "severity", "from_on", "from_time", "until_on", "until_time", "is_pinned", "readers", "right",
        "customers",
    )  # fmt: skip

    def __init__(
        self, *args: Any, actor: Actor, announcement: Announcement | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, actor=actor, initial=_initial(announcement), **kwargs)
        own = actor.provider.language
        self.languages = (own, *(code for code in LANGUAGE_NAMES if code != own))
        for language in self.languages:
            marks = {"lang": language, "dir": "auto"}
            written = {
                name: getattr(announcement, name).get(language, "") if announcement else ""
                for name in ("title", "body")
            }
            self.fields[f"title_{language}"] = forms.CharField(
                label=_("Title"),
                max_length=200,
                required=language == own,
                initial=written["title"],
                widget=forms.TextInput(attrs=marks),
            )
            self.fields[f"body_{language}"] = forms.CharField(
                label=_("Text"),
                max_length=4000,
                required=False,
                initial=written["body"],
                widget=forms.Textarea(attrs={"rows": 4, **marks}),
            )

    @property
    def by_language(self) -> list[tuple[str, str, Any, Any, bool]]:
        """Code, name, the two fields, and whether the language is written, the provider's first."""
        return [
            (code, LANGUAGE_NAMES[code], self[f"title_{code}"], self[f"body_{code}"], bool(self[f"title_{code}"].value()))
            for code in self.languages
        ]  # fmt: skip

    @property
    def fact_fields(self) -> list[Any]:
        """What is no text."""
        return [self[name] for name in self.field_order]

    def facts(self) -> AnnouncementFacts:
        """What the command takes, times on the clock of the reader."""
        given = self.cleaned_data
        until = None
        if given["until_on"]:
            until = _moment(given["until_on"], given["until_time"])
        return AnnouncementFacts(
            title=self._texts("title"),
            body=self._texts("body"),
            from_at=_moment(given["from_on"], given["from_time"]),
            until_at=until,
            **{name: given[name] for name in ("kind", "severity", "is_pinned", "readers", "right")},
            customer_ids=self.customer_ids,
        )

    def refuse(self, error: DomainError) -> None:
        """The command speaks of a title and an end; the form has fields of its own for both."""
        named = {"title": f"title_{self.languages[0]}", "until_at": "until_on"}
        if error.field in named:
            self.add_error(named[error.field], str(error))
            return
        super().refuse(error)

    def _texts(self, name: str) -> dict[str, str]:
        written = {
            code: self.cleaned_data[f"{name}_{code}"].replace("\r\n", "\n").strip() for code in self.languages
        }
        return {code: text for code, text in written.items() if text}


class OwnerForm(RefusableForm):
    """Who reads what is said of a page."""

    owner = forms.ModelChoiceField(
        label=_("Looked after by"), queryset=None, required=False, empty_label=_("Nobody in particular")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = possible_owners(actor)


def _customers(actor: Actor) -> list[Organisation]:
    return list(customers_visible_to(actor).filter(is_active=True))


def _moment(day: Any, at: Any) -> datetime:
    """A day and an hour on the reader's clock; without an hour the day's beginning."""
    return datetime.combine(day, at or datetime.min.time(), tzinfo=current().zone)


def _initial(announcement: Announcement | None) -> dict[str, Any]:
    zone = current().zone
    if announcement is None:
        now = timezone.now().astimezone(zone)
        return {"from_on": now.date(), "from_time": now.strftime("%H:%M")}
    from_at, until_at = announcement.from_at.astimezone(zone), announcement.until_at
    until_at = until_at.astimezone(zone) if until_at else None
    return {
        **{
            name: getattr(announcement, name)
            for name in ("kind", "severity", "is_pinned", "readers", "right")
        },
        "customers": [str(pk) for pk in announcement.customers.values_list("organisation_id", flat=True)],
        "from_on": from_at.date(),
        "from_time": from_at.strftime("%H:%M"),
        "until_on": until_at.date() if until_at else None,
        "until_time": until_at.strftime("%H:%M") if until_at else "",
    }
