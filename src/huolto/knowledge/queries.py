"""Reads of knowledge: articles found, help for a page, what is announced now, what is said of pages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from huolto.foundation.actors import Actor
from huolto.foundation.localisation import RIGHT_TO_LEFT, current
from huolto.foundation.sorting import in_alphabet
from huolto.foundation.texts import LANGUAGES, text_in
from huolto.knowledge.access import announcements_read_by, articles_read_by, feedback_read_by
from huolto.knowledge.choices import BANDS, ArticleKind
from huolto.knowledge.models import Announcement, Article, Dismissal, PageOwner
from huolto.knowledge.models.article import TEXTS
from huolto.parties.models import Membership, Person
from huolto.rules.calendars import CalendarSystem
from huolto.rules.periods import Period, month_of
from huolto.rules.texts import fold

_BANDS = """
SELECT 1 FROM knowledge_announcement WHERE provider_id = %s AND kind = ANY(%s) AND withdrawn_at IS NULL
  AND from_at <= %s AND (until_at IS NULL OR until_at > %s) LIMIT 1
"""


@dataclass(frozen=True)
class Reading:
    """An article as one reader gets it."""

    pk: int
    slug: str
    title: str
    summary: str
    body: str
    kind: str
    changed_at: datetime | None
    page_key: str
    language: str
    """Of the body, for it may not be the reader's."""

    @property
    def direction(self) -> str:
        """How the body runs."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Told:
    """An announcement as one reader gets it."""

    pk: int
    kind: str
    kind_name: str
    severity: str
    title: str
    body: str
    from_at: datetime
    until_at: datetime | None
    is_pinned: bool
    language: str
    """Of the body, for it may not be the reader's."""

    @property
    def direction(self) -> str:
        """How the body runs."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class PageVerdict:
    """What was said of one page: how often yes and no, and how many wrote something."""

    page_key: str
    yes: int
    no: int
    texts: int
    owner: str = ""
    months: tuple["MonthVerdict", ...] = field(default=())


@dataclass(frozen=True)
class MonthVerdict:
    """The same in one month of the provider's calendar."""

    period: Period
    yes: int
    no: int


def reading_of(article: Article, fallback: str) -> Reading:
    """The article in the active language, else in `fallback`, else in any."""
    title, summary, body = (text_in(getattr(article, name), fallback=fallback) for name in TEXTS)
    return Reading(
        pk=article.pk,
        slug=article.slug,
        title=title,
        summary=summary,
        body=body,
        kind=article.kind,
        changed_at=article.published_at,
        page_key=article.page_key,
        language=_language_of(article.body, fallback),
    )


def told_of(announcement: Announcement, fallback: str) -> Told:
    """The announcement in the active language, else in `fallback`, else in any."""
    return Told(
        pk=announcement.pk,
        kind=announcement.kind,
        kind_name=announcement.get_kind_display(),
        severity=announcement.severity,
        title=text_in(announcement.title, fallback=fallback),
        body=text_in(announcement.body, fallback=fallback),
        from_at=announcement.from_at,
        until_at=announcement.until_at,
        is_pinned=announcement.is_pinned,
        language=_language_of(announcement.body, fallback),
    )


def articles_found(actor: Actor, q: str = "") -> list[Reading]:
    """What the reader may read, the guide first; each word of `q` must stand in it, in whatever language."""
    return [reading_of(article, actor.provider.language) for article in _found(articles_read_by(actor), q)]


def articles_named(rows: QuerySet[Article], q: str) -> QuerySet[Article]:
    """Those in which each word of `q` stands, by what is published or in a title being written."""
    for word in fold(q).split():
        rows = rows.filter(Q(search_text__contains=word) | Q(draft__title__icontains=word))
    return rows


def article_read(actor: Actor, slug: str) -> Reading | None:
    """One article, None where the reader may not read it or it is not there."""
    article = articles_read_by(actor).filter(slug=slug).first()
    return reading_of(article, actor.provider.language) if article else None


def help_for(actor: Actor, page_key: str) -> list[Reading]:
    """The articles that help with a page, in the order of the guide."""
    rows = articles_read_by(actor).filter(page_keys__contains=[page_key])
    return [reading_of(article, actor.provider.language) for article in rows]


def announcements_shown(actor: Actor, now: datetime, *, past: bool = False) -> QuerySet[Announcement]:
    """What is announced to the reader now, pinned ones first; with `past` also what is over."""
    rows = announcements_read_by(actor).filter(from_at__lte=now)
    return rows if past else rows.filter(Q(until_at=None) | Q(until_at__gt=now))


def news_for(actor: Actor, now: datetime, limit: int) -> list[Told]:
    """The newest announcements, for a home page."""
    return [told_of(one, actor.provider.language) for one in announcements_shown(actor, now)[:limit]]


