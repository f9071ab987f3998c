"""The demonstration: invented organisations, made by the real commands."""
