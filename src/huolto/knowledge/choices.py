"""Kinds, states and readers of what is told, with the steps that a state allows."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Readers(models.TextChoices):
    """Who may read it, before rights and customers narrow it."""

    EVERYONE = "everyone", _("Everyone")
    CUSTOMERS = "customers", _("Customers")
    STAFF = "staff", _("Staff")


class ArticleKind(models.TextChoices):
    """A chapter of the user guide, or an article of any other matter."""

    GUIDE = "guide", _("User guide")
    ARTICLE = "article", _("Article")


class ArticleState(models.TextChoices):
    """Readers see what is published; a retired article is kept, and can be published again."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


ARTICLE_STEPS: dict[str, frozenset[str]] = {
    ArticleState.DRAFT: frozenset({ArticleState.PUBLISHED}),
    ArticleState.PUBLISHED: frozenset({ArticleState.PUBLISHED, ArticleState.RETIRED}),
    ArticleState.RETIRED: frozenset({ArticleState.PUBLISHED}),
}
"""State -> the states it may become; publishing again is a new version."""


class AnnouncementKind(models.TextChoices):
    """News wait on their page; a disruption or maintenance is a band on every page of its readers while it lasts."""

    NEWS = "news", _("News")
    DISRUPTION = "disruption", _("Disruption")
    MAINTENANCE = "maintenance", _("Maintenance")


BANDS = (AnnouncementKind.DISRUPTION, AnnouncementKind.MAINTENANCE)
"""The kinds that stand on every page."""


class Severity(models.TextChoices):
    """How much it hinders."""

    MINOR = "minor", _("Minor")
    MAJOR = "major", _("Major")
