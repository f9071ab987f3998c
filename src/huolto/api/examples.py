"""Examples made of schemas: for the reference page and for whoever reads the document."""

from collections.abc import Mapping
from typing import Any

_TEXTS = {"date": "2026-03-01", "date-time": "2026-03-01T09:00:00Z", "binary": "…"}
DEEPEST = 6


def example_of(schema: Mapping[str, Any], schemas: Mapping[str, Any], depth: int = 0) -> Any:
    """A value that this schema allows: its own example where it has one, else the simplest."""
    if "$ref" in schema:
        return example_of(schemas.get(schema["$ref"].rpartition("/")[2], {}), schemas, depth)
    for name in ("example", "default", "const"):
        if name in schema:
            return schema[name]
    if schema.get("examples"):
        return schema["examples"][0]
    if schema.get("enum"):
        return schema["enum"][0]
    for name in ("anyOf", "oneOf", "allOf"):
        if schema.get(name):
            return example_of(schema[name][0], schemas, depth)
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        if depth > DEEPEST:
            return {}
        properties = schema.get("properties", {})
        return {name: example_of(one, schemas, depth + 1) for name, one in properties.items()}
    if kind == "array":
        return [] if depth > DEEPEST else [example_of(schema.get("items", {}), schemas, depth + 1)]
    if kind == "string":
        return _TEXTS.get(schema.get("format", ""), "…")
    return {"integer": 12, "number": 12, "boolean": True}.get(str(kind))


def body_example(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Any:
    """The smallest body that is taken: what must be given; all of it where nothing must."""
    whole = schemas.get(schema["$ref"].rpartition("/")[2], {}) if "$ref" in schema else schema
    properties = whole.get("properties", {})
    wanted = whole.get("required") or list(properties)[:4]
    return {name: example_of(properties[name], schemas, 1) for name in wanted if name in properties}
