"""Filters of templates that show people."""
