"""Codes of symptoms, faults, causes and resolutions: the provider's lists, and what a request is given of them."""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from huolto.desk.choices import ServiceCodeKind
from huolto.desk.commands.requests import handled
from huolto.desk.guide_files import shipped_codes
from huolto.desk.models import RequestCode, ServiceCode, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput
from huolto.foundation.locks import lock_row
from huolto.parties.choices import Right
from huolto.rules.guides import CodeKind

CODE_KEEPERS = (Right.ADMINISTER_PROVIDER,)


@command
def keep_code(
    *,
    actor: Actor,
    kind: str,
    code: str,
    name: Mapping[str, str],
    is_active: bool = True,
    code_id: int | None = None,
) -> ServiceCode:
    """Add a code to a list, or name one anew; its kind and code stay, for guides name it. Raises InvalidInput."""
    actor.require_right(*CODE_KEEPERS)
    if kind not in ServiceCodeKind.values:
        raise InvalidInput(_("Choose one of the list."), field="kind")
    if not any(text.strip() for text in name.values()):
        raise InvalidInput(_("Give the code a name."), field="name")
    if code_id is None:
        row = ServiceCode(provider=actor.provider, kind=kind, code=code)
    else:
        row = lock_row(ServiceCode.objects.of(actor.provider), code_id)
    row.name, row.is_active = dict(name), is_active
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        if "service_code_once" not in str(error):
            raise
        raise InvalidInput(_("There is a code like this already."), field="code") from error
    return row


def take_codes(actor: Actor, wanted: Iterable[tuple[CodeKind, str]]) -> None:
    """Add those of the program's codes that the provider lacks; inside the caller's transaction."""
    shipped = shipped_codes()
    rows = ServiceCode.objects.of(actor.provider)
    known = set(rows.values_list("kind", "code"))
    ServiceCode.objects.bulk_create(
        ServiceCode(provider=actor.provider, kind=kind.value, code=code, name=dict(shipped[kind][code]))
        for kind, code in sorted(wanted)
        if (kind.value, code) not in known and code in shipped[kind]
    )


@command
def set_codes(*, actor: Actor, request_id: int, codes: Mapping[str, str]) -> None:
    """Give a request its codes, by kind; an empty one takes it away, what is not named stays."""
    request = handled(actor, request_id)
    give_codes(actor, request, codes)


def give_codes(actor: Actor, request: ServiceRequest, codes: Mapping[str, str]) -> None:
    """Write the codes of a request, inside the caller's transaction; raises InvalidInput for one that is not there."""
    known = {(row.kind, row.code): row for row in ServiceCode.objects.of(actor.provider)}
    for kind, code in codes.items():
        if not code:
            RequestCode.objects.of(actor.provider).filter(request=request, kind=kind).delete()
            continue
        found = known.get((kind, code))
        if found is None:
            raise InvalidInput(_("There is no code “%(code)s”.") % {"code": code}, field=kind)
        RequestCode.objects.update_or_create(
            provider=actor.provider, request=request, kind=kind, defaults={"code": found}
        )