def bands_for(actor: Actor, now: datetime) -> list[Told]:
    """Disruptions and maintenance that last now and that this person has not put away, major ones first."""
    if not _has_bands(actor.provider_id, now):
        return []
    rows = announcements_shown(actor, now).filter(kind__in=BANDS)
    put_away = Dismissal.objects.filter(announcement_id=OuterRef("pk"), person_id=actor.person_id)
    rows = rows.filter(~Exists(put_away)).order_by("severity", "-from_at", "-pk")
    return [told_of(one, actor.provider.language) for one in rows[:3]]


def _has_bands(provider_id: int, now: datetime) -> bool:
    """Whether there is any band at this provider: every page asks, seldom is there one, so it is written out."""
    with connection.cursor() as cursor:
        cursor.execute(_BANDS, [provider_id, list(BANDS), now, now])
        return cursor.fetchone() is not None


def missing_texts(texts: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    """By language which of title, summary and body are not written, where anything is missing."""
    missing = {
        language: [name for name in TEXTS if not texts.get(name, {}).get(language)] for language in LANGUAGES
    }
    return {language: names for language, names in missing.items() if names}


def page_verdicts(actor: Actor) -> list[PageVerdict]:
    """What was said of the pages that the actor looks after, the least useful first."""
    counted = (
        feedback_read_by(actor)
        .order_by()
        .values("page_key")
        .annotate(
            yes=Count("pk", filter=Q(is_useful=True)),
            no=Count("pk", filter=Q(is_useful=False)),
            texts=Count("pk", filter=~Q(text="")),
        )
        .order_by("-no", "-yes", "page_key")
    )
    owners = owners_of(actor, [row["page_key"] for row in counted])
    return [
        PageVerdict(row["page_key"], row["yes"], row["no"], row["texts"], owners.get(row["page_key"], ""))
        for row in counted
    ]


def owners_of(actor: Actor, page_keys: Sequence[str]) -> dict[str, str]:
    """Names of those who look after pages and articles."""
    named = PageOwner.objects.of(actor.provider).filter(page_key__in=page_keys)
    owners = dict(named.values_list("page_key", "person__name"))
    slugs = [key.removeprefix("article:") for key in page_keys if key.startswith("article:")]
    articles = Article.objects.of(actor.provider).filter(slug__in=slugs).exclude(owner=None)
    return owners | {f"article:{slug}": name for slug, name in articles.values_list("slug", "owner__name")}


def verdict_by_month(actor: Actor, page_key: str) -> PageVerdict | None:
    """One page's counts by month of the provider's calendar, newest first; None where the actor reads nothing of it."""
    rows = feedback_read_by(actor).filter(page_key=page_key)
    days = list(
        rows.order_by()
        .values("given_on")
        .annotate(
            yes=Count("pk", filter=Q(is_useful=True)),
            no=Count("pk", filter=Q(is_useful=False)),
        )
        .order_by("-given_on")
        .values_list("given_on", "yes", "no")
    )
    if not days:
        return None
    calendar = CalendarSystem(actor.provider.calendar_system)
    months: dict[str, tuple[Period, int, int]] = {}
    for day, yes, no in days:
        period = month_of(day, calendar)
        _period, earlier_yes, earlier_no = months.get(period.label, (period, 0, 0))
        months[period.label] = (period, earlier_yes + yes, earlier_no + no)
    return PageVerdict(
        page_key=page_key,
        yes=sum(yes for _day, yes, _no in days),
        no=sum(no for _day, _yes, no in days),
        texts=rows.exclude(text="").count(),
        owner=owners_of(actor, [page_key]).get(page_key, ""),
        months=tuple(MonthVerdict(*found) for found in months.values()),
    )


def words_about(actor: Actor, page_key: str, limit: int) -> list[tuple[date, bool, str]]:
    """What readers wrote about a page: day, whether it was useful to them, their words; newest first."""
    rows = feedback_read_by(actor).filter(page_key=page_key).exclude(text="")
    return list(rows.order_by("-given_on", "text").values_list("given_on", "is_useful", "text")[:limit])


def possible_owners(actor: Actor) -> QuerySet[Person]:
    """The provider's own people who have a login, in the order of the reader's alphabet."""
    logins = Membership.objects.of(actor.provider).filter(is_active=True).values("person_id")
    staff = Person.objects.of(actor.provider).filter(organisation__roles__contains=["provider"])
    return staff.filter(is_active=True, pk__in=logins).order_by(in_alphabet(), "pk")


def _language_of(texts: Mapping[str, str], fallback: str) -> str:
    """The language in which `text_in` answers."""
    mine = current().language
    return next((code for code in (mine, fallback, *texts) if texts.get(code)), mine)


def _found(rows: QuerySet[Article], q: str) -> QuerySet[Article]:
    for word in fold(q).split():
        rows = rows.filter(search_text__contains=word)
    return rows.annotate(is_guide=Q(kind=ArticleKind.GUIDE)).order_by("-is_guide", "position", "slug")
