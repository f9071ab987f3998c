"""How passwords are kept: Argon2id as OWASP's password storage cheat sheet has it for servers (19 MiB, two passes, one lane).

Django's own default takes 100 MiB for each sign-in under way: a morning's rush of a small installation would need more
memory for that than for everything else. Passwords kept in another way are kept anew at the next sign-in.
"""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane."""

    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
