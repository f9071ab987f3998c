"""Template tags and filters: `{% load huolto %}`."""
