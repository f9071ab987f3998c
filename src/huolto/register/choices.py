"""States of an item and what may follow which, kinds of identifier."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemState(models.TextChoices):
    """Where an item is in its life."""

    RECEIVED = "received", _("Received")
    DELIVERED = "delivered", _("Delivered")
    IN_SERVICE = "in_service", _("In service")
    OUT_OF_SERVICE = "out_of_service", _("Taken out of service")
    DISPOSED = "disposed", _("Disposed of")


TRANSITIONS: dict[str, frozenset[str]] = {
    ItemState.RECEIVED: frozenset({ItemState.DELIVERED, ItemState.IN_SERVICE, ItemState.DISPOSED}),
    ItemState.DELIVERED: frozenset({ItemState.IN_SERVICE, ItemState.RECEIVED, ItemState.DISPOSED}),
    ItemState.IN_SERVICE: frozenset({ItemState.OUT_OF_SERVICE}),
    ItemState.OUT_OF_SERVICE: frozenset({ItemState.IN_SERVICE, ItemState.DISPOSED}),
    ItemState.DISPOSED: frozenset(),
}
"""Which state may follow which; one command a transition."""


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
