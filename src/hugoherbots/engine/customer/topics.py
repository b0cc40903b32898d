"""Answers to questions: which need or fact is asked about, how much of it he is ready to say, and from which side."""

from __future__ import annotations

from functools import lru_cache

from hugoherbots.engine.customer.cues import best
from hugoherbots.engine.customer.lexicon import LEXICONS
from hugoherbots.engine.customer.mind import DISCOVERY
from hugoherbots.engine.customer.turn import Turn
from hugoherbots.engine.effects import Revealed
from hugoherbots.engine.flow import Fact, Lines, Need
from hugoherbots.engine.text import tokens

_CLEAR = 1.0
"""Lowest score at which a cue counts as being asked about."""
_CLEAR_THEME = 1.5
_SAME_QUESTION = 0.8
_SHORTEST_REPEAT = 4
_FEWEST_MANY = 3
_LONGEST_RUN = 6
"""Questions in a row without giving anything back, after which it feels like an interrogation."""
_SHORT_LINE = 200
_A_LITTLE = 0.3
"""How much a question must share with what he speaks of freely to be taken as about that."""
_FRANK = 26
"""Trust below which he keeps to the facts; a customer who begins with less asks no more than that."""
_REASON = ("Omdat", "Because")
"""How a line begins that only fits a question for the reason."""


def tell(turn: Turn, need: Need, angle: str) -> bool:
    """Says this side of a need; the first time, the need itself. How it feels takes a little trust."""
    first = need.id not in turn.mind.revealed
    if not first and angle == "felt" and not _frank(turn, angle):
        return False
    lines: Lines = getattr(need, "said" if first else angle)
    reasons = tuple(line for line in lines if line.startswith(_REASON))
    others = tuple(line for line in lines if line not in reasons)
    if not turn.say(f"need.{'said' if first else angle}", *((reasons, others) if turn.heard.has("why") else (others,))):
        return False
    mind = turn.mind
    turn.change(
        angles=mind.angles | {(need.id, "said" if first else angle)},
        revealed=(*(name for name in mind.revealed if name != need.id), need.id),
        themes=mind.themes if need.theme in mind.themes else (*mind.themes, need.theme),
        topic=("need", need.id),
        since_summary=mind.since_summary + 1,
    )
    if first:
        turn.effects.append(Revealed(need.theme, need.id))
        turn.feel(1 if need.hidden else 0, 3 if need.layer == "trusted" else 2)
        if _frank(turn, angle) and len(turn.parts[-1]) <= _SHORT_LINE:
            turn.say(f"need.{angle}", getattr(need, angle))
            turn.change(angles=turn.mind.angles | {(need.id, angle)})
    return True


def _frank(turn: Turn, angle: str) -> bool:
    """Whether he says how it is for him: when asked, and not to somebody he has come to distrust."""
    if angle == "imagined":
        return True
    return angle == "felt" and _asks_for_a_view(turn) and turn.mind.trust >= min(_FRANK, turn.flow.persona.trust)


def _asks_for_a_view(turn: Turn) -> bool:
    return turn.heard.shows("2.1.2") or turn.heard.has("opinion", "worst", "feeling")


def ready_for(turn: Turn, need: Need) -> bool:
    """Whether there is trust enough to speak of this need once it is asked about."""
    return need.layer != "trusted" or turn.mind.trust >= need.trust or need.id in turn.mind.revealed


def asked(turn: Turn) -> bool:
    """Answers a question about the customer's situation."""
    heard = turn.heard
    if not heard.asks:
        return False
    turn.enter(DISCOVERY)
    if _repeated(turn):
        return True
    _tire(turn)
    return any(
        answer(turn)
        for answer in (
            _chosen,
            _by_cue,
            _about_last,
            _by_theme,
            _weighed,
            _follow_up,
            _open_question,
            _ask_on,
            _nearest,
            _unknown,
        )
    )


def _repeated(turn: Turn) -> bool:
    words = set(turn.heard.words)
    if len(words) < _SHORTEST_REPEAT:
        return False
    for before in turn.mind.heard:
        earlier = set(before.split())
        if len(words & earlier) >= _SAME_QUESTION * len(words | earlier):
            turn.feel(-3, -1, -6)
            turn.calm = False
            turn.voiced("same_question")
            need = turn.last_need
            if need is not None and turn.chance("again", 2):
                turn.voiced("again", brief=need.brief)
            return True
    return False


