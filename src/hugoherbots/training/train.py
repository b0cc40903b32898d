"""`python -m hugoherbots.training.train`: makes the detection model from the corpus, the same bytes every time."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # it has no types

from hugoherbots.engine.detection.e5_format import E5Weights, Floats
from hugoherbots.engine.detection.features import LABELS, names
from hugoherbots.engine.detection.model import FORMAT
from hugoherbots.training.calibrate import Calibration, Unseen, calibrate
from hugoherbots.training.corpus import Dialogue, digest, read_folder
from hugoherbots.training.dataset import Prepared, prepare
from hugoherbots.training.fit import Recipe, fit, predict
from hugoherbots.training.network import Network
from hugoherbots.training.store import load_weights, model_folder, save_model

_LEAST = 0.1
"""The share of all turns that a writer must have written to be left out in cross-validation."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parse(arguments)
    everything = [dialogue for part in ("nl", "en") for dialogue in read_folder(options.corpus / part)]
    dialogues = [dialogue for dialogue in everything if dialogue.part == "train"]
    recipe = Recipe(epochs=options.epochs, seed=options.seed)
    weights = load_weights(recipe.shape.last)
    with threadpool_limits(limits=1), _progress() as progress:
        task = progress.add_task("reading the dialogues", total=len(dialogues))
        prepared = prepare(dialogues, weights, recipe.shape.first, lambda done: progress.advance(task, done))
        unseen = cross_validate(prepared, weights, recipe, progress, options.leave_out)
        calibration = calibrate(unseen)
        final = _fit(prepared, np.arange(len(prepared.examples)), weights, recipe, progress, "training the model")
    save_model(options.output, trimmed(final), describe(recipe, calibration, final, dialogues))
    (options.output / "unseen-writers.json").write_text(_json(calibration), encoding="utf-8")
    console = Console()
    console.print("Dialogues of writers that the networks had not seen:")
    console.print(calibration.report.render(), markup=False, highlight=False)
    return 0


def cross_validate(
    prepared: Prepared, weights: E5Weights, recipe: Recipe, progress: Progress, only: Sequence[str] = ()
) -> Unseen:
    """Score every writer's dialogues, in both languages, with a network trained on all other writers'.

    Writers of little are never left out, nor are others than `only`, when given; their dialogues are not in the result.
    """
    writers = np.array([example.dialogue.writer for example in prepared.examples])
    counts = Counter(writers.tolist())
    large = sorted(writer for writer, count in counts.items() if count >= _LEAST * len(writers))
    left_out = [writer for writer in large if not only or writer in only]
    encoded = np.zeros((len(writers), len(LABELS)))
    rules: dict[str, Floats] = {}
    for writer in left_out:
        others, own = np.flatnonzero(writers != writer), np.flatnonzero(writers == writer)
        network = _fit(prepared, others, weights, recipe, progress, f"training without {writer}")
        rules[writer] = network.parameters["wide"][:, : len(LABELS)]
        encoded[own] = predict(network, prepared, own) - prepared.wide[own] @ rules[writer]
    read = np.flatnonzero(np.isin(writers, left_out))
    return Unseen(prepared.subset(read), encoded[read], rules)


def trimmed(network: Network) -> dict[str, Floats]:
    """The parameters that the detector uses: without the auxiliary outputs."""
    size = len(LABELS)
    kept = {name: value for name, value in network.parameters.items() if name != "asks_bias"}
    for name in ("att", "val", "catt", "cval", "wide"):
        kept[name] = np.ascontiguousarray(kept[name][:, :size])
    kept["bias"] = kept["bias"][:size]
    return kept


def describe(
    recipe: Recipe, calibration: Calibration, network: Network, dialogues: Sequence[Dialogue]
) -> dict[str, Any]:
    """What goes beside the arrays: how they were made and how to read them."""
    arrays = trimmed(network)
    state = hashlib.sha256()
    for name in sorted(arrays):
        state.update(arrays[name].astype(np.float16).tobytes())
    state.update(calibration.thresholds.tobytes())
    return {
        "format": FORMAT,
        "version": state.hexdigest()[:12],
        "corpus": digest(dialogues),
        "dialogues": len(dialogues),
        "recipe": asdict(recipe),
        "shape": asdict(recipe.shape),
        "labels": list(LABELS),
        "features": list(names()),
        "thresholds": calibration.thresholds.tolist(),
        "slopes": calibration.slopes.tolist(),
        "offsets": calibration.offsets.tolist(),
    }


def _fit(
    prepared: Prepared,
    chosen: np.ndarray[tuple[int], np.dtype[np.int64]],
    weights: E5Weights,
    recipe: Recipe,
    progress: Progress,
    title: str,
) -> Network:
    task = progress.add_task(title, total=len(chosen) * recipe.epochs)
    return fit(prepared, chosen, weights, recipe, lambda done: progress.advance(task, done))


def _json(calibration: Calibration) -> str:
    found: Mapping[str, Any] = calibration.report.to_json()
    return json.dumps(found, indent=1) + "\n"


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True))


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), help="folder with the nl and en dialogues")
    parser.add_argument("--output", type=Path, default=model_folder(), help="where the model goes")
    parser.add_argument("--leave-out", nargs="*", default=(), help="only these writers (default: every large one)")
    parser.add_argument("--epochs", type=int, default=Recipe().epochs)
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
