"""Tables of connectors."""

from huolto.connectors.models.mail import Mailbox, ReceivedMail
from huolto.connectors.models.mailbox_around import CopiedPerson, MailboxAlias, MailboxOutage
from huolto.connectors.models.webhook import WebhookDelivery, WebhookEndpoint

__all__ = [
    "CopiedPerson",
    "Mailbox",
    "MailboxAlias",
    "MailboxOutage",
    "ReceivedMail",
    "WebhookDelivery",
    "WebhookEndpoint",
]
