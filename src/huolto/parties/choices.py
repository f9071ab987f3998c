"""Words with a fixed list: roles of organisations, rights, kinds of place and contact."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationRole(models.TextChoices):
    """What an organisation is to the provider; one may be several."""

    PROVIDER = "provider", _("Provider")
    CUSTOMER = "customer", _("Customer")
    SUPPLIER = "supplier", _("Supplier")
    LESSOR = "lessor", _("Lessor")
    CARRIER = "carrier", _("Carrier")
    REPAIRER = "repairer", _("Repairer")
    MAKER = "maker", _("Maker")


class Right(models.TextChoices):
    """What a grant allows. A customer's rights reach its own organisations; staff rights reach the provider."""

    ORDER = "order", _("Ordering right")
    INSPECT = "inspect", _("Inspection right")
    APPROVE = "approve", _("Approval right")
    HUMAN_RESOURCES = "human_resources", _("HR")
    ADMINISTER_CUSTOMER = "administer_customer", _("Customer administrator")
    DATA_OFFICER = "data_officer", _("Data officer")
    AGENT = "agent", _("Agent")
    HR_AGENT = "hr_agent", _("HR agent")
    TECHNICIAN = "technician", _("Technician")
    STORE_KEEPER = "store_keeper", _("Store keeper")
    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    BILLING = "billing", _("Billing clerk")
    ADMINISTER_PROVIDER = "administer_provider", _("Provider administrator")
    PRIVACY_OFFICER = "privacy_officer", _("Provider's data officer")


CUSTOMER_RIGHTS = frozenset(
    {
        Right.ORDER,
        Right.INSPECT,
        Right.APPROVE,
        Right.HUMAN_RESOURCES,
        Right.ADMINISTER_CUSTOMER,
        Right.DATA_OFFICER,
    }
)
STAFF_RIGHTS = frozenset(Right.values) - CUSTOMER_RIGHTS

DELEGATED_RIGHTS = frozenset({Right.ORDER, Right.INSPECT, Right.APPROVE})
"""What a customer's administrator grants and revokes (S1.9, S1.16)."""


class PlaceKind(models.TextChoices):
    SITE = "site", _("Site")
    FLOOR = "floor", _("Floor")
    ROOM = "room", _("Room")
    STORE = "store", _("Store")
    VAN = "van", _("Van")


class ContactKind(models.TextChoices):
    ACCOUNT_MANAGER = "account_manager", _("Account manager")
    SERVICE_DESK = "service_desk", _("Service desk")
    BILLING = "billing", _("Billing")
    TECHNICAL = "technical", _("Technical contact")


class DayEffect(models.TextChoices):
    """What days that differ do to working time; the values are those of `rules.worktime.exceptions.Effect`."""

    CLOSED = "closed", pgettext_lazy("a day", "Closed")
    CLOSED_HOURS = "closed_hours", _("Closed in these hours")
    OPEN = "open", _("Open as usual, though a holiday")
    OPEN_HOURS = "open_hours", _("Open in these hours only")


class SignInMethod(models.TextChoices):
    """How an organisation's people sign in; OIDC and SAML join as data."""

    PASSWORD = "password", _("E-mail and password")


class MailState(models.TextChoices):
    """Whether mail reaches somebody: it does, it came back lately, or there is no such mailbox."""

    FINE = "ok", _("Mail arrives")
    BOUNCING = "bouncing", _("Mail comes back")
    GONE = "gone", _("No such mailbox")


class NotificationWay(models.TextChoices):
    """How somebody is told."""

    MAIL = "mail", _("By mail and here")
    HERE = "here", _("Only here")
    NONE = "none", _("Not at all")


class NotificationTopic(models.TextChoices):
    """What somebody is told of."""

    APPROVAL = "approval", _("An approval waits for you")
    ANSWER = "answer", _("What you asked for is approved or declined")
    ORDER = "order", _("Your order moves on")
    REQUEST = "request", _("Your request moves on")
    MESSAGE = "message", _("Somebody writes about your request")
    WORK = "work", _("Requests come to your queues or to you")
    DUE = "due", _("What was promised is due soon or late")
    HAND_OVER = "hand_over", _("Devices are handed over to you or by you")
    ENDING = "ending", _("Leases, warranties or lives end soon")
    LIST = "list", _("A list or an import of yours is ready")
    STOCK_TAKE = "stock_take", _("A stock-take of yours is closed")
    PROGRAM = "program", _("A program of yours can no longer be reached")


DEFAULT_WAYS: dict[str, str] = {
    NotificationTopic.APPROVAL: NotificationWay.MAIL,
    NotificationTopic.ANSWER: NotificationWay.MAIL,
    NotificationTopic.ORDER: NotificationWay.MAIL,
    NotificationTopic.REQUEST: NotificationWay.HERE,
    NotificationTopic.MESSAGE: NotificationWay.HERE,
    NotificationTopic.WORK: NotificationWay.HERE,
    NotificationTopic.DUE: NotificationWay.HERE,
    NotificationTopic.HAND_OVER: NotificationWay.MAIL,
    NotificationTopic.ENDING: NotificationWay.MAIL,
    NotificationTopic.LIST: NotificationWay.HERE,
    NotificationTopic.STOCK_TAKE: NotificationWay.HERE,
    NotificationTopic.PROGRAM: NotificationWay.MAIL,
}
"""How people are told who have chosen nothing."""
CUSTOMER_WAYS: dict[str, str] = {**DEFAULT_WAYS, NotificationTopic.MESSAGE: NotificationWay.MAIL}
"""The same for a customer's people: an answer comes to them by mail, whichever way they asked."""

WRITTEN_TOPICS = frozenset(
    {
        NotificationTopic.APPROVAL,
        NotificationTopic.ANSWER,
        NotificationTopic.ORDER,
        NotificationTopic.HAND_OVER,
        NotificationTopic.ENDING,
        NotificationTopic.MESSAGE,
    }
)
"""Topics with mails of their own, which say more than the sentence; the others are mailed as they stand."""


class ApiScope(models.TextChoices):
    """What a token may be used for; what its person may not do, it may not do either."""

    ITEMS_READ = "items:read", _("Read devices")
    ITEMS_WRITE = "items:write", _("Change devices")
    PARTIES_READ = "parties:read", _("Read people, places, cost centres and organisations")
    CALENDAR_READ = "calendar:read", _("Read days that differ in calendars")
    CALENDAR_WRITE = "calendar:write", _("Change days that differ in calendars")
    CATALOGUE_READ = "catalogue:read", _("Read models, products and shops")
    ORDERS_READ = "orders:read", _("Read orders")
    ORDERS_WRITE = "orders:write", _("Order, and move orders along")
    REQUESTS_READ = "requests:read", _("Read requests")
    REQUESTS_WRITE = "requests:write", _("Write about requests, and answer approvals")
    CHARGES_READ = "charges:read", _("Read charges and their reasons")
    INVOICES_READ = "invoices:read", _("Read invoices")
    JOBS_READ = "jobs:read", _("Read imports and exports")
    JOBS_WRITE = "jobs:write", _("Start imports and exports")
    EVENTS_READ = "events:read", _("Read what happened")
    WEBHOOKS_READ = "webhooks:read", _("Read webhooks and what was sent there")
    WEBHOOKS_WRITE = "webhooks:write", _("Set up webhooks")


class ListName(models.TextChoices):
    """A list whose views people save."""

    DEVICES = "devices", _("Devices")
    REQUESTS = "requests", _("Requests")
