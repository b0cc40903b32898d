"""For authors: `python -m hugoherbots.content.scenarios check [FILE…]` and `… play FILE [STYLE] [SEED]`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from hugoherbots.content.loader import load_catalogue, read_yaml
from hugoherbots.engine.flow import parse_flow, spoken_lines
from hugoherbots.engine.flow_checks import check
from hugoherbots.engine.flow_schema import FLOW_SCHEMA
from hugoherbots.engine.sellers import STYLES, play
from hugoherbots.engine.session import replay
from hugoherbots.engine.shape import Fault, faults
from hugoherbots.engine.text import normalise

FOLDER = Path(__file__).parent
CATEGORIES = ("discovery", "objections", "closing", "custom")
DIFFICULTIES = ("beginner", "intermediate", "advanced")


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when all is well, 1 when a scenario has faults."""
    parser = ArgumentParser(prog="python -m hugoherbots.content.scenarios", description=__doc__)
    commands = parser.add_subparsers(required=True)
    checking = commands.add_parser("check", help="print the faults of scenario files; without files, of all")
    checking.add_argument("files", nargs="*", type=Path)
    checking.set_defaults(run=lambda given: check_files(given.files or sorted(FOLDER.glob("*.yaml"))))
    playing = commands.add_parser("play", help="print a talk of a scripted seller with the customer")
    playing.add_argument("file", type=Path)
    playing.add_argument("style", nargs="?", default="excellent", choices=STYLES)
    playing.add_argument("seed", nargs="?", default=1, type=int)
    playing.set_defaults(run=lambda given: play_file(given.file, given.style, given.seed))
    given = parser.parse_args(arguments)
    result: int = given.run(given)
    return result


def check_files(paths: Sequence[Path]) -> int:
    found = {path: list(faults_of(path)) for path in paths}
    for path, wrong in found.items():
        _print(f"{path.name}: {len(wrong) or 'no'} faults")
        for fault in wrong:
            _print(f"  {fault.path}: {fault.message}")
    return int(any(found.values()))


def play_file(path: Path, style: Any, seed: int) -> int:
    catalogue = load_catalogue()
    state = replay(play(read_yaml(path)["flow"], style, seed, catalogue), catalogue)
    for turn in state.transcript:
        shown = f" [{' '.join(sorted(turn.techniques))}]" if turn.speaker == "seller" else ""
        _print(f"{turn.speaker[0].upper()}{shown}: {turn.text}")
    _print(f"-> {state.outcome} after {state.turns} turns")
    return 0


def faults_of(path: Path) -> Iterator[Fault]:
    """What is wrong with a scenario file: around the flow, in it, and beside the other scenarios."""
    data, catalogue = read_yaml(path), load_catalogue()
    flow = data.get("flow", {})
    if path.name != f"{data.get('slug')}.{data.get('language')}.yaml":
        yield Fault("slug", "with the language, does not make the file name")
    if data.get("language") != flow.get("language"):
        yield Fault("language", "is not that of the flow")
    if data.get("category") not in CATEGORIES:
        yield Fault("category", f"must be one of {', '.join(CATEGORIES)}")
    if data.get("difficulty") not in DIFFICULTIES:
        yield Fault("difficulty", f"must be one of {', '.join(DIFFICULTIES)}")
    for technique in set(data.get("techniques_required", ())) - catalogue.technique_ids:
        yield Fault("techniques_required", f"there is no technique {technique!r}")
    wrong = check(flow, catalogue)
    yield from wrong
    if not wrong:
        yield from _borrowed(path, flow)


def _borrowed(path: Path, flow: Mapping[str, Any]) -> Iterator[Fault]:
    """Lines that another scenario of the same folder has too."""
    others: dict[str, str] = {}
    for other in sorted(path.parent.glob("*.yaml")):
        document = read_yaml(other).get("flow", {}) if other != path else {}
        if document and not list(faults(document, FLOW_SCHEMA)):
            others |= {normalise(line): other.name for _, line in spoken_lines(parse_flow(document))}
    for place, line in spoken_lines(parse_flow(flow)):
        if normalise(line) in others:
            yield Fault(place, f"is a line of {others[normalise(line)]} too")


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
