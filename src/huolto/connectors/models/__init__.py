"""Tables of connectors."""

from huolto.connectors.models.mail import Mailbox, ReceivedMail
from huolto.connectors.models.webhook import WebhookDelivery, WebhookEndpoint

__all__ = ["Mailbox", "ReceivedMail", "WebhookDelivery", "WebhookEndpoint"]
