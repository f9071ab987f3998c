"""What pages are called where somebody reads of them: by the name of their address, or the title of an article."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from huolto.foundation.texts import text_in
from huolto.knowledge.models import Article

NAMES: dict[str, Any] = {
    "home": _("Home"),
    "forms": _("Services and forms"),
    "form_fill": _("A form"),
    "form_check": _("A form, looked over"),
    "requests": _("Requests"),
    "request": _("A request"),
    "find_out": _("Find out what is wrong"),
    "find_out_of": _("Find out what is wrong"),
    "find_out_run": _("A diagnosis guide"),
    "approval": _("An approval"),
    "shop": _("Shop"),
    "shop_of": _("Shop"),
    "cart": _("Cart"),
    "cart_line": _("A line of the cart"),
    "devices": _("Devices"),
    "device": _("A device"),
    "device_change": _("Changing a device"),
    "device_take_out": _("Taking a device out of service"),
    "device_import": _("Importing devices"),
    "hand_overs": _("Hand-overs"),
    "hand_over": _("A hand-over"),
    "stock_takes": _("Stock-takes"),
    "refresh_plan": _("Refresh plan"),
    "agreements": _("Agreements"),
    "agreement": _("An agreement"),
    "invoices": _("Invoices"),
    "invoice": _("An invoice"),
    "people": _("People and rights"),
    "person": _("A person"),
    "enrolments": _("Levels of service"),
    "stand_ins": _("While you are away"),
    "rights": _("Rights over devices"),
    "calendar": _("Calendar"),
    "calendar_new": _("Adding days to the calendar"),
    "calendar_days": _("Changing days of the calendar"),
    "calendar_import": _("Taking in a calendar file"),
    "guide": _("User guide"),
    "help": _("Help"),
    "news": _("News"),
    "news_one": _("A piece of news"),
}


def page_name(key: str, article: Article | None, fallback: str) -> str:
    """The page's name for the reader; of a page without one the name of its address."""
    if article is not None:
        return text_in(article.title, fallback=fallback)
    return str(NAMES.get(key, key))
