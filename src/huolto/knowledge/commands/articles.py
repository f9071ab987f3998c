"""Articles: begun, written in one language after another, published as a version, retired."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotVisible, WrongState
from huolto.foundation.events import publish
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name, lock_row
from huolto.foundation.models import Provider
from huolto.foundation.texts import LANGUAGES
from huolto.knowledge.access import articles_written_by, require_writer
from huolto.knowledge.choices import ARTICLE_STEPS, ArticleKind, ArticleState, Readers
from huolto.knowledge.events import ArticlePublished, ArticleRetired
from huolto.knowledge.markup import plain_text
from huolto.knowledge.models import Article, ArticleCustomer, ArticleVersion
from huolto.knowledge.models.article import TEXTS
from huolto.parties.models import Organisation, Person
from huolto.rules.texts import fold

LONGEST = {"title": 200, "summary": 400, "body": 20_000}
SLUG_LENGTH = 60

Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class ArticleFacts:
    """What an article is beside its texts: for whom, where it helps, whose it is."""

    kind: str = ArticleKind.ARTICLE
    readers: str = Readers.EVERYONE
    right: str = ""
    customer_ids: tuple[int, ...] = ()
    page_keys: tuple[str, ...] = ()
    owner_id: int | None = None
    position: int = 0


@command
def begin_article(
    *, actor: Actor, title: str, language: str = "", facts: ArticleFacts | None = None
) -> Article:
    """Begin a draft by its title in one language; nobody but writers sees it until it is published."""
    require_writer(actor)
    language = language or actor.provider.language
    draft = _with({}, language, {"title": title})
    lock_name(f"articles:{actor.provider_id}")
    article = Article.objects.create(
        provider=actor.provider, slug=free_slug(actor.provider, title), draft=draft, owner_id=actor.person_id
    )
    if facts is not None:
        _write_facts(actor, article, facts)
    return article


@command
def write_article(*, actor: Actor, article_id: int, language: str, texts: Mapping[str, str]) -> Article:
    """Keep the draft's title, summary and body in one language; what readers see does not change yet."""
    article = _locked(actor, article_id)
    article.draft = _with(article.draft or texts_of(article), language, texts)
    article.changed_at = timezone.now()
    article.save(update_fields=["draft", "changed_at"])
    return article


@command
def set_article_facts(*, actor: Actor, article_id: int, facts: ArticleFacts) -> Article:
    """Say for whom an article is, which pages it helps with and who owns it; holds at once."""
    article = _locked(actor, article_id)
    _write_facts(actor, article, facts)
    return article


@command
def publish_article(*, actor: Actor, article_id: int) -> Article:
    """Make the draft what readers see, as a version of its own; also brings a retired article back.

    Raises `InvalidInput` while title or body is missing in the provider's own language.
    """
    article = _locked(actor, article_id)
    _require_step(article, ArticleState.PUBLISHED)
    if article.draft is None and article.state == ArticleState.PUBLISHED:
        raise WrongState(_("Nothing has been written since the article was published."))
    texts = article.draft or texts_of(article)
    for name in ("title", "body"):
        if not texts.get(name, {}).get(actor.provider.language):
            raise InvalidInput(
                _(
                    "Write the title and the text in the language of the house first; other languages may follow."
                ),
                field=name,
            )
    is_new = article.draft is not None
    if is_new:
        set_texts(article, texts)
        article.version += 1
        article.is_own = True
    article.state = ArticleState.PUBLISHED
    article.published_at = article.changed_at = timezone.now()
    article.draft = None
    article.save()
    if is_new:
        ArticleVersion.objects.create(**version_of(article), published_by_id=actor.person_id)
    publish(
        ArticlePublished(
            provider_id=actor.provider_id,
            occurred_at=article.published_at,
            person_id=actor.person_id,
            article_id=article.pk,
            version=article.version,
        )
    )
    return article


@command
def retire_article(*, actor: Actor, article_id: int) -> Article:
    """Take an article out of everybody's sight; its texts and versions are kept."""
    article = _locked(actor, article_id)
    _require_step(article, ArticleState.RETIRED)
    article.state = ArticleState.RETIRED
    article.changed_at = timezone.now()
    article.save(update_fields=["state", "changed_at"])
    publish(
        ArticleRetired(
            provider_id=actor.provider_id,
            occurred_at=article.changed_at,
            person_id=actor.person_id,
            article_id=article.pk,
        )
    )
    return article


