"""Remote sessions and codes beside a request: what its page shows of them, and their steps."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from huolto.desk.choices import AT_WORK, RemoteOutcome, RemoteState, ServiceCodeKind
from huolto.desk.commands import ask_remote, begin_remote, end_remote, set_codes
from huolto.desk.commands.remote import hosts_of, is_expired
from huolto.desk.commands.requests import missing_codes
from huolto.desk.models import RemoteSession, ServiceCode, ServiceRequest
from huolto.foundation.actors import Actor
from huolto.foundation.texts import text_in
from huolto.workbench.request_address import key_in

REMOTE_KINDS = {
    RemoteState.ASKED: "you",
    RemoteState.CONSENTED: "go",
    RemoteState.BEGUN: "go",
    RemoteState.ENDED: "good",
    RemoteState.DECLINED: "bad",
    RemoteState.EXPIRED: "",
}


def remote_of_request(actor: Actor, found: ServiceRequest) -> dict[str, Any]:
    """The sessions, the newest first, whether one may be asked for, and the codes with their lists."""
    rows = list(
        RemoteSession.objects.of(actor.provider)
        .filter(request=found)
        .select_related("agent", "person", "answered_by")
    )
    sessions = [
        {
            "row": row,
            "state": RemoteState.EXPIRED.label if is_expired(row) else row.get_state_display(),
            "kind": "" if is_expired(row) else REMOTE_KINDS[RemoteState(row.state)],
        }
        for row in rows
    ]
    is_open = any(
        row.state in (RemoteState.ASKED, RemoteState.CONSENTED, RemoteState.BEGUN) and not is_expired(row)
        for row in rows
    )
    hosts = hosts_of(actor.provider)
    return {
        "sessions": sessions,
        "may_ask_remote": found.state in AT_WORK and not is_open,
        "remote_example": f"https://{hosts[0]}/" if hosts else "",
        "remote_outcomes": RemoteOutcome.choices,
        "code_lists": _code_lists(actor, found),
        "codes_lacking": [str(kind.label) for kind in missing_codes([found]).get(found.pk, ())],
    }


def _code_lists(
    actor: Actor, found: ServiceRequest
) -> list[tuple[str, Any, str, str, list[tuple[str, str]]]]:
    """Each kind: word, label, the code given and its name, and what may be chosen."""
    given = {row.kind: row.code for row in found.codes.select_related("code")}
    rows = list(ServiceCode.objects.of(actor.provider).filter(is_active=True))
    lists = []
    for kind in ServiceCodeKind:
        now = given.get(kind)
        choices = [(row.code, text_in(row.name)) for row in rows if row.kind == kind]
        if choices or now:
            name = text_in(now.name) if now else ""
            lists.append((kind.value, kind.label, now.code if now else "", name, choices))
    return lists


def _ask(request: Any, pk: int) -> None:
    ask_remote(actor=request.actor, request_id=pk, link=request.POST.get("link", ""))
    messages.success(request, _("Consent is asked for. The link is shown when it is given."))


def _begin(request: Any, pk: int) -> None:
    begin_remote(actor=request.actor, session_id=key_in(request.POST.get("session")))


def _end(request: Any, pk: int) -> None:
    end_remote(
        actor=request.actor,
        session_id=key_in(request.POST.get("session")),
        outcome=request.POST.get("outcome", ""),
        note=request.POST.get("note", ""),
    )


def _codes(request: Any, pk: int) -> None:
    sent = {kind: request.POST[kind] for kind in ServiceCodeKind.values if kind in request.POST}
    set_codes(actor=request.actor, request_id=pk, codes=sent)
    messages.success(request, _("Saved."))


MORE_STEPS: dict[str, Callable[[Any, int], int | None]] = {
    "remote": _ask,
    "remote-begin": _begin,
    "remote-end": _end,
    "codes": _codes,
}
