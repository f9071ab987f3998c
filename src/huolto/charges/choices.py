"""States of a period, kinds of usage, stages of a decision."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PeriodState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


TRANSITIONS: dict[str, frozenset[str]] = {
    PeriodState.OPEN: frozenset({PeriodState.CLOSING}),
    PeriodState.CLOSING: frozenset({PeriodState.OPEN, PeriodState.CLOSED}),
    PeriodState.CLOSED: frozenset(),
}


class UsageKind(models.TextChoices):
    """Happenings that are pushed; states (in service, leased) are read as dated intervals at rating."""

    DELIVERY = "delivery", _("Delivery")
    WORK = "work", _("Work")
    LEASE_BOUGHT = "lease_bought", _("Leased device bought")
    PART = "part", _("Part")
    VISIT = "visit", _("Visit")
    PAGES = "pages", _("Meter reading")
    TRAVEL = "travel", _("Travel")
    SHIPMENT = "shipment", _("Shipment")
    PACKAGING = "packaging", _("Packaging")
    REPAIR_QUOTE = "repair_quote", _("Repair quote")
    ESTIMATE = "estimate", _("Estimate")
    EXCHANGE = "exchange", _("Exchange")
    NOT_RETURNED = "not_returned", _("Device not returned")
    RESIDENT_DAY = "resident_day", _("Day of a resident technician")
    FAULT = "fault", _("Fault")
    REQUEST = "request", _("Request")


class WhatIfState(models.TextChoices):
    """How far a replay under another version is."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Under way")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Failed")


class Stage(models.TextChoices):
    RECORDED = "recorded", _("When recorded")
    CLOSING = "closing", _("At closing")
