"""What a scripted seller has to say: the scenario's model sentences, and shared lines for everything else."""

from __future__ import annotations

from dataclasses import dataclass, field

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.customer.speech import chance, filled, in_order
from hugoherbots.engine.customer.voice import Voice
from hugoherbots.engine.flow import Flow
from hugoherbots.engine.session import SessionState
from hugoherbots.engine.types import Language

_NAMES: dict[Language, tuple[str, ...]] = {
    "nl": ("Pieter Claes", "Sofie Janssens", "Daan Visser", "Emma de Boer"),
    "en": ("Tom Barnes", "Priya Shah", "Alice Morgan", "Ben Carter"),
}
_JOIN: dict[Language, str] = {"nl": " en ", "en": " and "}
_FEATURES_AT_ONCE = 4


@dataclass
class Script:
    """A seller at work on one session; remembers what he has said."""

    flow: Flow
    voice: Voice
    seed: int
    said: set[str] = field(default_factory=set)
    plan: dict[str, int] = field(default_factory=dict)

    @staticmethod
    def begin(state: SessionState, seed: int, catalogue: Catalogue) -> Script:
        """Raises KeyError when the catalogue has no lines for sellers in this language."""
        assert state.flow is not None
        return Script(state.flow, catalogue.voices[state.language], seed)

    def line(self, name: str) -> str:
        """A shared line of this kind, preferably one not said yet."""
        lines = self.voice.sellers[name]
        ordered = in_order(lines, self.seed, f"{name}.{len(self.said)}")
        for candidate in ordered:
            text = self._fill(candidate)
            if text not in self.said:
                return self.speak(text)
        return self.speak(self._fill(ordered[0]))

    def of(self, *lines: str) -> str | None:
        """The first of these sentences that was not said yet, starting where the seed decides."""
        for text in in_order(lines, self.seed, f"of.{len(self.said)}"):
            if text not in self.said:
                return self.speak(text)
        return None

    def speak(self, text: str) -> str:
        self.said.add(text)
        return text

    def times(self, name: str) -> int:
        """Counts up, and says how often this was planned before."""
        before = self.plan.get(name, 0)
        self.plan[name] = before + 1
        return before

    def chance(self, name: str, out_of: int) -> int:
        return chance(self.seed, f"seller.{name}.{len(self.said)}", out_of)

    def once(self, name: str, out_of: int) -> int:
        """A choice that the seed makes for the whole session."""
        return chance(self.seed, f"seller.{name}", out_of)

    def _fill(self, line: str) -> str:
        seller = self.flow.seller
        some = list(in_order(seller.features, self.seed, f"features.{len(self.said)}"))[:_FEATURES_AT_ONCE]
        listed = _JOIN[self.flow.language].join([", ".join(some[:-1]), some[-1]])
        names = _NAMES[self.flow.language]
        name = names[chance(self.seed, "name", len(names))]
        return filled(
            line, formal=self.flow.formal, offer=seller.offer, company=seller.company, features=listed, name=name
        )
