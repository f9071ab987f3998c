"""Writing on the pages of the workbench: what was typed is published with it, and a name begins where one is."""

import pytest

from cast import Cast
from huolto.knowledge.commands import begin_article, write_article
from huolto.knowledge.models import Article
from huolto.knowledge.queries import article_read
from portal.test_device_pages import browser

pytestmark = pytest.mark.django_db
TYPED = {
    "what": "texts",
    "title": "Tulostin jumissa",
    "summary": "Kun paperi ei liiku.",
    "body": "Avaa luukku.",
}


def begun(cast: Cast) -> Article:
    return begin_article(actor=cast.actor(cast.agent), title="Tulostin jumissa")


def address(article: Article) -> str:
    return f"/p/suopursu/work/articles/{article.pk}/"


def is_read(cast: Cast, article: Article) -> bool:
    return article_read(cast.actor(cast.employee), article.slug) is not None


def test_publishing_takes_what_is_typed_with_it(cast: Cast) -> None:
    article = begun(cast)
    page = browser(cast, cast.agent).post(address(article), {**TYPED, "then": "publish"}, follow=True)
    assert "Published: readers see it now." in page.content.decode()
    found = article_read(cast.actor(cast.employee), article.slug)
    assert found is not None
    assert Article.objects.get(pk=article.pk).body["fi"] == "Avaa luukku."


def test_what_cannot_be_published_yet_stays_as_a_draft(cast: Cast) -> None:
    article = begun(cast)
    typed = {**TYPED, "body": "", "then": "publish"}
    page = browser(cast, cast.agent).post(address(article), typed, follow=True).content.decode()
    assert "What you typed is kept as a draft." in page
    assert "Kun paperi ei liiku." in page
    assert not is_read(cast, article)


def test_keeping_the_draft_publishes_nothing(cast: Cast) -> None:
    article = begun(cast)
    browser(cast, cast.agent).post(address(article), TYPED)
    assert not is_read(cast, article)


def test_publishing_again_without_a_change_makes_no_version(cast: Cast) -> None:
    article, client = begun(cast), browser(cast, cast.agent)
    for _click in range(2):
        client.post(address(article), {**TYPED, "then": "publish"})
    assert Article.objects.get(pk=article.pk).version == 1


def test_an_earlier_draft_is_published_with_it_though_nothing_is_typed(cast: Cast) -> None:
    article = begun(cast)
    texts = {name: TYPED[name] for name in ("title", "summary", "body")}
    write_article(actor=cast.actor(cast.agent), article_id=article.pk, language="fi", texts=texts)
    browser(cast, cast.agent).post(address(article), {**TYPED, "then": "publish"})
    assert is_read(cast, article)
