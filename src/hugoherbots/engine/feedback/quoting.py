"""Picks the words of a turn that are worth quoting: an exact stretch of it, short, and whole enough to stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from hugoherbots.engine.playbook.cues import listed
from hugoherbots.engine.scoring.reading import Turn
from hugoherbots.engine.text import HESITATIONS, Span, Token, clauses, fold, sentences, words

_FEWEST = 4
_FEWEST_OF_SELLER = 6
_MOST = 18
_TRIM = ' \t\n,;:.!?…–—-"“”„'
_LEAD_INS = HESITATIONS | listed(
    "en maar dus ja nee nou wel goed oke ok tja awel ach enfin allee and but so well yeah yes no okay right"
)
_DANGLING = listed(
    "de het een en of dat die als maar want omdat om te van voor met op in aan is zijn ik we dus bij "
    "naar door the a an and or that which if but because to of for with on in at is are i we so by "
    "from my our this uw uwe je jouw onze ons hun its their your his her not niet geen no"
)

_LEADS_ON = listed("of van to in op aan by with met voor from tot than dan that which who die dat om zodat waardoor")
"""A clause that begins so hangs on the one before."""


def phrase(turn: Turn, *kinds: str) -> str:
    """The customer's words around the first cue of these kinds, or else his fullest clause."""
    text = turn.text
    if "question" in kinds:
        asked = [span for span in sentences(text) if span.text.endswith("?")]
        if asked:
            return _without_lead_in(_cut(text, asked[-1].start, asked[-1].end))
    parts = clauses(text) or (Span(text, 0, len(text)),)
    focus = next((place for kind in kinds if (place := _place(turn, kind)) is not None), None)
    if focus is None:
        chosen = max(range(len(parts)), key=lambda at: (min(len(words(parts[at].text)), _MOST), -at))
        focus = parts[chosen].start
    else:
        chosen = next((at for at, part in enumerate(parts) if part.start <= focus < part.end), 0)
    start, end = _widen(parts, chosen, _FEWEST)
    stretch = _without_lead_in(_cut(text, start, end))
    if chosen and words(stretch)[0].word in _LEADS_ON:
        stretch = _without_lead_in(_cut(text, parts[chosen - 1].start, end))
    return stretch


def _place(turn: Turn, kind: str) -> int | None:
    """Where the first cue of the kind stands in the text; a number in digits counts as a figure."""
    places = [turn.spoken.tokens[hit.first].start for hit in turn.cues.get(kind, ())[:1]]
    if kind == "figure":
        places += [token.start for token in turn.spoken.tokens if token.word[0].isdigit()][:1]
    return min(places, default=None)


def excerpt(text: str, quote: str = "") -> str:
    """A seller's words for the coach to point at: whole clauses from where the quote begins."""
    at = max(0, text.find(quote)) if quote else 0
    end = at + len(quote) if quote else len(text)
    if _FEWEST_OF_SELLER <= len(words(quote)) <= _MOST:
        return _cut(text, at, end)
    parts = clauses(text) or (Span(text, 0, len(text)),)
    chosen = next((index for index, part in enumerate(parts) if at < part.end), 0)
    start, stop = _widen(parts, chosen, _FEWEST_OF_SELLER)
    for part in parts[chosen + 1 :]:
        if len(words(text[start : part.end])) > _MOST or part.end > end:
            break
        stop = max(stop, part.end)
    return _cut(text, start, stop)


def spoken_words(quote: str) -> str:
    """The quote as one would say it: without hesitations and line breaks."""
    kept = [word for word in quote.split() if fold(word.strip(_TRIM)) not in HESITATIONS]
    return " ".join(kept).strip(_TRIM) or quote


def _widen(parts: Sequence[Span], chosen: int, fewest: int) -> tuple[int, int]:
    """The clause, with the next or else the one before as long as it is too short to stand alone."""
    first = last = chosen
    size = len(words(parts[chosen].text))
    while size < fewest and (first > 0 or last < len(parts) - 1):
        if last < len(parts) - 1:
            last += 1
            size += len(words(parts[last].text))
        else:
            first -= 1
            size += len(words(parts[first].text))
    return parts[first].start, parts[last].end


def _cut(text: str, start: int, end: int) -> str:
    """At most so many words from the start of the stretch, not ending on a word that leads on."""
    inside = [token for token in words(text) if start <= token.start < end]
    if len(inside) > _MOST:
        inside = _not_dangling(inside[:_MOST])
        return text[inside[0].start : inside[-1].end]
    return text[start:end].strip(_TRIM)


def _without_lead_in(stretch: str) -> str:
    """The stretch without the `and`, `but` or `well` that it opens with, when enough remains."""
    inside = words(stretch)
    first = next((index for index, token in enumerate(inside) if token.word not in _LEAD_INS), 0)
    if not first or len(inside) - first < _FEWEST - 1:
        return stretch
    return stretch[inside[first].start :]


def _not_dangling(inside: list[Token]) -> list[Token]:
    while len(inside) > _FEWEST and inside[-1].word in _DANGLING | HESITATIONS:
        inside = inside[:-1]
    return inside
