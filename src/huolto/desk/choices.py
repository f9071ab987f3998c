"""Kinds, states, channels and priorities of requests, states of targets and approvals, confidentiality."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RequestKind(models.TextChoices):
    INCIDENT = "incident", _("Incident")
    SERVICE_REQUEST = "service_request", _("Service request")
    ORDER = "order", _("Order")
    FORM = "form", _("Form")


class RequestState(models.TextChoices):
    WAITING_FOR_APPROVAL = "waiting_for_approval", _("Waiting for approval")
    OPEN = "open", _("Open")
    IN_PROGRESS = "in_progress", _("In progress")
    WAITING_FOR_CUSTOMER = "waiting_for_customer", _("Waiting for the customer")
    WAITING_FOR_OTHERS = "waiting_for_others", _("Waiting for others")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")
    MERGED = "merged", _("Merged")


AT_WORK = (
    RequestState.OPEN,
    RequestState.IN_PROGRESS,
    RequestState.WAITING_FOR_CUSTOMER,
    RequestState.WAITING_FOR_OTHERS,
)
"""States in which somebody at the provider works on it or will."""

WAITING = frozenset(
    {RequestState.WAITING_FOR_APPROVAL, RequestState.WAITING_FOR_CUSTOMER, RequestState.WAITING_FOR_OTHERS}
)
"""States in which somebody else has the next word."""
_ENDED_TONES = {
    RequestState.DONE: "good",
    RequestState.DECLINED: "bad",
    RequestState.CANCELLED: "",
    RequestState.MERGED: "",
}
TONES = {
    RequestState.WAITING_FOR_APPROVAL: "you",
    RequestState.WAITING_FOR_CUSTOMER: "you",
    **_ENDED_TONES,
}
"""How a state is shown to the customer (`kind` of `c-state`); what is not named here goes on."""
TONES_AT_WORK = {RequestState.OPEN: "you", **_ENDED_TONES}
"""The same for who works on it."""
OPEN_STATES = (RequestState.WAITING_FOR_APPROVAL, *AT_WORK)

_AT_WORK = frozenset(AT_WORK)
_ENDS = frozenset({RequestState.DONE, RequestState.CANCELLED, RequestState.MERGED})

TRANSITIONS: dict[str, frozenset[str]] = {
    RequestState.WAITING_FOR_APPROVAL: frozenset(
        {RequestState.OPEN, RequestState.DECLINED, RequestState.CANCELLED}
    ),
    **{state: (_AT_WORK - {state}) | _ENDS for state in AT_WORK},
    RequestState.DONE: frozenset({RequestState.OPEN, RequestState.IN_PROGRESS}),
    RequestState.CANCELLED: frozenset(),
    RequestState.DECLINED: frozenset(),
    RequestState.MERGED: frozenset(),
}


class Priority(models.TextChoices):
    """How much it hurts; a word that agreements may ask for."""

    LOW = "low", pgettext_lazy("priority", "Low")
    NORMAL = "normal", pgettext_lazy("priority", "Normal")
    HIGH = "high", pgettext_lazy("priority", "High")
    URGENT = "urgent", pgettext_lazy("priority", "Urgent")


class RequestChannel(models.TextChoices):
    """How the request, or a message about it, came."""

    PORTAL = "portal", _("Portal")
    MAIL = "mail", _("Mail")
    PHONE = "phone", _("Phone")
    IN_PERSON = "in_person", _("In person")
    PROGRAM = "program", _("Program")


class LinkKind(models.TextChoices):
    """What one request is to another."""

    RELATED = "related", _("Related")
    SPLIT_FROM = "split_from", _("Split from")
    MERGED_INTO = "merged_into", _("Merged into")
    FOLLOWS = "follows", _("Follows")


class TargetState(models.TextChoices):
    """Where a promise stands; whether it was kept is told by `met_at` and `due_at`."""

    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    SUSPENDED = "suspended", _("Suspended")
    MET = "met", _("Met")
    DROPPED = "dropped", _("Dropped")


class PauseCause(models.TextChoices):
    """Why clocks stand still; the words of `rules.agreement.clock`."""

    CUSTOMER = "customer", _("Waiting for the customer")
    APPROVAL = "approval", _("Waiting for approval")
    DONE = "done", _("Done")


PAUSING: dict[str, str] = {
    RequestState.WAITING_FOR_CUSTOMER: PauseCause.CUSTOMER,
    RequestState.WAITING_FOR_APPROVAL: PauseCause.APPROVAL,
    RequestState.DONE: PauseCause.DONE,
}
"""States in which clocks stand still. Waiting for others does not: whom the provider waits for is its own matter."""


class Confidentiality(models.TextChoices):
    """Who at the provider may read a request; HR means HR agents only, not even the administrator."""

    NORMAL = "normal", _("Normal")
    HUMAN_RESOURCES = "human_resources", _("HR only")


class ApprovalState(models.TextChoices):
    PENDING = "pending", _("Waiting for an answer")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    CANCELLED = "cancelled", _("Cancelled")
    LATER = "later", _("Is asked later")
    EXPIRED = "expired", _("Not answered in time")
    PASSED_ON = "passed_on", _("Passed on, not answered in time")
    NOT_NEEDED = "not_needed", _("No longer needed")


APPROVAL_TRANSITIONS: dict[str, frozenset[str]] = {
    ApprovalState.LATER: frozenset({ApprovalState.PENDING, ApprovalState.CANCELLED}),
    ApprovalState.PENDING: frozenset(
        {
            ApprovalState.APPROVED,
            ApprovalState.DECLINED,
            ApprovalState.CANCELLED,
            ApprovalState.EXPIRED,
            ApprovalState.PASSED_ON,
            ApprovalState.NOT_NEEDED,
        }
    ),
    ApprovalState.APPROVED: frozenset(),
    ApprovalState.DECLINED: frozenset(),
    ApprovalState.CANCELLED: frozenset(),
    ApprovalState.EXPIRED: frozenset(),
    ApprovalState.PASSED_ON: frozenset(),
    ApprovalState.NOT_NEEDED: frozenset(),
}


class StepNeeds(models.TextChoices):
    """Whose agreement a step of approvals needs."""

    ALL = "all", _("All of them")
    ANY = "any", _("One of them")


class OnExpiry(models.TextChoices):
    """What becomes of an approval that nobody answers in time."""

    NEXT = "next", _("It goes to the next in line")
    END = "end", _("The request ends")


class ConsentState(models.TextChoices):
    """Whether the customer agreed to an estimate."""

    NOT_ASKED = "not_asked", _("Not asked")
    ASKED = "asked", _("Waiting for an answer")
    ACCEPTED = "accepted", pgettext_lazy("estimate", "Accepted")
    DECLINED = "declined", _("Declined")


CONSENT_TRANSITIONS: dict[str, frozenset[str]] = {
    ConsentState.NOT_ASKED: frozenset({ConsentState.ASKED}),
    ConsentState.ASKED: frozenset({ConsentState.ACCEPTED, ConsentState.DECLINED}),
    ConsentState.ACCEPTED: frozenset(),
    ConsentState.DECLINED: frozenset(),
}


class ChannelKind(models.TextChoices):
    """How one reaches the provider besides these pages."""

    PHONE = "phone", _("Phone line")
    MAIL = "mail", _("Mail address")
    LINK = "link", _("Page elsewhere")


class ServiceCodeKind(models.TextChoices):
    """What a code says of a fault; the words of `rules.guides`."""

    SYMPTOM = "symptom", _("Symptom")
    FAULT = "fault", _("Fault")
    CAUSE = "cause", pgettext_lazy("of a fault", "Cause")
    RESOLUTION = "resolution", _("Resolution")


class DefinitionState(models.TextChoices):
    """Where a version of a form or a guide stands: being written, the one in use, or one that was."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    RETIRED = "retired", _("Retired")


