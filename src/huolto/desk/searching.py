"""What requests are found by, written by one function: number, title, who asked, customer, tags of items, a form's texts."""

from collections.abc import Iterable

from huolto.desk.models import FormAnswers, RequestItem, ServiceRequest
from huolto.foundation.bulk import update_rows
from huolto.foundation.models import EventRecord
from huolto.rules.texts import fold

_NAMED = {"person": "requester_id", "organisation": "customer_id"}
_BATCH = 2000
MOST_SAID = 4000
"""Characters of what was written on a form that are searched."""


def search_text(request: ServiceRequest, tags: Iterable[str] = (), said: str = "") -> str:
    """The folded words of a request whose customer and requester are at hand, each once."""
    named = (request.number, request.title, request.requester.name, request.customer.name)
    parts = (*named, *tags, said[:MOST_SAID])
    words = dict.fromkeys(word for part in parts for word in fold(part).split())
    return " ".join(words)


def refresh_search(request_ids: Iterable[int]) -> None:
    """Write the search text of these requests where it differs."""
    waiting = sorted(set(request_ids))
    for start in range(0, len(waiting), _BATCH):
        ids = waiting[start : start + _BATCH]
        tags: dict[int, list[str]] = {}
        known = RequestItem.objects.filter(request_id__in=ids).values_list("request_id", "item__asset_tag")
        for request_id, tag in known:
            tags.setdefault(request_id, []).append(tag)
        answered = FormAnswers.objects.filter(request_id__in=ids).exclude(said="")
        said = dict(answered.values_list("request_id", "said"))
        changed = []
        for request in ServiceRequest.objects.filter(pk__in=ids).select_related("customer", "requester"):
            wanted = search_text(request, tags.get(request.pk, ()), said.get(request.pk, ""))
            if wanted != request.search_text:
                request.search_text = wanted
                changed.append(request)
        update_rows(changed, ["search_text"])


def refresh_named_requests(record: EventRecord) -> None:
    """Write the search text of all requests that carry a changed name (`NameChanged`)."""
    if field := _NAMED.get(record.data["what"]):
        named = ServiceRequest.objects.of(record.provider_id).filter(**{field: record.data["row_id"]})
        refresh_search(named.values_list("pk", flat=True))
