"""Agreements as data: a TOML file kept as versions; the active one decides what is covered and what it costs."""
