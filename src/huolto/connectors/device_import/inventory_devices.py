"""What an inventory says of each device, as cells: numbers, facts, parts, counters; what it leaves aside is said.

A stack of switches is several devices with one name; a discovery names only what answers in the network.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from huolto.register.identifiers import normalised

Tree = dict[str, Any]
COLUMNS = (
    "Asset tag", "Serial number", "IMEI", "MAC address", "SIM", "Phone number", "UUID", "Name", "Category", "Manufacturer",
    "Model", "Model number", "Place", "Notes", "Last inventory date", "Operating system", "Parts", "Readings",
)  # fmt: skip
METERS = {
    "total": "pages_total", "black": "pages_mono", "color": "pages_colour", "scanned": "scans",
    "printtotal": "pages_total", "printblack": "pages_mono", "printcolor": "pages_colour",
}  # fmt: skip
"""Page counters and the register's meters; the first that stands there is taken."""
CATEGORIES = {
    "printer": "Printer",
    "networkequipment": "Network equipment",
    "networking": "Network equipment",
}
PARTS = {
    "cpus": "processor", "memories": "memory", "storages": "disk", "batteries": "battery", "videos": "graphics",
    "monitors": "screen", "powersupplies": "power_supply", "modems": "network",
}  # fmt: skip
"""Sections of an inventory whose entries are parts of the device."""
COMPONENTS = {"powersupply": "power_supply", "module": "other", "port": "network", "fan": "other"}
"""Components of network equipment; those without a serial number are sockets and sensors, not parts."""
DESCRIBING = frozenset(
    {"bios", "hardware", "operatingsystem", "accesslog", "accountinfo", "network_device", "info", "ips", "versionclient",
     "versionprovider", "pagecounters", "networks", "simcards", "user", "users", "itemtype", "device", "firmwares",
     "network_components", "components", "moduleversion", "processnumber", *PARTS}
)  # fmt: skip
_HEX = re.compile(r"[0-9a-f]{12}")
_VIRTUAL = re.compile(r"^(?:00:00:00:00:00:00|02:42|52:54:00|00:50:56|08:00:27|0a:00:27)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def devices_of(tree: Tree) -> Iterator[Tree]:
    """Each device of one document, by itself: {"content", "itemtype"}."""
    content = tree.get("content")
    for one in _all(content) if content else [tree]:
        if "device" in one:
            for device in _all(one["device"]):
                yield from _stacked({**tree, "content": _as_network(device)})
        elif {"hardware", "bios"} & one.keys():
            yield {**tree, "content": one}
        elif "network_device" in one or "info" in one:
            yield from _stacked({**tree, "content": _as_network(one)})


def cells_of(device: Tree, aside: dict[str, str]) -> tuple[str, ...]:
    """A device's cells in the order of COLUMNS; sections that are left aside are added with the reason."""
    content = device["content"]
    for section in content.keys() - DESCRIBING:
        aside[section] = _("It says nothing that the register keeps of a device.")
    if "network_device" in content:
        return _network_cells(device, content, aside)
    return _computer_cells(device, content, aside)


def _computer_cells(device: Tree, content: Tree, aside: dict[str, str]) -> tuple[str, ...]:
    bios, hardware = _first(content.get("bios")), _first(content.get("hardware"))
    system = _first(content.get("operatingsystem"))
    if login := _text(hardware, "lastloggeduser") or _text(_first(content.get("user")), "login"):
        aside[login[:60]] = _("Who signed in last need not be the holder; name holders in a list.")
    sims = list(_all(content.get("simcards")))
    return _cells(
        {
            "Asset tag": _text(bios, "assettag"),
            "Serial number": _text(bios, "ssn") or _text(bios, "mmsn", "msn"),
            "IMEI": _joined([_text(hardware, "imei")] + [_text(sim, "imei") for sim in sims]),
            "MAC address": _joined(_macs(content, aside)),
            "SIM": _joined(_text(sim, "iccid", "serial", "serialnumber") for sim in sims),
            "Phone number": _joined(_text(sim, "line_number") for sim in sims),
            "UUID": _text(hardware, "uuid"),
            "Name": _text(hardware, "name"),
            "Category": _text(hardware, "chassis_type") or ("Phone" if sims else "Computer"),
            "Manufacturer": _text(bios, "smanufacturer", "mmanufacturer", "bmanufacturer"),
            "Model": _text(bios, "smodel", "mmodel"),
            "Model number": _text(bios, "skunumber"),
            "Last inventory date": _text(_first(content.get("accesslog")), "logdate"),
            "Operating system": _text(system, "full_name") or _text(hardware, "osname"),
            "Parts": _written(_parts(content)),
        }
    )


def _network_cells(device: Tree, content: Tree, aside: dict[str, str]) -> tuple[str, ...]:
    info = _first(content["network_device"])
    counters = _first(content.get("pagecounters"))
    for counter in counters.keys() - METERS.keys():
        aside[f"pagecounters: {counter}"] = _("The register keeps no counter of this kind.")
    kind = (_text(device, "itemtype") or _text(info, "type")).lower()
    firmware = next((one for one in _all(content.get("firmwares")) if _text(one, "type") == "device"), {})
    sims = list(_all(content.get("simcards")))
    return _cells(
        {
            "Asset tag": _text(info, "assettag"),
            "Serial number": _text(info, "serial"),
            "MAC address": _joined(_good_macs([_text(info, "mac", "macaddr")], aside)),
            "SIM": _joined(_text(sim, "iccid") for sim in sims),
            "Phone number": _joined(_text(sim, "line_number") for sim in sims),
            "Name": _text(info, "name", "snmphostname", "dnshostname"),
            "Category": CATEGORIES.get(kind, "Network equipment" if not kind else kind.capitalize()),
            "Manufacturer": _text(info, "manufacturer") or _text(firmware, "manufacturer"),
            "Model": _text(info, "model") or _text(firmware, "name"),
            "Place": _text(info, "location"),
            "Notes": _text(info, "comments", "description"),
            "Last inventory date": _text(_first(content.get("accesslog")), "logdate"),
            "Operating system": f"firmware {version}" if (version := _text(info, "firmware")) else "",
            "Parts": _written([*_parts(content), *_components(content, _text(info, "serial"))]),
            "Readings": _written(_readings(counters)),
        }
    )


def _as_network(device: Tree) -> Tree:
    """A device of the older XML as the JSON has it."""
    if "network_device" in device:
        return device
    info, rest = _first(device.get("info")), device
    if not info:
        info = {key: value for key, value in device.items() if not isinstance(value, (dict, list))}
        rest = {key: value for key, value in device.items() if key not in info}
    inner = device.get("components")
    components = _first(inner).get("component") if inner else None
    return {
        **rest,
        "network_device": info,
        "network_components": components or device.get("network_components"),
    }


def _stacked(device: Tree) -> Iterator[Tree]:
    """A stack of switches is one device for each chassis; anything else is itself."""
    content = device["content"]
    components = list(_all(content.get("network_components")))
    members = [one for one in components if _text(one, "type").lower() == "chassis" and _text(one, "serial")]
    if len(members) < 2:
        yield device
        return
    parents = {_text(one, "index"): _text(one, "contained_index") for one in components}
    info = _first(content["network_device"])
    for member in members:
        own = _text(member, "index")
        inside = [one for one in components if own in _ancestors(_text(one, "contained_index"), parents)]
        is_first = normalised(_text(member, "serial")) == normalised(_text(info, "serial"))
        yield {
            **device,
            "content": {
                **content,
                "network_components": inside,
                "network_device": {
                    **info,
                    "serial": _text(member, "serial"),
                    "model": _text(member, "model") or _text(info, "model"),
                    "mac": _text(info, "mac") if is_first else "",
                    "assettag": _text(info, "assettag") if is_first else "",
                    "name": f"{_text(info, 'name')} {_text(member, 'name')}".strip(),
                },
            },
        }


def _ancestors(index: str, parents: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    while index and index not in found:
        found.add(index)
        index = parents.get(index, "")
    return found


def _parts(content: Tree) -> list[dict[str, Any]]:
    """Parts of a computer; those without a serial number that are alike are counted."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for section, kind in PARTS.items():
        for entry in _all(content.get(section)):
            part = _part(kind, entry)
            if part is None:
                continue
            key = (kind, part["name"], part["serial"])
            if key in found and not part["serial"]:
                found[key]["quantity"] += 1
            else:
                found.setdefault(key, part)
    return list(found.values())


def _part(kind: str, entry: Tree) -> dict[str, Any] | None:
    size = (
        _text(entry, "capacity") if kind == "memory" else _text(entry, "disksize") if kind == "disk" else ""
    )
    if kind == "memory":
        if not _NUMBER.fullmatch(size) or float(size) == 0:
            return None  # An empty socket.
        name = f"{_text(entry, 'type', 'description') or 'RAM'} {_amount(size)}"
    elif kind == "disk":
        name = _text(entry, "model", "name", "description")
        if _NUMBER.fullmatch(size) and not re.search(r"\d ?[GT]B", name):
            name = f"{name} {float(size) / 1000:.0f} GB".strip()
        if _text(entry, "type").lower() in ("cd", "dvd", "usb"):
            return None
    elif kind == "screen":
        name = _text(entry, "name", "caption", "description")
    elif kind == "battery":
        name = _text(entry, "name", "chemistry", "description") or "battery"
    else:
        name = _text(entry, "name", "model", "chipset", "description")
    if not name:
        return None
    return {
        "kind": kind,
        "name": name[:200],
        "maker": _text(entry, "manufacturer")[:100],
        "serial": _serial(entry)[:100],
        "quantity": 1,
    }


def _components(content: Tree, own: str) -> list[dict[str, Any]]:
    """Parts of network equipment: what is in its sockets and has a serial number of its own."""
    found: dict[str, dict[str, Any]] = {}
    for entry in _all(content.get("network_components")):
        kind, serial = COMPONENTS.get(_text(entry, "type").lower(), ""), _serial(entry)
        if not kind or not serial or normalised(serial) == normalised(own):
            continue
        found.setdefault(
            normalised(serial),
            {
                "kind": kind,
                "name": (_text(entry, "description", "name", "model"))[:200],
                "maker": _text(entry, "manufacturer")[:100],
                "serial": serial[:100],
                "quantity": 1,
            },
        )
    return list(found.values())


def _readings(counters: Tree) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for counter, meter in METERS.items():
        value = _text(counters, counter)
        if meter not in found and _NUMBER.fullmatch(value):
            found[meter] = {"meter": meter, "value": value, "read_at": None}
    return list(found.values())


def _macs(content: Tree, aside: dict[str, str]) -> list[str]:
    written = []
    for port in _all(content.get("networks")):
        if _text(port, "virtualdev").lower() in ("1", "true") or _text(port, "type").lower() in (
            "loopback",
            "bridge",
        ):
            continue
        written.append(_text(port, "mac", "macaddr"))
    return _good_macs(written, aside)


def _good_macs(written: Sequence[str], aside: dict[str, str]) -> list[str]:
    found: dict[str, str] = {}
    for address in written:
        if not address or _VIRTUAL.match(address):
            continue
        if not _HEX.fullmatch(normalised(address)):
            aside[f"MAC {address[:30]}"] = _("It is no MAC address: it has twelve digits from 0 to F.")
            continue
        found.setdefault(normalised(address), address)
    return list(found.values())


def _serial(entry: Tree) -> str:
    serial = _text(entry, "serial", "serialnumber")
    is_none = not serial.strip("0 .-") or serial.lower().startswith(
        ("to be filled", "none", "unknown", "n/a", "not ")
    )
    return "" if is_none else serial


def _amount(megabytes: str) -> str:
    number = float(megabytes)
    return f"{number / 1024:.0f} GB" if number >= 1024 else f"{number:.0f} MB"


def _cells(said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(said.get(column, "") for column in COLUMNS)


def _joined(values: Any) -> str:
    return "; ".join(dict.fromkeys(value for value in values if value))


def _written(entries: list[dict[str, Any]]) -> str:
    return json.dumps(entries, ensure_ascii=False) if entries else ""


def _text(entry: Tree, *names: str) -> str:
    """The first filled of these entries as a text on one line; "" where there is none."""
    for name in names:
        value = entry.get(name)
        if (
            isinstance(value, (str, int, float))
            and not isinstance(value, bool)
            and (text := " ".join(str(value).split()))
        ):
            return text
        if isinstance(value, bool):
            return "true" if value else "false"
    return ""


def _first(value: Any) -> Tree:
    return next(_all(value), {})


def _all(value: Any) -> Iterator[Tree]:
    """The entries of a section, whether one or several stand there."""
    for entry in value if isinstance(value, list) else [value]:
        if isinstance(entry, dict):
            yield entry
