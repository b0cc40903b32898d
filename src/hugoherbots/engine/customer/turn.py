"""One turn being worked out: the mind as it changes, the words chosen so far, and what they bring about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hugoherbots.engine.customer.hearing import Heard
from hugoherbots.engine.customer.mind import Mind
from hugoherbots.engine.customer.numbers import figures
from hugoherbots.engine.customer.speech import chance, filled, in_order
from hugoherbots.engine.customer.voice import Voice
from hugoherbots.engine.effects import Effect, Ended, Outcome, PhaseEntered
from hugoherbots.engine.flow import Flow, Need
from hugoherbots.engine.text import tokens

_HIGHEST = 100
_HIGH = 65
"""From here on good things count half: nobody is won over without limit."""


def _moved(value: int, by: int) -> int:
    if by > 0 and value >= _HIGH:
        by = (by + 1) // 2
    return max(0, min(_HIGHEST, value + by))


class Turn:
    """Mutable while a single reply is made; what leaves it is immutable."""

    def __init__(self, flow: Flow, voice: Voice, seed: int, mind: Mind, heard: Heard) -> None:
        self.flow = flow
        self.voice = voice
        self.seed = seed
        self.mind = mind
        self.heard = heard
        self.move = ""
        self.parts: list[str] = []
        self.effects: list[Effect] = []
        self.calm = True
        self.outcome: Outcome | None = None
        self.hint: str | None = None

    def change(self, **changes: Any) -> None:
        self.mind = replace(self.mind, **changes)

    def feel(self, trust: int = 0, interest: int = 0, patience: int = 0) -> None:
        """Moves the three feelings; patience never rises above where it began."""
        mind, most = self.mind, self.flow.persona.patience
        self.change(
            trust=_moved(mind.trust, trust),
            interest=_moved(mind.interest, interest),
            patience=max(0, min(most, mind.patience + patience)),
        )

    def count(self, name: str) -> int:
        """Notes that it happened once more, and says how often it has now."""
        times = self.mind.count(name) + 1
        self.change(counts={**self.mind.counts, name: times})
        return times

    def say(self, move: str, *pools: Iterable[str]) -> bool:
        """Adds the first fresh line of these pools, best pool first; False when all have been said."""
        line = self.fresh(*pools)
        if line is None:
            return False
        self.add(move, line)
        return True

    def voiced(self, move: str, name: str | None = None, **slots: str) -> bool:
        """Adds a shared line for this move; `name` is the pool when it is called otherwise."""
        persona = self.flow.persona
        pools = self.voice.pool(name or move, persona.attitude, self.flow.region)
        line = self.fresh(*pools)
        if line is None:
            return False
        self.remember(line)
        self.add(move, filled(line, formal=self.flow.formal, **slots))
        return True

    def preface(self, name: str) -> None:
        """Begins the reply with a shared line that does not name the move."""
        self.voiced("", name)

    def addressed(self, line: str) -> str:
        return filled(line, formal=self.flow.formal)

    @property
    def text(self) -> str:
        return " ".join(self.parts)

    def fresh(self, *pools: Iterable[str]) -> str | None:
        """A line that this customer has not said yet, chosen by the seed; earlier pools go first."""
        for rank, pool in enumerate(pools):
            lines = tuple(pool)
            for line in in_order(lines, self.seed, f"{self.mind.turns}.{rank}.{len(self.parts)}"):
                if line not in self.mind.said:
                    return line
        return None

    def add(self, move: str, line: str) -> None:
        """Adds words to the reply; the first move that is not a mere beginning names the reply."""
        self.remember(line)
        self.parts.append(line)
        self.move = self.move or move
        numbers = figures(tuple(token.word for token in tokens(line)), self.flow.language)
        if numbers:
            self.change(figures=self.mind.figures | numbers)

    def remember(self, line: str) -> None:
        self.change(said=self.mind.said | {line})

    def enter(self, phase: int) -> None:
        """Moves on to a phase; a conversation does not go back."""
        if phase > self.mind.phase:
            self.change(phase=phase)
            self.effects.append(PhaseEntered(phase))

    def end(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.effects.append(Ended(outcome))

    def chance(self, name: str, out_of: int) -> int:
        """A number from 0 to `out_of` − 1 that only the seed and the moment decide."""
        return chance(self.seed, f"{name}.{self.mind.turns}", out_of)

    @property
    def last_need(self) -> Need | None:
        """The need that was spoken of last."""
        return self.flow.need(self.mind.revealed[-1]) if self.mind.revealed else None