@command
def discard_draft(*, actor: Actor, article_id: int) -> Article:
    """Forget what was written since the last publication; an article never published stays a draft."""
    article = _locked(actor, article_id)
    if article.draft is None or not article.version:
        raise WrongState(_("There is no published version to go back to."))
    article.draft = None
    article.save(update_fields=["draft"])
    return article


def texts_of(article: Article) -> dict[str, dict[str, str]]:
    """What readers see, in the shape of a draft."""
    return {name: dict(getattr(article, name)) for name in TEXTS}


def set_texts(article: Article, texts: Texts, search_text: str | None = None) -> None:
    """Make these the texts that readers see, and find the article by them."""
    for name in TEXTS:
        setattr(article, name, dict(texts.get(name, {})))
    article.search_text = searched(texts) if search_text is None else search_text


def searched(texts: Texts) -> str:
    """What an article of these texts is found by: all words of all languages, folded, without marks."""
    words = [
        *texts.get("title", {}).values(),
        *texts.get("summary", {}).values(),
        *(plain_text(body) for body in texts.get("body", {}).values()),
    ]
    return fold(" ".join(words))


def version_of(article: Article) -> dict[str, Any]:
    """The fields of the version that the article now is."""
    return {
        "provider_id": article.provider_id,
        "article": article,
        "number": article.version,
        "published_at": article.published_at,
        **texts_of(article),
    }


def _locked(actor: Actor, article_id: int) -> Article:
    return lock_row(articles_written_by(actor), article_id)


def _require_step(article: Article, state: str) -> None:
    if state not in ARTICLE_STEPS[article.state]:
        raise WrongState(
            _("The article is in the state “%(state)s”: this cannot be done to it.")
            % {"state": article.get_state_display()}
        )


def _with(texts: Texts, language: str, written: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """These texts with those of one language replaced; empty ones are left out."""
    if language not in LANGUAGES:
        raise InvalidInput(_("Choose one of the languages."), field="language")
    made = {name: dict(texts.get(name, {})) for name in TEXTS}
    for name, text in written.items():
        text = text.replace("\r\n", "\n").strip()
        if len(text) > LONGEST[name]:
            raise InvalidInput(
                _("This is too long: %(most)s characters are the most.") % {"most": figure(LONGEST[name])},
                field=name,
            )
        made[name].pop(language, None)
        if text:
            made[name][language] = text
    if not any(made["title"].values()):
        raise InvalidInput(_("Give the article a title."), field="title")
    return made


def _write_facts(actor: Actor, article: Article, facts: ArticleFacts) -> None:
    if facts.owner_id is not None:
        owners = Person.objects.of(actor.provider).filter(pk=facts.owner_id)
        if not owners.filter(organisation__roles__contains=["provider"]).exists():
            raise NotVisible
    named = set(facts.customer_ids)
    if Organisation.objects.of(actor.provider).filter(pk__in=named).count() != len(named):
        raise NotVisible
    article.kind, article.readers, article.right = facts.kind, facts.readers, facts.right
    article.page_keys = sorted(set(facts.page_keys))
    article.owner_id, article.position = facts.owner_id, facts.position
    article.is_own = True  # a newer program puts nothing back
    article.save(update_fields=["kind", "readers", "right", "page_keys", "owner", "position", "is_own"])
    _name_customers(article, named)


def _name_customers(article: Article, named: Iterable[int]) -> None:
    article.customers.all().delete()
    ArticleCustomer.objects.bulk_create(
        ArticleCustomer(provider_id=article.provider_id, article=article, organisation_id=pk)
        for pk in sorted(named)
    )


def free_slug(provider: Provider, title: str) -> str:
    """The last part of an article's address that no other article of the provider has; under `articles:` locked by name."""
    base = slugify(title)[: SLUG_LENGTH - 5].strip("-_") or "article"
    taken = set(Article.objects.of(provider).filter(slug__startswith=base).values_list("slug", flat=True))
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
