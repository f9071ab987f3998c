"""Remote sessions: asked for, allowed or declined by the one who sits there, begun, ended (S5.13)."""

import hashlib
import secrets
from datetime import timedelta
from urllib.parse import urlsplit

from django.utils import timezone
from django.utils.translation import gettext as _

from huolto.desk.access import request_visible_to
from huolto.desk.choices import AT_WORK, REMOTE_TRANSITIONS, RemoteOutcome, RemoteState
from huolto.desk.commands.requests import handled
from huolto.desk.mails import mail_remote_asked
from huolto.desk.models import RemoteSession, ServiceRequest
from huolto.desk.promises import first_item_of
from huolto.foundation.actors import Actor
from huolto.foundation.commands import command
from huolto.foundation.errors import InvalidInput, NotAllowed, NotVisible, WrongState
from huolto.foundation.locks import lock_row
from huolto.foundation.models import Provider
from huolto.foundation.provider_settings import value_of
from huolto.parties.choices import NotificationTopic
from huolto.parties.models import Person
from huolto.parties.notices import notify

ANSWERED_WITHIN = timedelta(hours=24)
"""How long consent can be given; after that it is asked anew."""

LIVE = (RemoteState.ASKED, RemoteState.CONSENTED, RemoteState.BEGUN)


@command
def ask_remote(*, actor: Actor, request_id: int, link: str) -> RemoteSession:
    """Ask who asked for the request whether their screen may be seen through a link; they are mailed and told.

    The link is https and of a host that the provider allows (`desk.remote_hosts`). Raises InvalidInput (field `link`),
    WrongState while another session of the request is open.
    """
    request = handled(actor, request_id)
    request = lock_row(
        ServiceRequest.objects.of(actor.provider).select_related("requester__provider"), request.pk
    )
    if request.state not in AT_WORK or actor.person_id is None:
        raise WrongState(_("%(number)s has ended.") % {"number": request.number})
    _require_allowed(actor.provider, link.strip())
    now, token = timezone.now(), secrets.token_urlsafe(32)
    rows = RemoteSession.objects.of(actor.provider).filter(request=request)
    rows.filter(state=RemoteState.ASKED, expires_at__lte=now).update(state=RemoteState.EXPIRED)
    if rows.filter(state__in=LIVE).exists():
        raise WrongState(_("Another remote session of this request is open. End it first."))
    session = RemoteSession.objects.create(
        provider=actor.provider,
        request=request,
        item=first_item_of(request),
        person=request.requester,
        agent_id=actor.person_id,
        link=link.strip(),
        token_hash=hash_of(token),
        asked_at=now,
        expires_at=now + ANSWERED_WITHIN,
    )
    # Here and not after the commit: nobody but this transaction knows the token.
    mail_remote_asked(session, token)
    notify(
        request.requester,
        topic=NotificationTopic.REQUEST,
        code="remote-asked",
        params={"title": request.title, "number": request.number},
        path=f"requests/{request.pk}/",
        once_key=f"remote:{session.pk}",
        by=Person.objects.of(actor.provider).filter(pk=actor.person_id).first(),
        occurred_at=now,
    )
    return session


@command
def answer_remote(*, actor: Actor, session_id: int, consent: bool, by_link: bool = False) -> RemoteSession:
    """Allow or decline as the one whose screen it is; what was allowed may be taken back until it has begun."""
    session = _locked(actor, session_id)
    if session.person_id != actor.person_id:
        raise NotAllowed
    now = timezone.now()
    if session.state == RemoteState.ASKED and session.expires_at <= now:
        raise WrongState(_("This was not answered in time. Ask your agent to ask again."))
    _move(session, RemoteState.CONSENTED if consent else RemoteState.DECLINED)
    session.answered_at, session.answered_by_id, session.answered_by_link = now, actor.person_id, by_link
    session.save(update_fields=["state", "answered_at", "answered_by", "answered_by_link"])
    return session


@command
def begin_remote(*, actor: Actor, session_id: int) -> RemoteSession:
    """Begin what was allowed; who works on the request."""
    session = _locked(actor, session_id)
    handled(actor, session.request_id)
    _move(session, RemoteState.BEGUN)
    session.began_at = timezone.now()
    session.save(update_fields=["state", "began_at"])
    return session


@command
def end_remote(*, actor: Actor, session_id: int, outcome: str, note: str = "") -> RemoteSession:
    """End a session with what came of it; its minutes are those between beginning and end."""
    session = _locked(actor, session_id)
    handled(actor, session.request_id)
    if outcome not in RemoteOutcome.values:
        raise InvalidInput(_("Say what came of it."), field="outcome")
    _move(session, RemoteState.ENDED)
    session.ended_at, session.outcome, session.note = timezone.now(), outcome, note.strip()[:2000]
    session.save(update_fields=["state", "ended_at", "outcome", "note"])
    return session


def remote_of_token(provider_id: int, token: str) -> RemoteSession:
    """The session that a mailed link belongs to; raises NotVisible for a wrong or foreign token."""
    rows = RemoteSession.objects.of(provider_id).filter(token_hash=hash_of(token))
    found: RemoteSession | None = rows.select_related(
        "request__customer", "person__organisation", "person__provider", "agent", "provider"
    ).first()
    if found is None:
        raise NotVisible
    return found


def is_expired(session: RemoteSession) -> bool:
    """Whether it was asked for and not answered in time."""
    if session.state == RemoteState.ASKED:
        return bool(session.expires_at <= timezone.now())
    return bool(session.state == RemoteState.EXPIRED)


def hosts_of(provider: Provider) -> list[str]:
    """The hosts whose links may be sent, in small letters."""
    written = str(value_of(provider, "desk.remote_hosts")).replace(";", ",").split(",")
    return [host.strip().lower() for host in written if host.strip()]


def hash_of(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def _require_allowed(provider: Provider, link: str) -> None:
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").lower()
        port = parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme != "https" or not host or parts.username is not None or port not in (None, 443):
        raise InvalidInput(_("Give a whole address that begins with https://"), field="link")
    if len(link) > 500 or any(letter.isspace() for letter in link):
        raise InvalidInput(_("Give a whole address that begins with https://"), field="link")
    allowed = hosts_of(provider)
    if not allowed:
        raise InvalidInput(
            _("No host is allowed for remote sessions yet. Your administrator names them under Settings."),
            field="link",
        )
    if not any(host == one or host.endswith(f".{one}") for one in allowed):
        raise InvalidInput(
            _("%(host)s is not allowed for remote sessions. Allowed: %(hosts)s.")
            % {"host": host, "hosts": ", ".join(allowed)},
            field="link",
        )


def _locked(actor: Actor, session_id: int) -> RemoteSession:
    rows = RemoteSession.objects.of(actor.provider)
    request_id = rows.filter(pk=session_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotVisible
    request_visible_to(actor, request_id)
    session: RemoteSession = lock_row(rows.select_related("request"), session_id)
    return session


def _move(session: RemoteSession, to_state: str) -> None:
    if to_state not in REMOTE_TRANSITIONS[session.state]:
        raise WrongState(_("The remote session is “%(state)s” now.") % {"state": session.get_state_display()})
    session.state = to_state
