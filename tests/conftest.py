"""What all tests share: the cast."""

from cast import cast

__all__ = ["cast"]
