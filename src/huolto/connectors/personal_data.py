"""What connectors hold of people: who set a webhook up. Answers of foreign programs go with the log, after 30 days."""

from django.utils.translation import gettext_lazy as _

from huolto.connectors.models import WebhookDelivery, WebhookEndpoint
from huolto.foundation.personal_data import Domain, Kept, Purpose, Table

HOLDINGS = Domain(
    tables=(
        Table(
            model=WebhookEndpoint,
            title=_("Webhooks"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            people=("made_by",),
            credentials=("secret", "former_secret"),
            plain=("url", "names"),
            shown={"url": _("Address"), "created_at": _("From")},
        ),
        Table(
            model=WebhookDelivery,
            title=_("What webhooks answered"),
            purpose=Purpose.WORK,
            kept=Kept.RECORD,
            free_text=("answer",),
        ),
    )
)
