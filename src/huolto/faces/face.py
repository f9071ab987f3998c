"""What differs between the two faces for pages that both show: frame, audience, names of addresses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from huolto.foundation.views import Audience


@dataclass(frozen=True, kw_only=True)
class FacePages:
    """Pages about devices as one face shows them.

    `urls` names their addresses, for the templates of the register too; `folder` has the face's own templates,
    `current` is the way that is marked. `seeing_rights` are asked for before a page opens (none: everybody of the
    audience).
    """

    urls: dict[str, str]
    render: Callable[..., HttpResponse]
    folder: str
    current: str
    audience: Audience
    seeing_rights: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Face:
    """One face; `prefix` begins the names of its addresses ("work_"), `layout` is the template of its frame."""

    frame: Callable[..., HttpResponse]
    audience: Audience
    layout: str
    prefix: str
    devices: str

    def render(
        self, request: Any, template: str, context: Mapping[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page below the devices, in this face's frame."""
        given = {**context, "layout": self.layout, "names": self}
        return self.frame(request, template, given, current=self.devices, status=status)

    def url(self, name: str, *args: Any) -> str:
        """The address of a page of this face."""
        return reverse(f"{self.prefix}{name}", args=args)

    @property
    def is_staff(self) -> bool:
        """Whether this is the provider's face."""
        return self.audience is Audience.STAFF
