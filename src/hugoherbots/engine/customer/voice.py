"""The shared lines of a language: what any customer may say, by attitude and region, and the coach's hints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

LinesByMove: TypeAlias = Mapping[str, tuple[str, ...]]

MOVES = (
    "silence silence_again silence_leave boundary boundary_leave other_language nonsense meta cut_short cut_off dump "
    "too_early pressure discount flattery small_talk introduced rapport rapport_answer but_first agenda entry reference again same_question ignored unknown "
    "guarded no_more confirm confirm_short heard correct not_said encourage acknowledged noted thin_answer unclear proposal_warm "
    "proposal_again proposal_cold opinion_high opinion_mid opinion_low imagine first second chosen park_ok park_no "
    "bounce_ok bounce_no interrogated many empathic answer_me held back_to thanks apology admit bashing low_patience "
    "time_soon time_up bye stall_close resort_open resort_core resort_tail"
)
HINTS = "agenda ask shorter deepen feeling summarise trust propose opinion explore answer reply close specify too_early repair"
_FEWEST = 3
_FEWEST_HINTS = 2


class VoiceError(ValueError):
    """The shared lines have a fault at `path`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


@dataclass(frozen=True, eq=False)
class Voice:
    """`pool` puts an attitude's own lines first, then the region's and those that suit anybody."""

    base: LinesByMove
    attitudes: Mapping[str, LinesByMove] = field(default_factory=dict)
    regions: Mapping[str, LinesByMove] = field(default_factory=dict)
    hints: LinesByMove = field(default_factory=dict)
    sellers: LinesByMove = field(default_factory=dict)

    def pool(self, move: str, attitude: str, region: str | None) -> tuple[tuple[str, ...], ...]:
        """The lines for a move, best suited first, in groups of equal rank."""
        regional = self.regions.get(region or "", {}).get(move, ()) + self.base[move]
        own = self.attitudes.get(attitude, {}).get(move)
        return (own, regional) if own else (regional,)


def load_voice(data: Mapping[str, Any], path: str) -> Voice:
    """The voice in this parsed YAML; raises VoiceError with the path of the first fault."""
    voice = Voice(
        base=_lines(data.get("base"), f"{path}.base"),
        attitudes=_groups(data.get("attitudes", {}), f"{path}.attitudes"),
        regions=_groups(data.get("regions", {}), f"{path}.regions"),
        hints=_lines(data.get("hints"), f"{path}.hints"),
        sellers=_lines(data.get("sellers", {}), f"{path}.sellers"),
    )
    _require(voice.base, MOVES.split(), _FEWEST, f"{path}.base")
    _require(voice.hints, HINTS.split(), _FEWEST_HINTS, f"{path}.hints")
    known = set(MOVES.split())
    for kind, groups in (("attitudes", voice.attitudes), ("regions", voice.regions)):
        for name, lines in groups.items():
            for move in lines.keys() - known:
                raise VoiceError(f"{path}.{kind}.{name}.{move}", "there is no such move")
    return voice


def _require(lines: LinesByMove, names: list[str], fewest: int, path: str) -> None:
    for name in names:
        if len(lines.get(name, ())) < fewest:
            raise VoiceError(f"{path}.{name}", f"needs at least {fewest} lines")


def _groups(data: Any, path: str) -> Mapping[str, LinesByMove]:
    if not isinstance(data, Mapping):
        raise VoiceError(path, "must be a mapping")
    return {name: _lines(lines, f"{path}.{name}") for name, lines in data.items()}


def _lines(data: Any, path: str) -> LinesByMove:
    if not isinstance(data, Mapping):
        raise VoiceError(path, "must be a mapping of lists of lines")
    for move, lines in data.items():
        if not isinstance(lines, list) or not all(isinstance(line, str) and line.strip() for line in lines):
            raise VoiceError(f"{path}.{move}", "must be a list of lines")
    return {move: tuple(lines) for move, lines in data.items()}
