"""An article in several languages: what readers see, what is being written, and every version that was published."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from huolto.foundation.tenancy import TenantForeignKey, TenantModel
from huolto.foundation.texts import TranslatedText
from huolto.knowledge.choices import ArticleKind, ArticleState, Readers
from huolto.knowledge.models.addressed import Addressed
from huolto.parties.models import Organisation, Person

TEXTS = ("title", "summary", "body")
"""The texts of an article; the body is written in the plain marks of `markup.py`."""


class Article(Addressed):
    """One article. `draft` has the texts being written ({"title": {"fi": …}, …}), None where nothing is.

    `page_keys` are names of addresses that it helps with. One that came with the program has its `shipped_key`; until
    somebody here changes it (`is_own`), a newer program brings newer texts.
    """

    slug = models.SlugField(max_length=60)
    kind = models.CharField(max_length=10, choices=ArticleKind.choices, default=ArticleKind.ARTICLE)
    state = models.CharField(max_length=10, choices=ArticleState.choices, default=ArticleState.DRAFT)
    title = TranslatedText()
    summary = TranslatedText()
    body = TranslatedText()
    draft = models.JSONField(null=True, blank=True)
    page_keys = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    owner = TenantForeignKey(Person, null=True, blank=True)
    search_text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(db_default=Now())
    shipped_key = models.CharField(max_length=60, blank=True)
    shipped_digest = models.CharField(max_length=64, blank=True)
    is_own = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "slug"], name="article_slug"),
            models.UniqueConstraint(
                fields=["provider", "shipped_key"],
                condition=~models.Q(shipped_key=""),
                name="article_shipped",
            ),
            models.CheckConstraint(condition=models.Q(state__in=ArticleState.values), name="article_state"),
            models.CheckConstraint(condition=models.Q(kind__in=ArticleKind.values), name="article_kind"),
            models.CheckConstraint(condition=models.Q(readers__in=Readers.values), name="article_readers"),
            models.CheckConstraint(
                condition=models.Q(state=ArticleState.DRAFT) | models.Q(version__gt=0),
                name="article_published_has_version",
            ),
        ]
        ordering = ["position", "slug"]

    def __str__(self) -> str:
        return self.slug

    @property
    def page_key(self) -> str:
        """What feedback on this article is kept under."""
        return f"article:{self.slug}"


class ArticleCustomer(TenantModel):
    """A customer that an article is for."""

    article = TenantForeignKey(Article, models.CASCADE, related_name="customers")
    organisation = TenantForeignKey(Organisation)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "organisation"], name="article_customer_once")
        ]


class ArticleVersion(TenantModel):
    """The texts as they were published; kept for ever."""

    article = TenantForeignKey(Article, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    title = TranslatedText()
    summary = TranslatedText()
    body = TranslatedText()
    published_at = models.DateTimeField()
    published_by = TenantForeignKey(Person, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="article_version_number")]
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"{self.article_id} v{self.number}"
