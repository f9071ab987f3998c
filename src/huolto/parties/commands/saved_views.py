"""Keeps ways to look at lists under names."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed
from huolto.foundation.localisation import figure
from huolto.foundation.locks import lock_name
from huolto.parties.models import SavedView
from huolto.parties.saved_views import MOST, own_view

_LONGEST = 2000


@command
def save_view(
    *,
    actor: Actor,
    list_name: str,
    name: str,
    filters: Mapping[str, str],
    is_shared: bool = False,
    is_default: bool = False,
) -> SavedView:
    """Keep an address under a name; the reader's own view of the same name is replaced.

    Raises InvalidInput for no name, one too long, or more views than fit on a page.
    """
    if actor.person_id is None or actor.organisation_id is None:
        raise NotAllowed
    wanted = _name(name)
    if sum(len(value) for value in filters.values()) > _LONGEST:
        raise InvalidInput(_("This is more than a view can keep; take some filters away."), field="name")
    lock_name(f"saved-views:{actor.person_id}")
    own = SavedView.objects.of(actor.provider).filter(owner_id=actor.person_id, list_name=list_name)
    view = own.filter(name=wanted).first()
    if view is None and own.count() >= MOST:
        said = _("You have %(most)s views already; delete one first.")
        raise InvalidInput(said % {"most": figure(MOST)}, field="name")
    view = view or SavedView(
        provider=actor.provider, owner_id=actor.person_id, list_name=list_name, name=wanted
    )
    view.organisation_id = actor.organisation_id
    view.filters = dict(filters)
    return _keep(view, is_shared=is_shared, is_default=is_default)


@command
def change_view(
    *, actor: Actor, list_name: str, view_id: int, name: str, is_shared: bool, is_default: bool = False
) -> SavedView:
    """Name a view of one's own anew, share it or no longer, make it what the list begins with.

    Raises NotVisible for another's, InvalidInput for no name or that of another view of one's own.
    """
    lock_name(f"saved-views:{actor.person_id}")
    view = own_view(actor, view_id, list_name)
    wanted = _name(name)
    others = SavedView.objects.filter(owner_id=view.owner_id, list_name=list_name).exclude(pk=view.pk)
    if others.filter(name=wanted).exists():
        raise InvalidInput(_("You have a view of this name already."), field="name")
    view.name = wanted
    return _keep(view, is_shared=is_shared, is_default=is_default)


@command
def delete_view(*, actor: Actor, list_name: str, view_id: int) -> None:
    """Forget a view of one's own; raises NotVisible for another's."""
    own_view(actor, view_id, list_name).delete()


def _name(name: str) -> str:
    wanted = " ".join(name.split())
    if not wanted or len(wanted) > 60:
        raise InvalidInput(_("Give the view a name of at most 60 characters."), field="name")
    return wanted


def _keep(view: SavedView, *, is_shared: bool, is_default: bool) -> SavedView:
    view.is_shared, view.is_default = is_shared, is_default
    if is_default:
        others = SavedView.objects.filter(owner_id=view.owner_id, list_name=view.list_name)
        others.exclude(pk=view.pk).update(is_default=False)
    view.save()
    return view
