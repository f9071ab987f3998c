"""Articles: written as drafts, published as versions, read by whom they are meant for; those that come with the program."""

import dataclasses

import pytest
from django.conf import settings
from django.urls import get_resolver

from cast import Cast
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.knowledge.choices import Readers
from huolto.knowledge.commands import (
    ArticleFacts,
    begin_article,
    discard_draft,
    publish_article,
    retire_article,
    set_article_facts,
    ship_articles,
    ship_to_all,
    shipped,
    write_article,
)
from huolto.knowledge.markup import plain_text, render_marks
from huolto.knowledge.models import Article
from huolto.knowledge.models.article import TEXTS
from huolto.knowledge.queries import article_read, articles_found, help_for, missing_texts
from huolto.parties.models import Person
from huolto.portal.frame import WAYS
from huolto.workbench.frame import WAYS as WORK_WAYS

LANGUAGES = {"en", "fi", "sv", "nb", "fa"}


def written(cast: Cast, title: str = "Tulostin jumissa", **facts: object) -> Article:
    """A published article of Suopursu in Finnish."""
    agent = cast.actor(cast.agent)
    article = begin_article(actor=agent, title=title)
    texts = {"title": title, "summary": "", "body": "Avaa luukku."}
    write_article(actor=agent, article_id=article.pk, language="fi", texts=texts)
    if facts:
        set_article_facts(actor=agent, article_id=article.pk, facts=ArticleFacts(**facts))  # type: ignore[arg-type]
    return publish_article(actor=agent, article_id=article.pk)


def reads(cast: Cast, person: Person, article: Article) -> bool:
    return article_read(cast.actor(person), article.slug) is not None


def test_a_draft_is_seen_by_no_reader_until_it_is_published(cast: Cast) -> None:
    agent = cast.actor(cast.agent)
    article = begin_article(actor=agent, title="Tulostin jumissa")
    assert not reads(cast, cast.employee, article)
    write_article(actor=agent, article_id=article.pk, language="fi", texts={"body": "Avaa luukku."})
    publish_article(actor=agent, article_id=article.pk)
    assert reads(cast, cast.employee, article)


def test_what_is_written_later_is_seen_once_it_is_published_and_the_earlier_version_is_kept(
    cast: Cast,
) -> None:
    article = written(cast)
    agent = cast.actor(cast.agent)
    write_article(actor=agent, article_id=article.pk, language="fi", texts={"body": "Sammuta ensin."})
    reading = article_read(cast.actor(cast.employee), article.slug)
    assert reading is not None
    assert reading.body == "Avaa luukku."
    publish_article(actor=agent, article_id=article.pk)
    reading = article_read(cast.actor(cast.employee), article.slug)
    assert reading is not None
    assert reading.body == "Sammuta ensin."
    versions = article.versions.values_list("number", "body", "published_by")
    assert list(versions) == [
        (2, {"fi": "Sammuta ensin."}, cast.agent.pk),
        (1, {"fi": "Avaa luukku."}, cast.agent.pk),
    ]


def test_a_draft_can_be_forgotten_but_not_the_only_one(cast: Cast) -> None:
    article = written(cast)
    agent = cast.actor(cast.agent)
    write_article(actor=agent, article_id=article.pk, language="fi", texts={"body": "Toinen."})
    discard_draft(actor=agent, article_id=article.pk)
    article.refresh_from_db()
    assert article.draft is None
    first = begin_article(actor=agent, title="Uusi")
    with pytest.raises(WrongState):
        discard_draft(actor=agent, article_id=first.pk)


def test_nothing_is_published_without_title_and_text_in_the_language_of_the_house(cast: Cast) -> None:
    agent = cast.actor(cast.agent)
    article = begin_article(actor=agent, title="Printer jam", language="en")
    write_article(actor=agent, article_id=article.pk, language="en", texts={"body": "Open it."})
    with pytest.raises(InvalidInput) as refused:
        publish_article(actor=agent, article_id=article.pk)
    assert refused.value.field == "title"


def test_a_retired_article_is_gone_for_readers_and_comes_back_as_it_was(cast: Cast) -> None:
    article = written(cast)
    agent = cast.actor(cast.agent)
    retire_article(actor=agent, article_id=article.pk)
    assert not reads(cast, cast.employee, article)
    assert articles_found(cast.actor(cast.employee), "jumissa") == []
    publish_article(actor=agent, article_id=article.pk)
    assert reads(cast, cast.employee, article)
    article.refresh_from_db()
    assert article.version == 1


