"""Settings of the tests: fast hashing, mail in memory, everything else as in an installation."""

import os
import tempfile

os.environ.setdefault("HUOLTO_LOG_LEVEL", "WARNING")
os.environ.setdefault("HUOLTO_HOME", tempfile.mkdtemp(prefix="huolto-test-"))

from huolto.config.settings.base import *  # noqa: F403

SECRET_KEY = "tests-only"  # noqa: S105
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
IS_DEMONSTRATION = False
STRICT_ICONS = True  # an icon that is not there is a mistake, not an empty place
