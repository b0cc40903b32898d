"""Whether words are in another language than the customer's, judged by the commonest words of each."""

from __future__ import annotations

from collections.abc import Sequence

from hugoherbots.engine.customer.lexicon import LEXICONS
from hugoherbots.engine.types import Language

_FEWEST_STRANGE = 3
_FEWEST_WORDS = 3


def foreign(words: Sequence[str], language: Language) -> bool:
    """True when clearly more of the words are common in some other language than in this one."""
    if len(words) < _FEWEST_WORDS:
        return False
    lexicon = LEXICONS[language]
    own = sum(word in lexicon.common for word in words)
    strange = max(sum(word in common for word in words) for common in lexicon.foreign.values())
    return (strange >= _FEWEST_STRANGE and strange > 2 * own) or (strange >= 2 and own == 0)  # noqa: PLR2004 — two of few
