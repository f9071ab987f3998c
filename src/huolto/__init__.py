"""Huolto runs the service side of whoever looks after other people's devices, and can always say why."""

__version__ = "0.1.0"