@pytest.mark.parametrize("who", ["employee", "customer_administrator", "technician", "billing"])
def test_only_writers_write(cast: Cast, who: str) -> None:
    article = written(cast)
    actor = cast.actor(getattr(cast, who))
    with pytest.raises(NotVisible):
        begin_article(actor=actor, title="Mine")
    with pytest.raises(NotVisible):
        write_article(actor=actor, article_id=article.pk, language="fi", texts={"body": "Mine"})
    with pytest.raises(NotVisible):
        retire_article(actor=actor, article_id=article.pk)


def test_a_writer_of_another_provider_reaches_nothing_here(cast: Cast) -> None:
    article = written(cast)
    stranger = cast.actor(cast.payar_administrator)
    with pytest.raises(NotVisible):
        publish_article(actor=stranger, article_id=article.pk)
    assert article_read(stranger, article.slug) is None


@pytest.mark.parametrize(
    ("facts", "readers"),
    [
        ({"readers": "everyone"}, {"employee", "orderer", "other_orderer", "agent", "billing"}),
        ({"readers": "customers"}, {"employee", "orderer", "other_orderer"}),
        ({"readers": "staff"}, {"agent", "billing"}),
        ({"readers": "customers", "right": "order"}, {"orderer", "other_orderer"}),
        ({"readers": "staff", "right": "billing"}, {"billing"}),
    ],
)
def test_an_article_is_read_by_whom_it_is_meant_for(
    cast: Cast, facts: dict[str, str], readers: set[str]
) -> None:
    article = written(cast, **facts)
    asked = ("employee", "orderer", "other_orderer", "agent", "billing", "sepidar_orderer")
    assert {who for who in asked if reads(cast, getattr(cast, who), article)} == readers


def test_an_article_for_a_customer_reaches_its_schools_and_no_other_customer(cast: Cast) -> None:
    of_town = written(cast, customer_ids=(cast.kaarnalahti.pk,))
    of_school = written(cast, "Koulun ohje", customer_ids=(cast.rantakoulu.pk,))
    asked = ("employee", "teacher", "other_employee")
    assert {who for who in asked if reads(cast, getattr(cast, who), of_town)} == {"employee", "teacher"}
    assert {who for who in asked if reads(cast, getattr(cast, who), of_school)} == {"teacher"}


def test_an_article_names_no_customer_and_no_owner_of_another_provider(cast: Cast) -> None:
    agent, article = cast.actor(cast.agent), written(cast)
    for facts in (
        ArticleFacts(customer_ids=(cast.sepidar.pk,)),
        ArticleFacts(owner_id=cast.payar_administrator.pk),
        ArticleFacts(owner_id=cast.employee.pk),
    ):
        with pytest.raises(NotVisible):
            set_article_facts(actor=agent, article_id=article.pk, facts=facts)


def test_articles_are_found_in_any_language_however_it_is_spelled(cast: Cast) -> None:
    employee = cast.actor(cast.employee)
    for words in ("cost centre cart", "OSTOSKORISSA", "سبد خريد", "سبد  خرید"):
        assert "order" in {reading.slug for reading in articles_found(employee, words)}, words
    assert articles_found(employee, "zzz") == []


def test_a_reader_gets_the_house_language_where_the_own_is_missing(cast: Cast) -> None:
    article = written(cast)
    reading = article_read(cast.actor(cast.employee), article.slug)
    assert reading is not None
    assert reading.title == "Tulostin jumissa"
    assert (reading.language, reading.direction) == ("fi", "ltr")


def test_what_is_missing_is_told_by_language() -> None:
    texts = {"title": dict.fromkeys(LANGUAGES, "T"), "summary": {}, "body": {"en": "B"}}
    missing = missing_texts(texts)
    assert missing["en"] == ["summary"]
    assert missing["fa"] == ["summary", "body"]


def test_every_provider_has_the_articles_of_the_program(cast: Cast) -> None:
    keys = {one.key for one in shipped.shipped_articles()}
    for provider in (cast.suopursu, cast.payar, cast.vindkulla):
        rows = Article.objects.of(provider).filter(state="published")
        assert set(rows.values_list("shipped_key", flat=True)) == keys
    assert ship_articles(actor=cast.system()) == 0


def test_each_start_brings_what_is_missing_to_every_provider(cast: Cast) -> None:
    Article.objects.filter(shipped_key="order").delete()
    ship_to_all()
    assert Article.objects.filter(shipped_key="order", state="published", version=1).count() == 3
    assert settings.AFTER_UPGRADE == ["huolto.knowledge.commands.ship_to_all"]


def test_the_articles_of_the_program_are_whole_in_all_languages() -> None:
    for one in shipped.shipped_articles():
        for name in TEXTS:
            assert {code for code, text in one.texts[name].items() if text} == LANGUAGES, (one.key, name)


