"""What a conversation called for: where it began, when a need was known, which resistance was raised."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hugoherbots.engine.catalogue import Catalogue
from hugoherbots.engine.playbook.rubric import Rubric
from hugoherbots.engine.scoring.reading import Exchange, Reading, Turn

HANDLING: tuple[str, ...] = ("4.2.2", "4.2.3", "4.2.4", "4.2.5")
REFLECTING: tuple[str, ...] = ("2.1.6", "2.1.8", "3.1")
ASKING: tuple[str, ...] = ("2.1.1", "2.1.2", "2.1.3", "2.1.7")
PROPOSING: tuple[str, ...] = ("3.2", "3.3", "3.4", "3.5")

_HOLLOW = (
    "discount", "pressure", "running_down", "understand_but", "brush_off", "push_tag", "insult", "vague", "boast",
)  # fmt: skip
"""What a seller's words must not hold to count as being about the customer."""

_FIRST_TURNS = 3
_QUESTIONS_THAT_SHOW_A_NEED = 2


@dataclass(frozen=True)
class Talk:
    """A reading with the questions that the judge asks of it more than once."""

    reading: Reading
    rubric: Rubric
    catalogue: Catalogue

    @cached_property
    def midway(self) -> bool:
        """Whether the transcript begins in the middle of a conversation: no greeting, no opening technique."""
        greeted = any(turn.has("greeting") for turn in self.reading.turns[:_FIRST_TURNS])
        return not greeted and not any(turn.uses("1.") for turn in self.reading.seller[:_FIRST_TURNS])

    def need_known(self, index: int) -> bool:
        """Whether the seller could know a need before this turn."""
        if self.midway or any(turn.important for turn in self.reading.customer_before(index)):
            return True
        asked = sum(turn.uses("2.1") for turn in self.reading.seller_before(index))
        return asked >= _QUESTIONS_THAT_SHOW_A_NEED

    def resistance(self, exchange: Exchange) -> str | None:
        """The kind of resistance that this turn answers, if any."""
        kinds = (self._raised(turn) for turn in exchange.customer)
        return next((kind for kind in kinds if kind), None)

    def _raised(self, turn: Turn) -> str | None:
        if turn.resistance == "fear" and not self.midway and not self._offered_before(turn.index):
            return None
        return turn.resistance

    def _offered_before(self, index: int) -> bool:
        return any(
            turn.uses("3.", "4.") or turn.has("features", "boast", "discount")
            for turn in self.reading.seller_before(index)
        )

    def asked(self, exchange: Exchange) -> bool:
        """Whether the customer's last words were a question."""
        return exchange.said is not None and self.has_question(exchange.said)

    def has_question(self, turn: Turn) -> bool:
        """Whether a customer's turn asks something."""
        return turn.has("question", "closing_question") or turn.text.rstrip().endswith("?")

    def statement(self, exchange: Exchange) -> bool:
        """Whether the customer had said something that a listener would respond to."""
        least = self.rubric.thresholds["statement_words"]
        return any(turn.important or turn.words >= least for turn in exchange.customer)

    def meant_for_customer(self, exchange: Exchange, *, closely: bool = False) -> bool:
        """Whether a turn without a recognised technique still asks something or speaks to the customer of what he told.

        Techniques are missed now and then; such a turn then earns nothing, and costs nothing either. `closely` asks for
        both his words and words like `you`.
        """
        turn = exchange.seller
        if turn.has(*_HOLLOW):
            return False
        told = frozenset(stem for said in self.reading.customer_before(turn.index) for stem in said.stems)
        shared, addressed = len(turn.stems & told), turn.count("address")
        if closely:
            asks = turn.has("question") or "?" in turn.text
            return bool(shared and addressed and (shared > 1 or asks))
        return turn.has("question") or shared + addressed >= self.rubric.thresholds["spoken_to"]

    def closes_over(self, exchange: Exchange) -> bool:
        """Whether a turn that asks for a decision passes over resistance that was just raised, and not taken back."""
        if not self.resistance(exchange) or exchange.seller.uses("4.2", *REFLECTING):
            return False
        return not any(said.has("agreement") for said in exchange.customer)

    def courtesy(self, exchange: Exchange) -> bool:
        """A short turn that answers nothing which asks for more: a greeting, an `agreed`, a farewell."""
        turn, exchanges, limits = exchange.seller, self.reading.exchanges, self.rubric.thresholds
        if turn.evidence or turn.words > limits["courtesy_words"]:
            return False
        agreed = any(before.seller.uses("4.1") for before in exchanges[-3:-1])
        if exchange is exchanges[-1] and agreed and any(said.has("agreement") for said in exchange.customer):
            return True
        if self.resistance(exchange) or self.asked(exchange):
            return False
        if exchange is exchanges[0]:
            return turn.has("greeting")
        light = all(said.words < limits["statement_words"] and not said.important for said in exchange.customer)
        return (exchange is exchanges[-1] and agreed) or (light and bool(exchange.customer))

    @cached_property
    def discovery_called_for(self) -> bool:
        """Not in a talk that begins with resistance or a closing question, or that goes on from a proposal."""
        if not self.midway or any(turn.uses(*ASKING) and not turn.uses("4.") for turn in self.reading.seller):
            return True
        first = self.reading.seller[:_FIRST_TURNS]
        begun = any(turn.resistance or turn.has("closing_question") for turn in self.reading.customer[:2])
        return not begun and not any(turn.uses("3.", "4.") for turn in first)

    @cached_property
    def step_called_for(self) -> bool:
        """When one was asked, when a proposal was made, or when a whole talk had the time for it."""
        made = any(turn.uses("4.1", *PROPOSING) for turn in self.reading.seller)
        wanted = any(turn.has("closing_question") for turn in self.reading.customer)
        whole = not self.midway and len(self.reading.seller) >= self.rubric.thresholds["full_talk_turns"]
        return made or wanted or whole

    @cached_property
    def resistances(self) -> tuple[Exchange, ...]:
        """The turns that answer resistance."""
        return tuple(
            exchange
            for exchange in self.reading.exchanges
            if self.resistance(exchange) or exchange.seller.uses(*HANDLING)
        )

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The discovery themes that the seller's questions touched, in the catalogue's order."""
        asked = [turn for turn in self.reading.seller if turn.uses(*ASKING, "2.1.5", "2.1.8") or turn.has("question")]
        return tuple(
            theme.id for theme in self.catalogue.themes if any(turn.has(f"theme.{theme.id}") for turn in asked)
        )
