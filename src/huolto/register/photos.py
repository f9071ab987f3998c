"""Photos made fit to keep: upright, of a modest size, with nothing about place, camera or person. Begin at `prepared`."""

import io
import warnings
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from huolto.foundation.errors import InvalidInput

MOST_BYTES = 20_000_000
MOST_PIXELS = 60_000_000
"""More than the best telephone takes; a file that unpacks to more is an attack."""

LONGEST_SIDE = 2000
THUMBNAIL_SIDE = 320
FORMATS = ("JPEG", "PNG", "WEBP")
CONTENT_TYPE = "image/jpeg"

_APPLES = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True)
class PreparedPhoto:
    """A photo and its small copy as JPEG bytes; size in pixels."""

    content: bytes
    thumbnail: bytes
    width: int
    height: int


def prepared(name: str, content: bytes) -> PreparedPhoto:
    """A photo as it is kept. Raises InvalidInput for what is no photo, is too large, or is HEIC."""
    if len(content) > MOST_BYTES:
        raise _refusal(
            _("“%(name)s” is larger than %(limit)s MB.") % {"name": name, "limit": MOST_BYTES // 1_000_000}
        )
    if content[4:8] == b"ftyp" and content[8:12] in _APPLES:
        raise _refusal(
            _(
                "“%(name)s” is a HEIC photo, which browsers cannot show. Set the camera to “Most compatible”, "
                "or save the photo as JPEG."
            )
            % {"name": name}
        )
    picture = _opened(name, content)
    small = picture.copy()
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    return PreparedPhoto(_jpeg(picture, 85), _jpeg(small, 80), picture.width, picture.height)


def _opened(name: str, content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(content), formats=FORMATS)
            if opened.width * opened.height > MOST_PIXELS:
                raise _refusal(
                    _("“%(name)s” has more pixels than any camera takes. Make it smaller.") % {"name": name}
                )
            if opened.format == "JPEG":
                # Unpacks to no more than is kept, which spares memory.
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(opened)
            flat = _flat(upright)
    except InvalidInput:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refusal(
            _("“%(name)s” is not a photo that can be read. Use JPEG, PNG or WebP.") % {"name": name}
        ) from None
    flat.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return flat


def _flat(picture: Image.Image) -> Image.Image:
    """A new picture with the pixels alone: no metadata, and white where it was transparent."""
    drawn = picture.convert("RGBA") if picture.has_transparency_data else picture.convert("RGB")
    flat = Image.new("RGB", drawn.size, "white")
    flat.paste(drawn, mask=drawn.getchannel("A") if drawn.mode == "RGBA" else None)
    return flat


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=quality, optimize=True, progressive=True)
    return kept.getvalue()


def _refusal(message: str) -> InvalidInput:
    return InvalidInput(message, field="photos")