def test_their_links_lead_to_pages_and_articles_that_are_there() -> None:
    keys = {one.key for one in shipped.shipped_articles()}
    for one in shipped.shipped_articles():
        for text in one.texts["body"].values():
            drawn = str(render_marks(text))
            assert "<a " in drawn or "](" not in text
            assert "<a>" not in drawn and 'href="page:' not in drawn, one.key  # noqa: PT018
            links = {part.partition('"')[0] for part in drawn.split('href="/guide/')[1:]}
            assert links <= {f"{key}/" for key in keys}


def test_every_page_of_the_menus_has_help_and_every_page_named_exists() -> None:
    named = {key for one in shipped.shipped_articles() for key in one.page_keys}
    ways = {way[0] for way in WAYS} | {way[0] for way in WORK_WAYS}
    assert ways - named == set()
    routes = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert named - routes == set()


def test_help_for_a_page_follows_the_guide_and_keeps_to_the_reader(cast: Cast) -> None:
    slugs = [reading.slug for reading in help_for(cast.actor(cast.orderer), "device")]
    assert slugs == ["move-device", "retire-device"]
    assert help_for(cast.actor(cast.orderer), "work_billing") == []
    assert [one.slug for one in help_for(cast.actor(cast.billing), "work_billing")] == ["work-billing"]


def test_a_newer_program_renews_what_nobody_changed_and_leaves_the_rest(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    agent = cast.actor(cast.agent)
    own = Article.objects.of(cast.suopursu).get(shipped_key="order")
    write_article(actor=agent, article_id=own.pk, language="fi", texts={"body": "Soita Vesalle."})
    publish_article(actor=agent, article_id=own.pk)
    newer = tuple(
        dataclasses.replace(one, digest="newer", texts={**one.texts, "body": {"en": "Newer"}})
        for one in shipped.shipped_articles()
        if one.key in ("order", "approve")
    )
    monkeypatch.setattr(shipped, "shipped_articles", lambda: newer)
    assert ship_articles(actor=cast.system()) == 1
    rows = Article.objects.of(cast.suopursu)
    assert rows.get(shipped_key="order").body["fi"] == "Soita Vesalle."
    assert rows.get(shipped_key="approve").body == {"en": "Newer"}
    assert rows.get(shipped_key="approve").versions.count() == 2


def test_whom_a_provider_shows_an_article_to_stays_when_a_newer_program_comes(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Article.objects.of(cast.suopursu).get(shipped_key="order")
    set_article_facts(
        actor=cast.actor(cast.agent), article_id=own.pk, facts=ArticleFacts(readers=Readers.STAFF)
    )
    newer = tuple(dataclasses.replace(one, digest="newer") for one in shipped.shipped_articles())
    monkeypatch.setattr(shipped, "shipped_articles", lambda: newer)
    ship_articles(actor=cast.system())
    assert Article.objects.get(pk=own.pk).readers == Readers.STAFF


def test_a_provider_that_has_the_address_of_a_new_article_keeps_it(cast: Cast) -> None:
    Article.objects.of(cast.suopursu).filter(shipped_key="order").delete()
    mine = begin_article(actor=cast.actor(cast.agent), title="Order")
    assert ship_articles(actor=cast.system()) == 1
    slugs = Article.objects.of(cast.suopursu).filter(slug__startswith="order").order_by("pk")
    assert [(one.pk == mine.pk, one.slug) for one in slugs] == [(True, "order"), (False, "order-2")]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("**Bold** and *slanted*", "<p><strong>Bold</strong> and <em>slanted</em></p>\n"),
        ("## Head", "<h3>Head</h3>\n"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("<script>x()</script>", "<p>&lt;script&gt;x()&lt;/script&gt;</p>\n"),
        ("[x](javascript:alert(1))", '<p><a rel="noopener noreferrer">x</a></p>\n'),
        ("[x](data:text/html;base64,AAAA)", '<p><a rel="noopener noreferrer">x</a></p>\n'),
        ("![x](https://a.example/x.png)", '<p>!<a href="https://a.example/x.png" rel="noopener noreferrer">x</a></p>\n'),
        ("[Cart](page:cart)", '<p><a href="/cart/" rel="noopener noreferrer">Cart</a></p>\n'),
        ("[x](page:nowhere)", '<p><a rel="noopener noreferrer">x</a></p>\n'),
    ],
)  # fmt: skip
def test_marks_become_safe_html(text: str, drawn: str) -> None:
    assert render_marks(text) == drawn


def test_marks_are_left_out_for_searching() -> None:
    assert plain_text("## A\n\n- [Cart](page:cart) **now**") == "A Cart   now"
