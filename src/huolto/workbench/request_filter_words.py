"""What a view of the list of requests narrows by, in the reader's words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from huolto.desk.choices import Priority, RequestChannel, RequestKind
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.parties.queries import customers_visible_to
from huolto.workbench.request_address import VIEWS, wanted_in
from huolto.workbench.request_lists import queues_of
from huolto.workbench.request_people import workers


def filter_words(actor: Actor, filters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each filter that says something: its name and its value; what is no longer there is told as that."""
    wanted = wanted_in(filters)
    said = [(_("State"), str(VIEWS.get(wanted.view, "")))]
    if wanted.search:
        said.append((_("Words"), wanted.search))
    if wanted.queue_id:
        names = {one.pk: text_in(one.name) for one in queues_of(actor)}
        said.append((_("Queue"), names.get(wanted.queue_id, _("no longer there"))))
    if wanted.assignee:
        said.append((_("Agent"), _agent(actor, wanted.assignee)))
    for name, value, known in (
        (_("Kind"), wanted.kind, RequestKind),
        (_("Priority"), wanted.priority, Priority),
        (_("Channel"), wanted.channel, RequestChannel),
    ):
        if value:
            said.append((name, str(known(value).label)))
    if wanted.customer_id:
        found = customers_visible_to(actor).filter(pk=wanted.customer_id).first()
        said.append((_("Customer"), found.name if found else _("no longer there")))
    return [(name, value) for name, value in said if value]


def _agent(actor: Actor, chosen: str) -> str:
    if chosen == "me":
        return _("Me")
    if chosen == "nobody":
        return _("Nobody")
    found = workers(actor).filter(pk=int(chosen)).first()
    return found.name if found else _("no longer there")