def _tire(turn: Turn) -> None:
    """Many questions at once, or in a row, cost a little patience."""
    running = turn.mind.questions_running + 1
    turn.change(questions_running=running)
    if turn.heard.questions >= _FEWEST_MANY:
        turn.feel(0, 0, -2)
        turn.preface("many")
    elif running > _LONGEST_RUN:
        turn.change(questions_running=2)
        turn.feel(-1, 0, -3)
        turn.preface("interrogated")
        turn.hint = "summarise"


def _by_cue(turn: Turn) -> bool:
    scores = turn.heard.scores
    need_id, need_score = best(scores, "need")
    fact_id, fact_score = best(scores, "fact")
    if max(need_score, fact_score) < _CLEAR:
        return False
    if need_id is not None and need_score >= fact_score:
        return _about_need(turn, turn.flow.need(need_id))
    fact = next(fact for fact in turn.flow.facts if fact.id == fact_id)
    if _tell_fact(turn, fact):
        return True
    return need_id is not None and need_score >= _CLEAR and _about_need(turn, turn.flow.need(need_id))


def _about_last(turn: Turn) -> bool:
    """`What is the worst thing about that?` asks on about the need that was spoken of last."""
    topic = turn.mind.topic
    if topic is None or topic[0] != "need" or not turn.heard.has("refers", "feeling"):
        return False
    wanted = _angle(turn)
    angles = ("more", "felt") if wanted == "said" else dict.fromkeys((wanted, "felt", "more"))
    if any(tell(turn, turn.flow.need(topic[1]), angle) for angle in angles):
        return True
    return not turn.heard.aimed and turn.voiced("no_more")


def _by_theme(turn: Turn) -> bool:
    scores = turn.heard.scores
    themes = [name for (kind, name), score in scores.items() if kind == "theme" and score >= _CLEAR_THEME]
    ranked = sorted(themes, key=lambda name: -scores["theme", name])
    if any(_fresh_on(turn, theme) for theme in ranked):
        return True
    known = [need for theme in ranked for need in turn.flow.needs if need.theme == theme]
    if any(not ready_for(turn, need) for need in known):
        return _guarded(turn)
    return bool(known) and not _is_follow_up(turn) and _about_need(turn, known[0])


def _fresh_on(turn: Turn, theme: str) -> bool:
    """Something on this theme that he has not said yet and is ready to say."""
    for need in turn.flow.needs:
        if need.theme == theme and need.id not in turn.mind.revealed and ready_for(turn, need):
            return _about_need(turn, need)
    return any(
        fact.id not in turn.mind.told and _tell_fact(turn, fact) for fact in turn.flow.facts if fact.theme == theme
    )


def _weighed(turn: Turn) -> bool:
    """`What bothers you most?` gets what weighs on him, among what he told or would tell anybody."""
    if not turn.heard.has("worst"):
        return False
    told = [turn.flow.need(name) for name in reversed(turn.mind.revealed)]
    open_ones = [need for need in turn.flow.needs if need.layer == "unprompted"]
    weighty = sorted(told, key=lambda need: need.layer != "trusted")
    return any(tell(turn, need, "felt") for need in (*weighty, *open_ones))


def _follow_up(turn: Turn) -> bool:
    """`Why is that?` asks on about what was said last."""
    topic = turn.mind.topic
    if topic is None or not _is_follow_up(turn):
        return False
    if topic[0] == "need" and _about_need(turn, turn.flow.need(topic[1])):
        return True
    if not turn.heard.has("follow_up"):
        return False
    return _fact_again(turn, topic[1]) or turn.voiced("no_more")


def _fact_again(turn: Turn, name: str) -> bool:
    """What more there is to say on the fact that was given last."""
    return any(fact.id == name and _tell_fact(turn, fact) for fact in turn.flow.facts)


def _is_follow_up(turn: Turn) -> bool:
    return turn.heard.has("follow_up") or turn.heard.shows("2.1.2")


def _open_question(turn: Turn) -> bool:
    """A question about nothing in particular gets what is on the top of his mind, if it is about him at all."""
    if not turn.heard.vague and not turn.heard.has("open", "you"):
        return False
    for need in turn.flow.needs:
        if need.layer == "unprompted" and need.id not in turn.mind.revealed:
            return tell(turn, need, _angle(turn))
    return turn.heard.has("open") and not turn.mind.revealed and _fresh_on(turn, "source")