class FormHelpKind(models.TextChoices):
    """What on a form solved it before anything was asked."""

    NOTE = "note", _("Advice on the form")
    ARTICLE = "article", _("Guide")


class OutcomeKind(models.TextChoices):
    """Where a diagnosis guide ends; the words of `rules.guides`."""

    SOLVED = "solved", _("Solved")
    REPAIR = "repair", _("Repair")
    SWAP = "swap", _("Swap")
    LOAN = "loan", _("Loan")
    VISIT = "visit", _("Visit")
    REMOTE_SESSION = "remote_session", _("Remote session")


class RemoteState(models.TextChoices):
    ASKED = "asked", _("Waiting for the customer's consent")
    CONSENTED = "consented", _("Allowed")
    DECLINED = "declined", pgettext_lazy("remote session", "Declined")
    EXPIRED = "expired", _("Not answered in time")
    BEGUN = "begun", _("Under way")
    ENDED = "ended", pgettext_lazy("remote session", "Ended")


REMOTE_TRANSITIONS: dict[str, frozenset[str]] = {
    RemoteState.ASKED: frozenset({RemoteState.CONSENTED, RemoteState.DECLINED, RemoteState.EXPIRED}),
    RemoteState.CONSENTED: frozenset({RemoteState.BEGUN, RemoteState.DECLINED}),
    RemoteState.BEGUN: frozenset({RemoteState.ENDED}),
    RemoteState.DECLINED: frozenset(),
    RemoteState.EXPIRED: frozenset(),
    RemoteState.ENDED: frozenset(),
}


class RemoteOutcome(models.TextChoices):
    """How much a remote session solved."""

    SOLVED = "solved", _("Solved")
    PARTLY = "partly", _("Solved in part")
    NOT = "not", _("Not solved")
