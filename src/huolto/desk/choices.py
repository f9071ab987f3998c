"""Kinds and states of requests, confidentiality, states of approvals."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestKind(models.TextChoices):
    INCIDENT = "incident", _("Incident")
    SERVICE_REQUEST = "service_request", _("Service request")
    ORDER = "order", _("Order")
    FORM = "form", _("Form")


class RequestState(models.TextChoices):
    WAITING_FOR_APPROVAL = "waiting_for_approval", _("Waiting for approval")
    OPEN = "open", _("Open")
    IN_PROGRESS = "in_progress", _("In progress")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")


TRANSITIONS: dict[str, frozenset[str]] = {
    RequestState.WAITING_FOR_APPROVAL: frozenset(
        {RequestState.OPEN, RequestState.DECLINED, RequestState.CANCELLED}
    ),
    RequestState.OPEN: frozenset({RequestState.IN_PROGRESS, RequestState.DONE, RequestState.CANCELLED}),
    RequestState.IN_PROGRESS: frozenset({RequestState.DONE, RequestState.CANCELLED}),
    RequestState.DONE: frozenset(),
    RequestState.CANCELLED: frozenset(),
    RequestState.DECLINED: frozenset(),
}


class Confidentiality(models.TextChoices):
    """Who at the provider may read a request; HR means HR agents only, not even the administrator."""

    NORMAL = "normal", _("Normal")
    HUMAN_RESOURCES = "human_resources", _("HR only")


class ApprovalState(models.TextChoices):
    PENDING = "pending", _("Waiting for an answer")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    CANCELLED = "cancelled", _("Cancelled")


APPROVAL_TRANSITIONS: dict[str, frozenset[str]] = {
    ApprovalState.PENDING: frozenset(
        {ApprovalState.APPROVED, ApprovalState.DECLINED, ApprovalState.CANCELLED}
    ),
    ApprovalState.APPROVED: frozenset(),
    ApprovalState.DECLINED: frozenset(),
    ApprovalState.CANCELLED: frozenset(),
}


class ChannelKind(models.TextChoices):
    """How one reaches the provider besides these pages."""

    PHONE = "phone", _("Phone line")
    MAIL = "mail", _("Mail address")
    LINK = "link", _("Page elsewhere")
