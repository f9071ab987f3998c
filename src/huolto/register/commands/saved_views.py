"""Keeps a way to look at the list under a name."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.locks import lock_name
from huolto.register.models import SavedView
from huolto.register.saved_views import MOST, own_view

_LONGEST = 2000


@command
def save_view(*, actor: Actor, name: str, filters: Mapping[str, str], is_shared: bool = False) -> SavedView:
    """Keep an address under a name; the reader's own view of the same name is replaced.

    Raises InvalidInput for no name, one too long, or more views than fit on a page.
    """
    if actor.person_id is None or actor.organisation_id is None:
        raise NotAllowed
    wanted = " ".join(name.split())
    if not wanted or len(wanted) > 60:
        raise InvalidInput(_("Give the view a name of at most 60 characters."), field="name")
    if sum(len(value) for value in filters.values()) > _LONGEST:
        raise InvalidInput(_("This is more than a view can keep; take some filters away."), field="name")
    lock_name(f"saved-views:{actor.person_id}")
    own = SavedView.objects.of(actor.provider).filter(owner_id=actor.person_id)
    view = own.filter(name=wanted).first()
    if view is None and own.count() >= MOST:
        raise InvalidInput(
            _("You have %(most)s views already; delete one first.") % {"most": MOST}, field="name"
        )
    view = view or SavedView(provider=actor.provider, owner_id=actor.person_id, name=wanted)
    view.organisation_id = actor.organisation_id
    view.filters = dict(filters)
    view.is_shared = is_shared
    view.save()
    return view


@command
def delete_view(*, actor: Actor, view_id: int) -> None:
    """Forget a view of one's own; raises NotVisible for another's."""
    own_view(actor, view_id).delete()
