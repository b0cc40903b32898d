"""The customer's own questions: answered, returned, put off, or passed over."""

from __future__ import annotations

from hugoherbots.engine.customer.mind import CLOSING, Answer
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.flow import Question

_PLAINLY = 3.0
_AN_ANSWER = 5
"""Words below which a statement is no answer."""


def ask(turn: Turn, question: Question) -> bool:
    """Asks it."""
    if not turn.say(f"asks.{question.stage}", question.says):
        return False
    _stand(turn, question, "open")
    turn.change(pending=question.id, last_initiative=turn.mind.turns)
    if question.stage == "closing":
        turn.enter(CLOSING)
    return True


def answered(turn: Turn) -> bool:
    """Reacts to what the seller did with the question; False when he also did something to react to."""
    if turn.mind.pending is None:
        return _unasked(turn)
    question, heard = turn.flow.question(turn.mind.pending), turn.heard
    if heard.has("parking"):
        return _put_off(turn, question)
    if heard.scores.get(("question", question.id), 0.0) > 0 and not _only_asks(turn):
        return _satisfied(turn, question)
    if heard.has("admit"):
        _stand(turn, question, "answered")
        turn.feel(2, 0, 0)
        return turn.voiced("admit")
    return _unanswered(turn, question)


def _unasked(turn: Turn) -> bool:
    """Comes back to a question that was put off, or answers one before it is asked."""
    heard = turn.heard
    if heard.asks or heard.has("close", "pressure", "discount") or heard.size < _AN_ANSWER:
        return False
    for question in turn.flow.questions:
        stand, score = turn.mind.questions.get(question.id), heard.scores.get(("question", question.id), 0.0)
        if stand in ("parked", "dropped") and score > 0:
            return _satisfied(turn, question)
        if stand is None and score >= _PLAINLY and not heard.shows("3.2", "3.4"):
            _stand(turn, question, "answered")
            return turn.voiced("noted")
    return False


def _unanswered(turn: Turn, question: Question) -> bool:
    heard = turn.heard
    if heard.has("paraphrase") or heard.shows("2.1.6"):
        return False
    if heard.asks and _only_asks(turn) and not heard.has("close"):
        return _returned(turn, question)
    if heard.asks or heard.size < _AN_ANSWER or heard.has("pitch", "close", "pressure", "discount"):
        return _ignored(turn, question)
    _stand(turn, question, "answered")
    turn.feel(0, 0, -1)
    return turn.voiced("thin_answer")


def _satisfied(turn: Turn, question: Question) -> bool:
    _stand(turn, question, "answered")
    turn.feel(2, 3 if question.stage == "closing" else 1, 1)
    turn.change(questions_running=0)
    turn.say("answered", question.answered) or turn.voiced("noted")
    return not turn.heard.asks and not turn.heard.has("close")


def _returned(turn: Turn, question: Question) -> bool:
    """A question for a question: once is fine."""
    if turn.count(f"returned {question.id}") == 1 and turn.heard.scores.get(("question", question.id), 0.0) > 0:
        return turn.voiced("bounce_ok")
    heard = turn.heard
    about_it = heard.vague or heard.has("why") or heard.shared.get(("question", question.id), 0.0) > 0
    if heard.shows("2.1.5") and about_it and not heard.cued and turn.mind.count(f"returned {question.id}") == 1:
        return turn.voiced("bounce_ok")
    return _ignored(turn, question)


def _put_off(turn: Turn, question: Question) -> bool:
    if turn.count("parked question") > 1:
        turn.feel(-2, 0, -4)
        return turn.voiced("park_no")
    _stand(turn, question, "parked")
    if turn.heard.asks:
        turn.preface("park_ok")
        return False
    turn.voiced("park_ok")
    turn.calm = False
    return True


def _ignored(turn: Turn, question: Question) -> bool:
    turn.calm = False
    turn.hint = "reply"
    turn.feel(-4, -1, -6)
    if turn.count(f"ignored {question.id}") > 1:
        _stand(turn, question, "dropped")
        if turn.heard.asks:
            turn.preface("ignored")
            return False
        return turn.voiced("ignored")
    return turn.say("asks.again", question.ignored) or turn.voiced("ignored")


def _only_asks(turn: Turn) -> bool:
    """Whether the turn is nothing but a question of his own."""
    heard = turn.heard
    return heard.asks and (heard.shows("2.1.5") or not heard.has("close")) and heard.statement < _AN_ANSWER


def _stand(turn: Turn, question: Question, stand: Answer) -> None:
    pending = turn.mind.pending if stand == "open" else None
    turn.change(questions={**turn.mind.questions, question.id: stand}, pending=pending)
