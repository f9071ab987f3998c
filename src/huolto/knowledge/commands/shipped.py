"""The articles that come with the program, in all five languages: copied for each provider, who may change them.

One TOML file an article in `shipped/`. A newer program renews a copy that nobody here has changed.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils import timezone

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.locks import lock_name
from huolto.foundation.models import Provider
from huolto.knowledge.choices import ArticleKind, ArticleState
from huolto.knowledge.commands.articles import free_slug, searched, set_texts, version_of
from huolto.knowledge.models import Article, ArticleVersion
from huolto.knowledge.models.article import TEXTS
from huolto.parties.events import ProviderCreated

FOLDER = Path(__file__).resolve().parents[1] / "shipped"


@dataclass(frozen=True)
class ShippedArticle:
    """One file; `digest` tells its state from an older one."""

    key: str
    digest: str
    readers: str
    right: str
    position: int
    page_keys: tuple[str, ...]
    texts: Mapping[str, Mapping[str, str]]
    search_text: str


@cache
def shipped_articles() -> tuple[ShippedArticle, ...]:
    """All of them, in the order of the user guide."""
    return tuple(sorted(map(_read, FOLDER.glob("*.toml")), key=lambda one: (one.position, one.key)))


def ship_to_new_provider(batch: Sequence[ProviderCreated]) -> None:
    """Give a provider its copies as soon as it is there."""
    for provider in Provider.objects.filter(pk__in=[event.provider_id for event in batch]):
        ship_articles(actor=Actor.system(provider))


def ship_to_all() -> None:
    """Bring every provider's copies to this program's state; called when the database was upgraded."""
    for provider in Provider.objects.order_by("pk"):
        ship_articles(actor=Actor.system(provider))


@command
def ship_articles(*, actor: Actor) -> int:
    """Add what is missing and renew what nobody here has changed; answers how many articles were written."""
    lock_name(f"articles:{actor.provider_id}")
    known = {
        article.shipped_key: article
        for article in Article.objects.of(actor.provider).exclude(shipped_key="").defer("body", "search_text")
    }
    fresh = [_new(actor.provider, one) for one in shipped_articles() if one.key not in known]
    Article.objects.bulk_create(fresh)
    renewed = []
    for one in shipped_articles():
        article = known.get(one.key)
        if article is None or article.is_own or article.shipped_digest == one.digest:
            continue
        _fill(article, one)
        article.version += 1
        article.save()
        renewed.append(article)
    written = [*fresh, *renewed]
    ArticleVersion.objects.bulk_create(ArticleVersion(**version_of(article)) for article in written)
    return len(written)


def _new(provider: Provider, shipped: ShippedArticle) -> Article:
    article = Article(
        provider=provider,
        slug=free_slug(provider, shipped.key),
        kind=ArticleKind.GUIDE,
        state=ArticleState.PUBLISHED,
        version=1,
        shipped_key=shipped.key,
        is_own=False,
        changed_at=timezone.now(),
    )
    _fill(article, shipped)
    return article


def _fill(article: Article, shipped: ShippedArticle) -> None:
    set_texts(article, shipped.texts, shipped.search_text)
    article.readers, article.right = shipped.readers, shipped.right
    article.position, article.page_keys = shipped.position, list(shipped.page_keys)
    article.shipped_digest = shipped.digest
    article.published_at = timezone.now()


def _read(path: Path) -> ShippedArticle:
    content = path.read_bytes()
    data = tomllib.loads(content.decode())
    texts = {
        name: {language: texts[name].strip() for language, texts in data["texts"].items()} for name in TEXTS
    }
    return ShippedArticle(
        key=path.stem,
        digest=hashlib.sha256(content).hexdigest(),
        readers=data["readers"],
        right=data.get("right", ""),
        position=data["position"],
        page_keys=tuple(data["pages"]),
        texts=texts,
        search_text=searched(texts),
    )
