"""Large libraries that few requests need: imported when they are first used, so that processes that never do stay small."""

from importlib import import_module
from typing import Any


class LateModule:
    """A module by its name; the first attribute asked of it imports it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        """The module's own."""
        return getattr(import_module(self._name), attribute)