def _ask_on(turn: Turn) -> bool:
    """`And what happens then?` names no subject: it is about what was said last, and so is what that costs."""
    need = turn.last_need
    vague = turn.heard.vague or turn.heard.has("open", "toll")
    return need is not None and vague and any(tell(turn, need, angle) for angle in ("more", "felt"))


def _nearest(turn: Turn) -> bool:
    """A question that shares but a little with what he told already, or tells anybody, is taken to be about that."""
    heard = turn.heard
    free = {*turn.mind.revealed, *(need.id for need in turn.flow.needs if need.layer == "unprompted")}
    found = [(score, name) for (kind, name), score in heard.shared.items() if kind == "need" and name in free]
    score, name = max(found, default=(0.0, ""))
    if score >= _A_LITTLE and tell(turn, turn.flow.need(name), _angle(turn)):
        return True
    return heard.has("open", "worst", "threat", "toll") and _top_of_mind(turn)


def _top_of_mind(turn: Turn) -> bool:
    told = [turn.flow.need(name) for name in reversed(turn.mind.revealed)]
    free = [need for need in turn.flow.needs if need.layer == "unprompted" and need not in told]
    return any(tell(turn, need, "more") for need in (*free, *told))


def _unknown(turn: Turn) -> bool:
    turn.feel(0, -1, -1)
    return turn.voiced("unknown")


def _about_need(turn: Turn, need: Need) -> bool:
    if not ready_for(turn, need):
        return _guarded(turn)
    wanted = _angle(turn)
    angles = ("more", "felt") if wanted == "said" and need.id in turn.mind.revealed else (wanted, "more", "felt")
    if any(tell(turn, need, angle) for angle in angles):
        return True
    turn.feel(-1, -1, -4)
    return turn.voiced("again", brief=need.brief) or turn.voiced("no_more")


def _angle(turn: Turn) -> str:
    heard = turn.heard
    if heard.has("why", "toll", "threat"):
        return "more"
    if heard.shows("2.1.7"):
        return "imagined"
    if heard.has("feeling") or heard.shows("2.1.2") or (heard.has("opinion") and not heard.shows("2.1.1")):
        return "felt"
    return "more" if heard.has("follow_up") else "said"


def _guarded(turn: Turn) -> bool:
    turn.hint = "trust"
    if turn.count("guarded") > 1:
        turn.feel(0, 0, -2)
    return turn.voiced("guarded")


def _tell_fact(turn: Turn, fact: Fact) -> bool:
    line = turn.fresh(fact.said)
    if line is None:
        return False
    if fact.id in turn.mind.told and not turn.heard.has("follow_up"):
        turn.feel(-1, -1, -3)
        turn.preface("same_question")
    turn.add("fact", line)
    mind = turn.mind
    themes = (*mind.themes, fact.theme) if fact.theme and fact.theme not in mind.themes else mind.themes
    turn.change(
        topic=("fact", fact.id), themes=themes, since_summary=mind.since_summary + 1, told=mind.told | {fact.id}
    )
    return True


def _chosen(turn: Turn) -> bool:
    """Chooses among two alternatives, by what he has on his mind when they touch that, and says more about it."""
    options = turn.heard.options
    if options is None or turn.heard.has("lock", "lead"):
        return False
    need_id, score = best(turn.heard.scores, "need")
    if need_id is not None and score >= _CLEAR and ready_for(turn, turn.flow.need(need_id)):
        return False
    named = set(" ".join(options).split()) - LEXICONS[turn.flow.language].generic
    for fact in turn.flow.facts:
        if fact.id not in turn.mind.told and named & words_of(fact.said):
            return _tell_fact(turn, fact)
    side = turn.chance("option", 2)
    option = options[side]
    if option and len(options[0].split()) == len(options[1].split()) and turn.chance("echo", 2):
        return turn.voiced("chosen", option=option)
    return turn.voiced("second" if side else "first")


@lru_cache(maxsize=512)
def words_of(lines: Lines) -> frozenset[str]:
    """Every word of these lines, normalised."""
    return frozenset(token.word for line in lines for token in tokens(line))
