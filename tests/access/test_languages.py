"""Every page of both faces in Finnish and in Persian: no English is left on it, whoever opens it.

What stands on a page in another language on purpose says so by `lang`, as readers of screens need it too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import trans_real

from access.addresses import ADDRESSES, CLOSED, Fixed
from access.objects import Objects, own_objects
from access.test_all_routes import PREFIX, ROUTES, door, knocker, opens
from cast import Cast
from huolto.agreements.models import AgreementVersion
from huolto.desk.models import GuideVersion
from huolto.foundation.localisation import LANGUAGE_NAMES
from huolto.parties.models import Organisation, User

ENGLISH = frozenset(
    {
        "the", "of", "is", "are", "to", "and", "with", "for", "you", "your", "not", "this", "it", "what", "who", "yet",
        "be", "can", "has", "was", "which", "from", "by", "how",
    }
)  # fmt: skip
"""Words that no sentence of Finnish has, and no Persian one in Latin letters."""

WALKERS = ("orderer", "customer administrator", "data officer", "approver", "employee", "billing", "store keeper",
           "provider administrator", "provider's data officer")  # fmt: skip
"""Roles that see every page between them."""

TYPED = ("News", "Memory", "Category", "In service")
"""What the objects of this test are called by the people who made them, and the interface too."""

NAMELESS = "-" * 9
"""What a form shows for "none of these" where nobody gave it words."""

SILENT = frozenset({"script", "style", "code", "pre", "textarea"})
HEARD = frozenset({"aria-label", "title", "placeholder", "alt"})
VOID = frozenset({"meta", "link", "input", "img", "br", "hr", "source", "wbr", "col"})
_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\w+(?:[._-]\w+)+")


@dataclass
class Texts(HTMLParser):
    """What a page says, seen or heard, in the page's own language."""

    found: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.path: list[bool] = []  # is an open tag one in which the page speaks?

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        speaks = all(self.path) and tag not in SILENT and (tag == "html" or "lang" not in told)
        if speaks:
            self.found += [value for name, value in told.items() if name in HEARD and value]
        if tag not in VOID:
            self.path.append(speaks)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.path:
            self.path.pop()

    def handle_data(self, data: str) -> None:
        if all(self.path) and data.strip():
            self.found.append(" ".join(data.split()))


def english_in(page: str, language: str, written: list[str]) -> Iterator[str]:
    """Texts of a page that its language has another word for, or with words of English sentences.

    `written` is what people wrote themselves, which stays in the language of its writer.
    """
    catalogue = trans_real.translation(language)
    typed = "\n".join(written)
    reader = Texts()
    reader.feed(page)
    for text in reader.found:
        if text == NAMELESS:
            yield "a choice without words"
        if text in typed:
            continue
        left = text
        for name in written:
            left = left.replace(name, "") if len(name) < 100 else left
        words = [word.lower() for word in _WORD.findall(_CODE.sub("", left))]
        known = sum(word in ENGLISH for word in words)
        is_msgid = len(text) > 3 and catalogue.gettext(text) != text
        if is_msgid or known >= 2 or (known and len(words) >= 3):
            yield text


@dataclass(frozen=True)
class Visit:
    """One page, and the session of the first walker to whom it opens."""

    name: str
    address: str
    session: str


def visits(cast: Cast, own: Objects) -> Iterator[Visit]:
    """All addresses that somebody may open."""
    for role in WALKERS:
        one = knocker(cast, role)
        for route in ROUTES:
            if route.name in CLOSED or not opens(route, one):
                continue
            told = ADDRESSES.get(route.name, {})
            filled = {
                part: value.value if isinstance(value, Fixed) else getattr(own, value)
                for part, value in told.items()
            }
            yield Visit(route.name, PREFIX + reverse(route.name, kwargs=filled), one.session)


def page_at(visit: Visit) -> str | None:
    """The page; "" where this walker is refused, None for what is no page for anybody. Nothing of the visit stays."""
    client = door()
    client.cookies.clear()
    client.cookies[settings.SESSION_COOKIE_NAME] = visit.session
    with transaction.atomic():
        answer = client.get(visit.address)
        is_page = answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
        if answer.streaming:
            b"".join(answer.streaming_content)
            is_page = False
        transaction.set_rollback(True)
    assert answer.status_code < 500, visit.address
    if answer.status_code in (200, 405) and not is_page:
        return None
    return answer.content.decode() if is_page else ""


@pytest.mark.django_db
def test_no_page_speaks_english_to_whoever_chose_another_language(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huolto.config.urls.handler404", lambda *_args, **_kwargs: HttpResponse(status=404))
    own = own_objects(cast)
    written = [
        *Organisation.objects.values_list("name", flat=True),
        *AgreementVersion.objects.values_list("source", flat=True),
        *GuideVersion.objects.values_list("source", flat=True),
        *LANGUAGE_NAMES.values(),
        *TYPED,
    ]
    wrong: set[str] = set()
    pages: dict[str, Visit] = {}
    User.objects.update(language="fi")
    no_pages: set[str] = set()
    for visit in visits(cast, own):
        if visit.name in no_pages or visit.name in pages:
            continue
        page = page_at(visit)
        if page is None:
            no_pages.add(visit.name)
        elif page:
            pages[visit.name] = visit
            wrong |= {f"fi {visit.name}: {text}" for text in english_in(page, "fi", written)}
    User.objects.update(language="fa")
    for visit in pages.values():
        wrong |= {f"fa {visit.name}: {text}" for text in english_in(page_at(visit) or "", "fa", written)}
    assert len(pages) > 140
    assert sorted(wrong) == []
