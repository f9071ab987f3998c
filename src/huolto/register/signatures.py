"""Signatures drawn on a screen: what a browser sends is checked and drawn anew, so that only lines are kept."""

import base64
import binascii
import io

from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from huolto.foundation.errors import InvalidInput

PREFIX = "data:image/png;base64,"
MOST_BYTES = 300_000
MOST_PIXELS = 2_000_000
LEAST_INK = 40
"""Pixels that a signature has at least: a slip of the finger is none."""


def signature_png(sent: str) -> bytes:
    """The PNG of a drawn signature: black on white, nothing else of what was sent is kept.

    Raises InvalidInput for what is no PNG, is too large, or has nothing drawn on it.
    """
    refused = InvalidInput(_("The signature could not be read. Draw it again."), field="signature")
    if not sent.startswith(PREFIX) or len(sent) > MOST_BYTES * 4 // 3 + len(PREFIX):
        raise refused
    try:
        content = base64.b64decode(sent[len(PREFIX) :], validate=True)
        with Image.open(io.BytesIO(content), formats=["PNG"]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise refused
            drawn = opened.convert("RGBA")
    except (binascii.Error, ValueError, OSError, SyntaxError, UnidentifiedImageError) as error:
        raise refused from error
    ink = drawn.getchannel("A").point(lambda value: 255 if value > 96 else 0)
    if ink.histogram()[255] < LEAST_INK:
        raise InvalidInput(_("Nothing is drawn yet. Sign in the box."), field="signature")
    paper = Image.new("L", drawn.size, 255)
    paper.paste(0, mask=drawn.getchannel("A"))
    kept = io.BytesIO()
    paper.save(kept, format="PNG", optimize=True)
    return kept.getvalue()
