"""Forms that are filled in for somebody who calls: the caller's own, as far as the agent works on what comes of them."""

from huolto.desk.access import may_handle
from huolto.desk.choices import Confidentiality
from huolto.desk.forms import areas_for, form_for
from huolto.desk.models import Form, ServiceArea, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.errors import NotVisible
from huolto.parties.models import Person
from huolto.parties.queries import actor_of_person, people_visible_to


def caller_and_form(actor: Actor, caller_id: int, code: str) -> tuple[Person, Form]:
    """Somebody with a form that the actor may fill in for them; raises NotVisible for either."""
    caller = caller_named(actor, caller_id)
    form = form_for(actor_of_person(caller), code)
    if not may_take_down(actor, form):
        raise NotVisible
    return caller, form


def forms_to_take_down(actor: Actor, caller: Person) -> list[tuple[ServiceArea, list[Form]]]:
    """The caller's forms by area, as far as the actor works on what comes of them."""
    shown = [
        (one.area, [form for form in one.forms if may_take_down(actor, form)])
        for one in areas_for(actor_of_person(caller))
    ]
    return [(area, forms) for area, forms in shown if forms]


def may_take_down(actor: Actor, form: Form) -> bool:
    """Whether the actor works on requests that come of this form."""
    own = Confidentiality.HUMAN_RESOURCES if form.is_confidential else Confidentiality.NORMAL
    if form.queue is not None and form.queue.confidentiality != Confidentiality.NORMAL:
        own = Confidentiality(form.queue.confidentiality)
    return actor.is_staff_of_provider and may_handle(actor, ServiceRequest(confidentiality=own))


def caller_named(actor: Actor, caller_id: int) -> Person:
    """Somebody who may call, by key; raises NotVisible."""
    rows = people_visible_to(actor).filter(pk=caller_id, is_active=True)
    found: Person | None = rows.select_related("organisation", "manager", "provider").first()
    if found is None:
        raise NotVisible
    return found
