"""What the reader was told, and how they want to be told: the same pages on both faces."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from huolto.foundation.pages import View
from huolto.foundation.views import Audience, page
from huolto.parties.choices import NotificationTopic, NotificationWay
from huolto.parties.commands import choose_ways, mark_read
from huolto.parties.notices import membership_of, notifications_of, sentence_of, ways_of

PAGE_SIZE = 30

ICONS = {
    NotificationTopic.APPROVAL: "clock-pause",
    NotificationTopic.ANSWER: "circle-check",
    NotificationTopic.ORDER: "package",
    NotificationTopic.REQUEST: "message",
    NotificationTopic.MESSAGE: "messages",
    NotificationTopic.WORK: "user-check",
    NotificationTopic.DUE: "clock",
    NotificationTopic.HAND_OVER: "writing-sign",
    NotificationTopic.ENDING: "calendar-due",
    NotificationTopic.LIST: "download",
    NotificationTopic.STOCK_TAKE: "clipboard-check",
    NotificationTopic.PROGRAM: "send",
}
OF_WORK = (NotificationTopic.WORK, NotificationTopic.DUE)
CUSTOMERS_TOPICS = tuple(topic for topic in NotificationTopic if topic not in OF_WORK)
STAFF_TOPICS = (
    *OF_WORK,
    NotificationTopic.MESSAGE,
    NotificationTopic.HAND_OVER,
    NotificationTopic.LIST,
    NotificationTopic.STOCK_TAKE,
    NotificationTopic.PROGRAM,
)
"""What people of the provider can be told of; approvals and orders are the customers'."""


@dataclass(frozen=True, kw_only=True)
class NotificationPages:
    """The pages of one face."""

    frame: Callable[..., HttpResponse]
    audience: Audience
    layout: str
    prefix: str

    def urlpatterns(self) -> list[URLPattern]:
        """Four addresses: the list, one to open, all read, the choices."""
        allow = page(self.audience)
        return [
            path("notifications/", allow(require_GET(self.listed)), name=f"{self.prefix}notifications"),
            path(
                "notifications/read/",
                allow(require_POST(self.all_read)),
                name=f"{self.prefix}notifications_read",
            ),
            path(
                "notifications/choices/",
                allow(require_http_methods(["GET", "POST"])(self.choices)),
                name=f"{self.prefix}notification_choices",
            ),
        ]

    def listed(self, request: Any) -> HttpResponse:
        """All of 90 days, or what is unread; the newest first."""
        only_unread = request.GET.get("show") == "unread"
        rows = notifications_of(membership_of(request.actor))
        if only_unread:
            rows = rows.filter(read_at=None)
        found = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
        here = reverse(f"{self.prefix}notifications")
        context = {
            "found": found,
            "rows": [(row, sentence_of(row), ICONS[NotificationTopic(row.topic)]) for row in found],
            "views": (
                View(label=_("All"), url=here, current=not only_unread),
                View(label=_("Unread"), url=f"{here}?show=unread", current=only_unread),
            ),
            "home": reverse("home"),
            "read_url": reverse(f"{self.prefix}notifications_read"),
            "choices_url": reverse(f"{self.prefix}notification_choices"),
            "only_unread": only_unread,
        }
        return self.render(request, "list", context)

    def all_read(self, request: Any) -> HttpResponse:
        """Mark everything as read."""
        mark_read(actor=request.actor)
        messages.success(request, _("Everything is marked as read."))
        return HttpResponseRedirect(reverse(f"{self.prefix}notifications"))

    def choices(self, request: Any) -> HttpResponse:
        """Which of it is mailed, which only stands here, and which is not told at all."""
        topics = STAFF_TOPICS if self.audience is Audience.STAFF else CUSTOMERS_TOPICS
        here = reverse(f"{self.prefix}notification_choices")
        if request.method == "POST":
            sent = {topic.value: request.POST.get(topic.value, "") for topic in topics}
            ways = {topic: way for topic, way in sent.items() if way in NotificationWay.values}
            choose_ways(actor=request.actor, ways=ways)
            messages.success(request, _("Your choices are kept."))
            return HttpResponseRedirect(here)
        now = ways_of(membership_of(request.actor))
        context = {
            "topics": [(topic, ICONS[topic], now[topic]) for topic in topics],
            "ways": NotificationWay.choices,
            "email": request.user.email,
            "crumbs": ((_("Notifications"), reverse(f"{self.prefix}notifications")), (_("What is mailed to you"), "")),
        }  # fmt: skip
        return self.render(request, "choices", context)

    def render(self, request: Any, name: str, context: dict[str, Any]) -> HttpResponse:
        """A page of these in this face's frame."""
        return self.frame(request, f"parties/notifications/{name}.html", {**context, "layout": self.layout})
