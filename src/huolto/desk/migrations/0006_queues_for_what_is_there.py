"""Every provider gets its first queue, every request stands in it and is found by its words."""

from django.db import migrations
from django.db.models import Max

from huolto.rules.texts import fold

FIRST_NAME = {
    "en": "Service desk",
    "fi": "Palvelupiste",
    "sv": "Servicedesk",
    "nb": "Servicedesk",
    "fa": "میز خدمت",
}
BATCH = 1000


def fill(apps, schema_editor):
    queue_model = apps.get_model("desk", "Queue")
    request_model = apps.get_model("desk", "ServiceRequest")
    version_model = apps.get_model("desk", "ServiceRequestEvent")
    message_model = apps.get_model("desk", "Message")
    for provider in apps.get_model("foundation", "Provider").objects.order_by("pk"):
        queue = queue_model.objects.create(
            provider_id=provider.pk, code="desk", name=FIRST_NAME, is_first=True
        )
        requests = request_model.objects.filter(provider_id=provider.pk)
        requests.update(queue=queue)
        version_model.objects.filter(provider_id=provider.pk, queue=None).update(queue=queue)
        _fill_texts(requests)
        message_model.objects.filter(provider_id=provider.pk).exclude(author=None).exclude(
            author__organisation__roles__contains=["provider"]
        ).update(is_from_customer=True)


def _fill_texts(requests):
    last = requests.annotate(last=Max("messages__written_at")).select_related("customer", "requester")
    for request in last.order_by("pk").iterator(chunk_size=BATCH):
        parts = (request.number, request.title, request.requester.name, request.customer.name)
        words = dict.fromkeys(word for part in parts for word in fold(part).split())
        requests.filter(pk=request.pk).update(
            search_text=" ".join(words), last_message_at=request.last or request.opened_at
        )


class Migration(migrations.Migration):
    dependencies = [("desk", "0005_requests_at_work")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
