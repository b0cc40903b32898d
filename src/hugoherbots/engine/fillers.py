"""Tells the words that only fill a silence from the same words where they mean something (`very well`, `do you know`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hugoherbots.engine.types import Language
from hugoherbots.engine.words import Token, listed

HESITATIONS = listed("uh uhh uhm uhmm um umm eh ehh ehm euh euhm hm hmm hmmm mm mmm mhm erm ahm öh ähm")
"""Sounds that carry no meaning in either language."""

_HESITATIONS_OF: Mapping[str, frozenset[str]] = {"en": listed("er ah oh"), "nl": listed("ah oh he")}
"""Sounds that are a filler in one language and may be a word in the other (Dutch `er` means `there`)."""

_ASKED = listed("what how who where when why that if about whether which anyone someone anything something")
_GEVRAAGD = listed("wat hoe wie waar wanneer of als waarom dat welke hoeveel iets nog al zeker")
_GROUPS = listed("what which that this some any every each another other a the one these those all same right new no")
_WELL_DONE = listed(
    "how as very works work working worked go goes went going gone do does did done doing so pretty quite really know "
    "knows known all might may could just too sell sells sold sleep fit fits suit suits run runs ran running handled "
    "it them him not equally reasonably perfectly fairly extremely get gets got getting mean means"
)
_BARE_LIKE = listed(
    "a an the my our your his their its of in on at for with from by about around and but because cause or um was "
    "were just so really is are its thats theres lasted took takes costs"
)
"""After these a bare `like` is neither a wish nor a comparison, unless a word of `_LIKENED` follows."""
_LIKENED = listed("to that this it them minded")


@dataclass(frozen=True, slots=True)
class _Filler:
    """A filler of one or more words; set off by commas it always fills, elsewhere its neighbours decide."""

    words: tuple[str, ...]
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    only_after: frozenset[str] | None = None
    first: bool = True
    last: bool = True

    def fills(self, before: str, after: str) -> bool:
        """Whether it means nothing between these words; an empty one is the beginning or the end."""
        if before in self.not_after or after in self.not_before:
            return False
        if (not before and not self.first) or (not after and not self.last):
            return False
        return self.only_after is None or before in self.only_after


_ENGLISH = (
    _Filler(("you", "know"), listed("do did if what how as would should let that when whether all dont"), _ASKED),
    _Filler(("i", "mean"), listed("what that do how"), listed("that it")),
    _Filler(("sort", "of"), _GROUPS, last=False),
    _Filler(("kind", "of"), _GROUPS, last=False),
    _Filler(
        ("well",), _WELL_DONE, listed("done known paid over below above within worth as enough before"), last=False
    ),
    _Filler(("like",), frozenset(), _LIKENED, _BARE_LIKE, last=False),
    _Filler(("basically",)),
    _Filler(("actually",)),
    _Filler(("literally",)),
    _Filler(("honestly",)),
)
_DUTCH = (
    _Filler(("zeg", "maar"), frozenset(), _GEVRAAGD, first=False),
    _Filler(("weet", "je", "wel"), listed("dat hoe wat"), _GEVRAAGD),
    _Filler(("weet", "u", "wel"), listed("dat hoe wat"), _GEVRAAGD),
    _Filler(("weet", "ge", "wel"), listed("dat hoe wat"), _GEVRAAGD),
    _Filler(("weet", "je"), listed("hoe wat dat waar wanneer wie waarom dan nu"), _GEVRAAGD | listed("wel niet het")),
    _Filler(("bij", "wijze", "van", "spreken")),
    _Filler(("dus", "ja")),
    _Filler(("nou",), listed("en wat hoe"), listed("en")),
    _Filler(("gewoon",)),
    _Filler(("eigenlijk",)),
    _Filler(("allee",)),
    _Filler(("enfin",)),
)
_PHRASES = tuple(item for item in (*_ENGLISH, *_DUTCH) if len(item.words) > 1)
"""Phrases cannot be mistaken for words of the other language."""
_FILLERS: Mapping[str, Sequence[_Filler]] = {
    "en": (*_ENGLISH, *_PHRASES),
    "nl": (*_DUTCH, *_PHRASES),
    "": (*_ENGLISH, *_DUTCH),
}
_STARTS = {language: listed(" ".join(item.words[0] for item in fillers)) for language, fillers in _FILLERS.items()}

_OPENS, _CLOSES, _ENDS = ",;:.!?…–—-(", ",;:…–—-)", frozenset(".!?")
_APOSTROPHES = frozenset("'’`´")


def without_fillers(text: str, spoken: Sequence[Token], language: Language | None) -> list[Token]:
    """The words that count; where a speaker said nothing but such words, they are what he said."""
    silent = HESITATIONS | _HESITATIONS_OF.get(language or "", frozenset())
    voiced = [token for token in spoken if token.word not in silent]
    hesitant = frozenset(token.start for sound, token in pairwise(spoken) if sound.word in silent)
    return list(_Sieve(text, voiced, hesitant, language or "").kept()) or voiced


@dataclass(frozen=True, slots=True)
class _Sieve:
    """A text's voiced words; `hesitant` are the places right after a hesitation, where a filler is never meant."""

    text: str
    voiced: Sequence[Token]
    hesitant: frozenset[int]
    language: str

    def kept(self) -> Iterator[Token]:
        at, before = 0, ""
        while at < len(self.voiced):
            token = self.voiced[at]
            size = self._filler_at(at, before) if token.word in _STARTS[self.language] else 0
            if not size:
                before = token.word
                yield token
            at += size or 1

    def _filler_at(self, at: int, before: str) -> int:
        """How many words of a filler stand here, after the last word that counted; 0 when they mean something."""
        for filler in _FILLERS[self.language]:
            size = len(filler.words)
            said = self.voiced[at : at + size]
            if tuple(token.word for token in said) != filler.words or _contracted(self.text, said):
                continue
            after = self.voiced[at + size].word if at + size < len(self.voiced) else ""
            if (before or after) and (said[0].start in self.hesitant or _set_off(self.text, said)):
                return size
            if filler.fills(before, "" if _stops(self.text, said) else after):
                return size
        return 0


def _contracted(text: str, said: Sequence[Token]) -> bool:
    """Whether a word was put together from two: `we'll` is folded to `well`."""
    return any(not _APOSTROPHES.isdisjoint(text[token.start : token.end]) for token in said)


def _set_off(text: str, said: Sequence[Token]) -> bool:
    """Whether punctuation stands on both sides; the beginning of the text counts as such."""
    left, right = text[: said[0].start].rstrip()[-1:], text[said[-1].end :].lstrip()[:1]
    return (not left or left in _OPENS) and bool(right) and right in _CLOSES


def _stops(text: str, said: Sequence[Token]) -> bool:
    """Whether a sentence ends here."""
    return text[said[-1].end :].lstrip()[:1] in _ENDS
