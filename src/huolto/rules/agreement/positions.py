"""Where each key of a TOML text stands: a scan for positions only, of text that tomllib has already accepted.

`locate(text)` answers `{("fee", 0, "price"): 12, ...}`; tables of an array are counted from 0. Strings, multi-line
strings, arrays, inline tables and dotted keys are respected; values are skipped, never evaluated.
"""

import tomllib

Path = tuple[str | int, ...]


def locate(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and array element in a well-formed TOML text."""
    return _Scan(text.replace("\r\n", "\n")).run()


def line_of(lines: dict[Path, int], path: Path) -> int:
    """The line of `path`, or of the nearest table around it; 0 when nothing of it is written in the file."""
    while path:
        if path in lines:
            return lines[path]
        path = path[:-1]
    return 0


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.line = 1
        self.lines: dict[Path, int] = {}
        self.counts: dict[Path, int] = {}

    def run(self) -> dict[Path, int]:
        table: Path = ()
        while True:
            self._skip(" \t\n")
            if self.at >= len(self.text):
                return self.lines
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _step(self, count: int = 1) -> None:
        self.line += self.text.count("\n", self.at, self.at + count)
        self.at += count

    def _skip(self, blank: str) -> None:
        while (c := self._peek()) and (c in blank or c == "#"):
            if c == "#":
                end = self.text.find("\n", self.at)
                self._step((end if end >= 0 else len(self.text)) - self.at)
                if "\n" not in blank:
                    return
            else:
                self._step()

    def _note(self, path: Path) -> None:
        self.lines.setdefault(path, self.line)

    def _header(self) -> Path:
        is_array = self.text.startswith("[[", self.at)
        start = self.line
        self._step(2 if is_array else 1)
        key = self._key()
        self._skip(" \t")
        self._step(2 if is_array else 1)
        path = self._resolve(key[:-1])
        if not is_array:
            path = self._resolve(key)
        else:
            base = (*path, key[-1])
            self.lines.setdefault(base, start)
            index = self.counts.get(base, -1) + 1
            self.counts[base] = index
            path = (*base, index)
        self.lines.setdefault(path, start)
        return path

    def _resolve(self, key: Path) -> Path:
        """The path of a header: a name that is an array of tables means its newest element."""
        path: Path = ()
        for part in key:
            path = (*path, part)
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def _pair(self, table: Path) -> None:
        start = self.line
        key = self._key()
        path = table
        for part in key:
            path = (*path, part)
            self.lines.setdefault(path, start)
        self._skip(" \t")
        self._step()
        self._skip(" \t")
        self._value(path)

    def _key(self) -> Path:
        parts: list[str | int] = []
        while True:
            self._skip(" \t")
            if self._peek() in ('"', "'"):
                start = self.at
                self._string()
                parts.append(tomllib.loads(f"k = {self.text[start : self.at]}")["k"])
            else:
                start = self.at
                while (c := self._peek()) and (c.isalnum() or c in "_-"):
                    self.at += 1
                parts.append(self.text[start : self.at])
                if start == self.at:
                    raise ValueError(f"line {self.line}: not a key")
            self._skip(" \t")
            if self._peek() != ".":
                return tuple(parts)
            self._step()

    def _string(self) -> None:
        quote = self._peek()
        if self.text.startswith(quote * 3, self.at):
            self._step(3)
            while not self.text.startswith(quote * 3, self.at):
                self._step(2 if quote == '"' and self._peek() == "\\" else 1)
            self._step(3)
            while self._peek() == quote:
                self._step()
            return
        self._step()
        while self._peek() != quote:
            self._step(2 if quote == '"' and self._peek() == "\\" else 1)
        self._step()

    def _value(self, path: Path) -> None:
        c = self._peek()
        if c in ('"', "'"):
            self._string()
        elif c == "[":
            self._list(path)
        elif c == "{":
            self._inline(path)
        else:
            while (c := self._peek()) and c not in ",]}\n#":
                self.at += 1

    def _list(self, path: Path) -> None:
        self._step()
        index = 0
        while True:
            self._skip(" \t\n,")
            if self._peek() == "]":
                self._step()
                return
            self._note((*path, index))
            self._value((*path, index))
            index += 1

    def _inline(self, path: Path) -> None:
        self._step()
        while True:
            self._skip(" \t\n,")
            if self._peek() == "}":
                self._step()
                return
            self._pair(path)
