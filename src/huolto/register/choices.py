"""States of an item and what may follow which, kinds of identifier."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemState(models.TextChoices):
    """Where an item is in its life."""

    RECEIVED = "received", _("Received")
    DELIVERED = "delivered", _("Delivered")
    IN_SERVICE = "in_service", _("In service")
    IN_REPAIR = "in_repair", _("In repair")
    IN_STORE = "in_store", _("In store")
    OUT_OF_SERVICE = "out_of_service", _("Taken out of service")
    MISSING = "missing", _("Missing")
    RETURNED = "returned", _("Returned to the lessor")
    DISPOSED = "disposed", _("Disposed of")


STATE_KINDS = {
    ItemState.RECEIVED: "go",
    ItemState.DELIVERED: "go",
    ItemState.IN_SERVICE: "good",
    ItemState.IN_REPAIR: "go",
    ItemState.IN_STORE: "",
    ItemState.OUT_OF_SERVICE: "",
    ItemState.MISSING: "bad",
    ItemState.RETURNED: "",
    ItemState.DISPOSED: "",
}
"""How a state is coloured."""

FINAL = frozenset({ItemState.RETURNED, ItemState.DISPOSED})
"""States in which an item is gone: nothing about it changes any more."""

_AT_REST = frozenset({ItemState.RECEIVED, ItemState.DELIVERED, ItemState.IN_STORE, ItemState.OUT_OF_SERVICE})
_ANYWHERE = frozenset({ItemState.IN_REPAIR, ItemState.MISSING})
_GONE = frozenset({ItemState.RETURNED, ItemState.DISPOSED})

TRANSITIONS: dict[str, frozenset[str]] = {
    ItemState.RECEIVED: _ANYWHERE | _GONE | {ItemState.DELIVERED, ItemState.IN_SERVICE, ItemState.IN_STORE},
    ItemState.DELIVERED: _ANYWHERE | _GONE | {ItemState.IN_SERVICE, ItemState.IN_STORE},
    ItemState.IN_SERVICE: _ANYWHERE | {ItemState.OUT_OF_SERVICE},
    ItemState.IN_REPAIR: frozenset(
        {
            ItemState.IN_SERVICE,
            ItemState.OUT_OF_SERVICE,
            ItemState.IN_STORE,
            ItemState.MISSING,
            ItemState.DISPOSED,
        }
    ),
    ItemState.IN_STORE: _ANYWHERE | _GONE | {ItemState.IN_SERVICE},
    ItemState.OUT_OF_SERVICE: _ANYWHERE | _GONE | {ItemState.IN_SERVICE, ItemState.IN_STORE},
    ItemState.MISSING: frozenset(
        {ItemState.IN_SERVICE, ItemState.OUT_OF_SERVICE, ItemState.IN_STORE, ItemState.DISPOSED}
    ),
    ItemState.RETURNED: frozenset(),
    ItemState.DISPOSED: frozenset(),
}
"""Which state may follow which. Only a correction (`undo_disposal`) leaves a final one."""


class Step(models.TextChoices):
    """A command of the life cycle."""

    DELIVER = "deliver", _("Deliver")
    PUT_IN_SERVICE = "put_in_service", _("Put in service")
    TAKE_OUT = "take_out", _("Take out of service")
    SEND_TO_REPAIR = "send_to_repair", _("Send to repair")
    BACK_FROM_REPAIR = "back_from_repair", _("Back from repair")
    STORE = "store", _("Put in store")
    MISS = "miss", _("Report missing")
    FIND = "find", _("Found again")
    RETURN = "return", _("Return to the lessor")
    DISPOSE = "dispose", _("Dispose of")
    UNDO_DISPOSAL = "undo_disposal", _("Undo the disposal")


STEPS: dict[str, frozenset[str]] = {
    Step.DELIVER: frozenset({ItemState.RECEIVED}),
    Step.PUT_IN_SERVICE: _AT_REST,
    Step.TAKE_OUT: _ANYWHERE | {ItemState.IN_SERVICE},
    Step.SEND_TO_REPAIR: _AT_REST | {ItemState.IN_SERVICE},
    Step.BACK_FROM_REPAIR: frozenset({ItemState.IN_REPAIR}),
    Step.STORE: frozenset({ItemState.RECEIVED, ItemState.DELIVERED, ItemState.OUT_OF_SERVICE}),
    Step.MISS: _AT_REST | {ItemState.IN_SERVICE, ItemState.IN_REPAIR},
    Step.FIND: frozenset({ItemState.MISSING}),
    Step.RETURN: _AT_REST,
    Step.DISPOSE: _AT_REST | _ANYWHERE,
    Step.UNDO_DISPOSAL: frozenset({ItemState.DISPOSED}),
}
"""From which states a command sets out."""

ENDS_SERVICE_FIRST = frozenset({Step.STORE, Step.RETURN, Step.DISPOSE})
"""Commands for what is not in service: an item in repair or missing may still be."""


class DisposalWay(models.TextChoices):
    """How an item was disposed of."""

    RECYCLED = "recycled", _("Recycled")
    SOLD = "sold", _("Sold")
    DESTROYED = "destroyed", _("Destroyed")
    DONATED = "donated", _("Donated")
    SCRAPPED = "scrapped", _("Scrapped")


class EndChoice(models.TextChoices):
    """What is to be done when a lease ends."""

    RETURN = "return", _("Return")
    BUY = "buy", _("Buy")
    EXTEND = "extend", _("Extend")


class EndingKind(models.TextChoices):
    """What of an item comes to an end and is reminded of."""

    LEASE = "lease", _("Lease")
    WARRANTY = "warranty", _("Warranty")
    END_OF_LIFE = "end_of_life", _("End of life")


class IdentifierKind(models.TextChoices):
    SERIAL = "serial", _("Serial number")
    IMEI = "imei", _("IMEI")
    MAC = "mac", _("MAC address")
    SIM = "sim", _("SIM card")
    PHONE_NUMBER = "number", _("Phone number")
    EXTERNAL = "external", _("Number in another system")


class LeaseEnd(models.TextChoices):
    """How a lease ended."""

    RETURNED = "returned", _("Returned")
    BOUGHT = "bought", _("Bought")
    EXTENDED = "extended", _("Extended")
    EARLY = "early", _("Ended early")


class BulkState(models.TextChoices):
    """How far a change of many items is."""

    PLANNED = "planned", _("Waiting for you")
    RUNNING = "running", _("Under way")
    DONE = "done", _("Done")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")


BULK_TRANSITIONS: dict[str, frozenset[str]] = {
    BulkState.PLANNED: frozenset({BulkState.RUNNING}),
    BulkState.RUNNING: frozenset({BulkState.DONE}),
    BulkState.DONE: frozenset({BulkState.UNDOING}),
    BulkState.UNDOING: frozenset({BulkState.UNDONE}),
    BulkState.UNDONE: frozenset(),
}


class BulkFate(models.TextChoices):
    """What a change of many items did, or would do, to one of them."""

    WAITING = "waiting", _("Would change")
    SAME = "same", _("So already")
    REFUSED = "refused", _("Left out")
    CHANGED = "changed", _("Changed")
    TAKEN_BACK = "taken_back", _("Taken back")
    KEPT = "kept", _("Left as it is")


class BulkReason(models.TextChoices):
    """Why an item is left out of a change of many, or of taking it back."""

    NOT_YOURS = "not_yours", _("Not yours to change")
    DISPOSED = "disposed", _("Disposed of")
    OTHER_CUSTOMER = "other_customer", _("Of another customer than the person, place or cost centre chosen")
    NOT_THERE = "not_there", _("Not there yet on this day")
    NO_SERVICE = "no_service", _("Not in service on this day")
    LATER_SERVICE = "later_service", _("In service until later than this day")
    WRONG_STATE = "wrong_state", _("In a state from which this cannot be done")
    CHANGED_MEANWHILE = "changed_meanwhile", _("Changed by somebody else since you looked")
    NO_LONGER_FITS = "no_longer_fits", _("Fits the filters no longer")
    NEWER_CHANGE = "newer_change", _("Changed again since then")
    OTHER = "other", _("Could not be changed")


class ExportFormat(models.TextChoices):
    CSV = "csv", _("CSV (any program)")
    XLSX = "xlsx", _("XLSX (spreadsheets)")
    CARDS = "pdf", _("Identity cards (PDF)")


LIST_FORMATS = (ExportFormat.CSV, ExportFormat.XLSX)
"""Formats of a list; the rest are papers of the devices."""


class ExportState(models.TextChoices):
    """How far a list written to a file is."""

    WAITING = "waiting", _("Waiting")
    RUNNING = "running", _("Being written")
    READY = "ready", _("Ready")
    CANCELLED = "cancelled", _("Cancelled")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("Removed")


class PartKind(models.TextChoices):
    """What a part of a device is."""

    PROCESSOR = "processor", _("Processor")
    MEMORY = "memory", _("Memory")
    DISK = "disk", _("Disk")
    GRAPHICS = "graphics", _("Graphics card")
    NETWORK = "network", _("Network card")
    BATTERY = "battery", _("Battery")
    SCREEN = "screen", _("Screen")
    KEYBOARD = "keyboard", _("Keyboard")
    POWER_SUPPLY = "power_supply", _("Power supply")
    FUSER = "fuser", _("Fuser")
    ROLLER = "roller", _("Rollers")
    DRUM = "drum", _("Drum")
    CARTRIDGE = "cartridge", _("Cartridge")
    ACCESSORY = "accessory", _("Accessory")
    OTHER = "other", _("Other part")


class PartGrade(models.TextChoices):
    """Where a part comes from, which decides what is promised about it."""

    ORIGINAL = "original", _("Original")
    COMPATIBLE = "compatible", _("Compatible")
    USED = "used", _("Used")


class MeterKind(models.TextChoices):
    """What a device counts about itself."""

    PAGES_TOTAL = "pages_total", _("Pages")
    PAGES_MONO = "pages_mono", _("Black-and-white pages")
    PAGES_COLOUR = "pages_colour", _("Colour pages")
    SCANS = "scans", _("Scans")
    HOURS = "hours", _("Hours of use")
    CYCLES = "cycles", _("Charging cycles")
    KILOMETRES = "kilometres", _("Kilometres")
    KILOWATT_HOURS = "kilowatt_hours", _("Kilowatt hours")


class MeterUnit(models.TextChoices):
    PAGES = "pages", _("pages")
    SCANS = "scans", _("scans")
    HOURS = "hours", _("h")
    CYCLES = "cycles", _("cycles")
    KILOMETRES = "kilometres", _("km")
    KILOWATT_HOURS = "kilowatt_hours", _("kWh")


METER_UNITS: dict[str, MeterUnit] = {
    MeterKind.PAGES_TOTAL: MeterUnit.PAGES,
    MeterKind.PAGES_MONO: MeterUnit.PAGES,
    MeterKind.PAGES_COLOUR: MeterUnit.PAGES,
    MeterKind.SCANS: MeterUnit.SCANS,
    MeterKind.HOURS: MeterUnit.HOURS,
    MeterKind.CYCLES: MeterUnit.CYCLES,
    MeterKind.KILOMETRES: MeterUnit.KILOMETRES,
    MeterKind.KILOWATT_HOURS: MeterUnit.KILOWATT_HOURS,
}
"""What the readings of each kind are counted in."""

MOST_A_DAY: dict[str, int] = {
    MeterUnit.PAGES: 200_000,
    MeterUnit.SCANS: 200_000,
    MeterUnit.HOURS: 24,
    MeterUnit.CYCLES: 24,
    MeterUnit.KILOMETRES: 2_500,
    MeterUnit.KILOWATT_HOURS: 100_000,
}
"""More than any device does in a day: a reading that says more is a slip of the pen."""


class ReadingSource(models.TextChoices):
    """Where a reading came from."""

    HAND = "hand", _("Typed in")
    DEVICE = "device", _("Told by the device")
    VISIT = "visit", _("Read on a visit")
    IMPORT = "import", _("From a list")


class ReadingDoubt(models.TextChoices):
    """Why a reading is kept but not counted."""

    FALLS = "falls", _("lower than the reading before")
    JUMPS = "jumps", _("more than a device can do in the time between")


class ConditionGrade(models.TextChoices):
    """What state a device is in to the eye."""

    NEW = "new", _("As new")
    GOOD = "good", _("Good")
    WORN = "worn", _("Worn")
    DAMAGED = "damaged", _("Damaged")
    BROKEN = "broken", _("Broken")


class HandOverState(models.TextChoices):
    """What became of a hand-over that a person was asked to confirm."""

    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


HAND_OVER_TRANSITIONS: dict[str, frozenset[str]] = {
    HandOverState.WAITING: frozenset(
        {
            HandOverState.ACCEPTED,
            HandOverState.DECLINED,
            HandOverState.EXPIRED,
            HandOverState.WITHDRAWN,
        }
    ),
    HandOverState.ACCEPTED: frozenset(),
    HandOverState.DECLINED: frozenset(),
    HandOverState.EXPIRED: frozenset(),
    HandOverState.WITHDRAWN: frozenset(),
}


class HandOverWay(models.TextChoices):
    """How a hand-over was confirmed."""

    ON_THE_SPOT = "on_the_spot", _("Signed on the spot")
    LINK = "link", _("Confirmed by the mailed link")
    SIGNED_IN = "signed_in", _("Confirmed after signing in")


class ImportState(models.TextChoices):
    """How far an import of a device list is."""

    PREVIEWING = "previewing", _("Being looked at")
    PREVIEWED = "previewed", _("Waiting for you")
    RUNNING = "running", _("Being imported")
    DONE = "done", _("Imported")
    REFUSED = "refused", _("Refused whole")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")


IMPORT_TRANSITIONS: dict[str, frozenset[str]] = {
    ImportState.PREVIEWING: frozenset({ImportState.PREVIEWED, ImportState.FAILED, ImportState.CANCELLED}),
    ImportState.PREVIEWED: frozenset({ImportState.PREVIEWING, ImportState.RUNNING}),
    ImportState.RUNNING: frozenset(
        {ImportState.DONE, ImportState.REFUSED, ImportState.CANCELLED, ImportState.FAILED}
    ),
    ImportState.DONE: frozenset(),
    ImportState.REFUSED: frozenset(),
    ImportState.CANCELLED: frozenset(),
    ImportState.FAILED: frozenset(),
}
