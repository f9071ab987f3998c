"""What knowledge holds of people: who wrote and answers for a text, who put a band away. Feedback of pages is nobody's."""

from django.utils.translation import gettext_lazy as _

from huolto.foundation.personal_data import Domain, Kept, Purpose, Table
from huolto.knowledge.models import (
    Announcement,
    Article,
    ArticleVersion,
    Dismissal,
    PageFeedback,
    PageOwner,
)

HOLDINGS = Domain(
    tables=(
        Table(
            model=Article,
            title=_("Articles"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("owner",),
            free_text=("title", "summary", "body", "draft"),
            copies=("search_text",),
            plain=("slug", "page_keys", "shipped_key", "shipped_digest"),
            shown={"slug": _("Article"), "changed_at": _("When")},
        ),
        Table(
            model=ArticleVersion,
            title=_("Versions of articles"),
            purpose=Purpose.PROOF,
            kept=Kept.RECORD,
            people=("published_by",),
            free_text=("title", "summary", "body"),
            shown={"article__slug": _("Article"), "number": _("Version"), "published_at": _("When")},
        ),
        Table(
            model=Announcement,
            title=_("News and disruptions"),
            purpose=Purpose.TELLING,
            kept=Kept.RECORD,
            people=("written_by",),
            free_text=("title", "body"),
            shown={"title": _("Title"), "written_at": _("When")},
        ),
        Table(
            model=Dismissal,
            title=_("News put away"),
            purpose=Purpose.TELLING,
            kept=Kept.PERSON,
            people=("person",),
            shown={"announcement__title": _("Title")},
        ),
        Table(
            model=PageOwner,
            title=_("Who answers for a page"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("person",),
            plain=("page_key",),
            shown={"page_key": _("Page")},
        ),
        Table(
            model=PageFeedback,
            title=_("Feedback of pages, without who gave it"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("text",),
            plain=("page_key",),
            about=lambda subject: PageFeedback.objects.none(),
        ),
    )
)
