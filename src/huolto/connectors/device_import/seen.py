"""Which numbers a list has named so far, and in which row: twelve bytes a number, so that a million rows fit."""

from array import array

FULL = 0.6


class SeenNumbers:
    """A table of 64-bit hashes and rows, half empty; two numbers are taken for one once in 10^6 lists of 10^6."""

    def __init__(self) -> None:
        self._count = 0
        self._make(1 << 12)

    def row_of(self, number: object) -> int:
        """The row that named this number, 0 if none did."""
        hashes, mask = self._hashes, self._mask
        wanted = hash(number) & 0xFFFF_FFFF_FFFF_FFFF or 1
        place = wanted & mask
        while found := hashes[place]:
            if found == wanted:
                return self._rows[place]
            place = (place + 1) & mask
        return 0

    def add(self, number: object, row: int) -> None:
        """Remember that this row names this number."""
        if self._count > self._mask * FULL:
            hashes, rows = self._hashes, self._rows
            self._make(2 * (self._mask + 1))
            for found, place in zip(hashes, rows, strict=True):
                if found:
                    self._put(found, place)
        self._put(hash(number) & 0xFFFF_FFFF_FFFF_FFFF or 1, row)
        self._count += 1

    def _make(self, size: int) -> None:
        self._hashes = array("Q", bytes(8 * size))
        self._rows = array("I", bytes(4 * size))
        self._mask = size - 1

    def _put(self, wanted: int, row: int) -> None:
        place = wanted & self._mask
        while self._hashes[place]:
            place = (place + 1) & self._mask
        self._hashes[place] = wanted
        self._rows[place] = row
