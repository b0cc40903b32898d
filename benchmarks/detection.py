"""Measures detection on dialogues that training never saw, and its speed; `--write` puts the figures into docs/detection.md."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import json
import platform
import re
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from hugoherbots.engine.detection import Detector
from hugoherbots.engine.types import Language, Utterance
from hugoherbots.training.corpus import Dialogue, read_folder
from hugoherbots.training.evaluate import Report, evaluate
from hugoherbots.training.store import load_detector, model_folder

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "detection.md"
MARKED = re.compile(r"(<!-- figures -->\n).*(<!-- /figures -->)", re.DOTALL)
LIMIT_MS = 25


class Timed:
    """A detector that notes how long each turn took."""

    def __init__(self, detector: Detector) -> None:
        self.detector = detector
        self.times: list[float] = []

    def annotate(self, turns: Sequence[Utterance], language: Language) -> tuple[Utterance, ...]:
        done: list[Utterance] = []
        for turn in turns:
            if turn.speaker == "customer":
                done.append(turn)
                continue
            begun = time.process_time()
            found = self.detector.detect(turn.text, done, language)
            self.times.append((time.process_time() - begun) * 1000)
            done.append(Utterance(turn.speaker, turn.text, found))
        return tuple(done)


def summary(name: str, rows: dict[str, dict[str, float]]) -> list[str]:
    lines = [f"**{name}**", "", "| | seller turns | micro-F1 | macro-F1 | exact match | unlabelled turns left alone |"]
    lines.append("|---|---:|---:|---:|---:|---:|")
    for language in ("nl", "en", "overall"):
        row = rows[language]
        cells = "".join(f" {row[key]:.3f} |" for key in ("micro_f1", "macro_f1", "exact_match", "unlabelled_kept"))
        lines.append(f"| {language} | {row['seller_turns']} |{cells}")
    return [*lines, ""]


def labels(report: Report) -> list[str]:
    data = report.to_json()
    lines = ["| technique | precision | recall | F1 | turns | F1 nl | F1 en |", "|---|---:|---:|---:|---:|---:|---:|"]
    for label, row in data["overall"]["labels"].items():
        own = "".join(f" {data[language]['labels'][label]['f1']:.2f} |" for language in ("nl", "en"))
        cells = f"{row['precision']:.2f} | {row['recall']:.2f} | {row['f1']:.2f} | {row['support']:.0f}"
        lines.append(f"| {label} | {cells} |{own}")
    return [*lines, ""]


def measure(dialogues: list[Dialogue], detector: Detector) -> tuple[Report, list[float]]:
    timed = Timed(detector)
    return evaluate(dialogues, timed), timed.times


def figures() -> tuple[str, bool]:
    detector = load_detector()
    corpus = [dialogue for part in ("nl", "en") for dialogue in read_folder(ROOT / "corpus" / part)]
    test = [dialogue for dialogue in corpus if dialogue.part == "test"]
    report, times = measure(test, detector)
    challenge, _ = measure(read_folder(ROOT / "corpus" / "challenge"), detector)
    unseen = json.loads((model_folder() / "unseen-writers.json").read_text(encoding="utf-8"))
    mean, high = statistics.mean(times), sorted(times)[int(len(times) * 0.95)]
    lines = [
        f"Model {detector.version}; {platform.machine()}, one core: {mean:.1f} ms of processor time a turn on average, p95 {high:.1f} ms.",
        "",
    ]
    lines += summary("Test part (same writers as training, other dialogues)", report.to_json())
    lines += summary("Unseen writers (each writer's dialogues read by networks trained on the others')", unseen)
    lines += summary("Challenge set (another voice, never trained on)", challenge.to_json())
    lines += ["Per technique, test part:", "", *labels(report)]
    lines += [
        "Confusion, test part (a row a true technique, a column a found one):",
        "",
        "```",
        report.confusion(),
        "```",
    ]
    return "\n".join(lines) + "\n", mean < LIMIT_MS


def main() -> int:
    text, fast = figures()
    print(text)
    if "--write" in sys.argv:
        page = DOCUMENT.read_text(encoding="utf-8")
        DOCUMENT.write_text(MARKED.sub(lambda match: match[1] + text + match[2], page), encoding="utf-8")
    return 0 if fast else 1


if __name__ == "__main__":
    sys.exit(main())
