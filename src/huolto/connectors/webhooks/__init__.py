"""Webhooks: what happened is posted, signed, to addresses of programs.

Begin at `hearing` (from events to deliveries) and `sending` (one delivery). `access` says who looks after which
address and what it hears, `addresses` where nothing is sent to, `commands` what its administrator does.
"""
