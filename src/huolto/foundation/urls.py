"""Addresses of the frame itself: language, theme. The provider's style sheet is mounted where providers are known."""

from django.urls import path

from huolto.foundation.localisation import choose_language
from huolto.foundation.theme import choose_theme

urlpatterns = [
    path("language/", choose_language, name="language"),
    path("theme/", choose_theme, name="theme"),
]
