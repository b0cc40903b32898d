"""A cursor over text that remembers the furthest failure, so that an error says where and what was expected."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Mismatch(Exception):
    """The text does not fit here; the scanner knows the best explanation."""


class Scanner:
    """Recursive descent with backtracking by `attempt`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = 0
        self._furthest = 0
        self._expected: list[str] = []
        self._stopped_by_end = False

    @property
    def ended(self) -> bool:
        return self.position >= len(self.text)

    def peek(self) -> str:
        """The next character, or the empty string."""
        return self.text[self.position : self.position + 1]

    def miss(self, label: str | None, *, ending: bool = False) -> Mismatch:
        """Note that `label` would have fitted here; answers the exception to raise."""
        if self.position > self._furthest:
            self._furthest, self._expected, self._stopped_by_end = self.position, [], False
        if self.position == self._furthest:
            self._stopped_by_end = self._stopped_by_end or ending
            if label is not None and label not in self._expected:
                self._expected.append(label)
        return Mismatch()

    def accept(self, word: str) -> bool:
        """Step over `word` if it comes next."""
        if self.text.startswith(word, self.position):
            self.position += len(word)
            return True
        self.miss(quoted(word))
        return False

    def expect(self, word: str, label: str | None = None) -> None:
        if not self.text.startswith(word, self.position):
            raise self.miss(label or quoted(word))
        self.position += len(word)

    def take_while(self, fits: Callable[[str], bool]) -> str:
        start = self.position
        text, position, length = self.text, start, len(self.text)
        while position < length and fits(text[position]):
            position += 1
        self.position = position
        return text[start:position]

    def blanks(self) -> None:
        self.take_while(lambda char: char in " \t")

    def end(self) -> None:
        if not self.ended:
            raise self.miss("end of input", ending=True)

    def attempt(self, parse: Callable[[], T]) -> T | None:
        """What `parse` answers, or None with the cursor where it was."""
        start = self.position
        try:
            return parse()
        except Mismatch:
            self.position = start
            return None

    def labelled(self, label: str, parse: Callable[[], T]) -> T:
        """A failure at the very start of `parse` is explained by `label` alone."""
        start = self.position
        before = list(self._expected) if self._furthest == start else []
        try:
            return parse()
        except Mismatch:
            if self._furthest == start:
                self._expected = before
                self.miss(label)
            raise

    def explain(self) -> tuple[str, str]:
        """Where the furthest failure was and why: (`(line 1, column 3)`, `unexpected "x" expecting ...`)."""
        found = self.text[self._furthest : self._furthest + 1]
        shown = f"'{found}'" if self._stopped_by_end else quoted(found)
        unexpected = shown if found else "end of input"
        expecting = _choice(self._expected)
        details = f"unexpected {unexpected}" + (f" expecting {expecting}" if expecting else "")
        line = self.text.count("\n", 0, self._furthest) + 1
        column = self._furthest - (self.text.rfind("\n", 0, self._furthest) + 1) + 1
        return f"(line {line}, column {column})", details


def quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _choice(labels: list[str]) -> str:
    if len(labels) > 1:
        return ", ".join(labels[:-1]) + " or " + labels[-1]
    return "".join(labels)
