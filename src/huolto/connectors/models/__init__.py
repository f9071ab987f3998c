"""Tables of connectors."""

from huolto.connectors.models.webhook import WebhookDelivery, WebhookEndpoint

__all__ = ["WebhookDelivery", "WebhookEndpoint"]
