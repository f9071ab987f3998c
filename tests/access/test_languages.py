"""Every page in Persian and in Finnish: no English sentence is left on it, whoever opens it."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import reverse

from access.addresses import ADDRESSES, CLOSED, ROLES, Fixed
from access.objects import own_objects
from access.test_all_routes import PREFIX, ROUTES, knocker, opens
from cast import Cast
from huolto.parties.models import Organisation, User

ENGLISH = frozenset(
    {
        "the", "of", "is", "are", "to", "and", "with", "for", "you", "your", "not", "this", "it", "what", "who", "yet",
        "be", "can", "has", "was", "which", "from", "by", "how",
    }
)  # fmt: skip
"""Words that no sentence of Finnish has, and no Persian one in Latin letters."""

SILENT = frozenset({"script", "style", "code", "pre", "textarea", "option"})
SEEN = frozenset({"aria-label", "title", "placeholder", "alt"})
_WORD = re.compile(r"[A-Za-z]+")

WALKERS = ("orderer", "customer administrator", "approver", "billing", "provider administrator")


class Texts(HTMLParser):
    """All texts of a page that are seen or heard."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.found += [value for name, value in attrs if name in SEEN and value]

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent and data.strip():
            self.found.append(" ".join(data.split()))


def english_in(page: str, names: list[str]) -> Iterator[str]:
    """Texts of a page with two English words that are no name."""
    reader = Texts()
    reader.feed(page)
    for text in reader.found:
        left = text
        for name in names:
            left = left.replace(name, "")
        words = [word.lower() for word in _WORD.findall(left)]
        if sum(word in ENGLISH for word in words) >= 2 or (
            len(words) >= 3 and any(word in ENGLISH for word in words)
        ):
            yield text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fa", "fi"])
def test_no_page_speaks_english_to_whoever_chose_another_language(cast: Cast, language: str) -> None:
    own = own_objects(cast)
    User.objects.update(language=language)
    names = list(Organisation.objects.values_list("name", flat=True))
    client = Client(raise_request_exception=False)
    found: set[str] = set()
    seen = 0
    done: set[str] = set()
    for role in WALKERS:
        one = knocker(cast, role)
        client.force_login(cast.user(getattr(cast, ROLES[role] or "")))
        for route in ROUTES:
            told = ADDRESSES.get(route.name, {})
            if (
                route.name in CLOSED | done
                or not opens(route, one)
                or any(p not in told for p in route.parts)
            ):
                continue
            filled = {
                part: field.value if isinstance(field, Fixed) else getattr(own, field)
                for part, field in told.items()
            }
            answer = client.get(PREFIX + reverse(route.name, kwargs=filled))
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            seen += 1
            done.add(route.name)
            found |= {f"{route.name}: {text}" for text in english_in(answer.content.decode(), names)}
    assert seen > 80
    assert sorted(found) == []
