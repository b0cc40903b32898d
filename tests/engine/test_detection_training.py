"""Training: its gradients are right, the detector computes what it trained, the corpus reads and splits as promised."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hugoherbots.engine.detection.e5_format import E5FormatError, E5Weights, Floats, Layer, Vocabulary, read_e5
from hugoherbots.engine.detection.encoder import apply_layer, kept_pieces, split_pieces
from hugoherbots.engine.detection.features import LABELS, names
from hugoherbots.engine.detection.model import FORMAT, ModelError, Shape, adapt, parse_model, score_rows
from hugoherbots.engine.types import Evidence, Language, Utterance
from hugoherbots.training.corpus import CorpusError, Dialogue, Turn, part_of, read_dialogues
from hugoherbots.training.evaluate import evaluate
from hugoherbots.training.network import Batch, Dropout, Network, Outputs

HIDDEN, WIDE, PIECES = 8, 16, 5


def tiny_weights(layers: int) -> E5Weights:
    random = np.random.default_rng(1)

    def floats(*shape: int) -> Floats:
        return (random.standard_normal(shape) / 2).astype(np.float32)

    shapes = {"qkv": (HIDDEN, 3 * HIDDEN), "ao": (HIDDEN, HIDDEN), "fi": (HIDDEN, WIDE), "fo": (WIDE, HIDDEN)}
    layer = Layer(
        {name: floats(*shape) for name, shape in shapes.items()},
        {name: floats(shape[1]) for name, shape in shapes.items()},
        {name: (np.ones(HIDDEN, np.float32), floats(HIDDEN)) for name in ("aln", "oln")},
    )
    pieces = {"\u2581a": (4, -1.0), "b": (5, -1.0), "\u2581ab": (6, -1.5), "c": (7, -1.0)}
    vocabulary = Vocabulary(pieces, 3, 3, -12.0, 0, 2)
    words = np.zeros((8, 1, 18), np.uint8)
    norm = (np.ones(HIDDEN, np.float32), np.zeros(HIDDEN, np.float32))
    return E5Weights(2, 1e-5, vocabulary, words, floats(9, HIDDEN), norm, (layer,) * layers)


def tiny_network() -> tuple[Network, Batch, Floats]:
    network = Network(tiny_weights(2), Shape(first=1, last=2, rank=2), len(LABELS), len(names()), seed=0)
    random = np.random.default_rng(2)
    for name, value in network.parameters.items():
        network.parameters[name] = value + (random.standard_normal(value.shape) / 10).astype(np.float32)
    present = np.ones((2, PIECES), np.bool_)
    present[1, 4:] = False
    seller = present.copy()
    seller[:, :2] = False
    rows = random.standard_normal((2, PIECES, HIDDEN)).astype(np.float32)
    return network, Batch(rows, present, seller), random.random((2, len(names())), dtype=np.float32)


@pytest.mark.parametrize("name", ["1.qkv.A", "1.fo.B", "1.ao.B", "1.fi.A", "att", "val", "catt", "cval", "wide"])
def test_gradients_match_differences(name: str) -> None:
    network, batch, wide = tiny_network()

    def run() -> tuple[float, Outputs]:
        outputs = network.forward(batch, wide, Dropout(), np.random.default_rng(3))
        return float(np.square(outputs.labels).sum() + np.square(outputs.customer_asks).sum()) / 2, outputs

    _, outputs = run()
    gradient = network.backward(outputs, outputs.labels, outputs.customer_asks)[name]
    along = np.random.default_rng(4).standard_normal(gradient.shape).astype(np.float32)
    step = np.float32(2e-3 / np.linalg.norm(along))
    at = network.parameters[name]
    values = []
    for sign in (1, -1):
        network.parameters[name] = at + sign * step * along
        values.append(run()[0])
    measured = (values[0] - values[1]) / (2 * float(step))
    assert measured == pytest.approx(float(np.sum(gradient * along)), rel=0.03, abs=0.05)


def test_the_detector_computes_what_was_trained() -> None:
    network, batch, wide = tiny_network()
    meta = {
        "format": FORMAT, "labels": LABELS, "features": names(), "shape": {"first": 1, "last": 2, "rank": 2},
        "thresholds": [0] * len(LABELS), "slopes": [1] * len(LABELS), "offsets": [0] * len(LABELS), "version": "tiny",
    }  # fmt: skip
    model = parse_model(network.parameters, meta)
    weights = adapt(network.weights, model)
    rows = apply_layer(batch.rows[0], weights.layers[1], weights.heads, weights.epsilon)
    trained = network.forward(batch, wide).labels[0]
    assert score_rows(model, rows, 2, wide[0]).logits == pytest.approx(trained, abs=2e-3)


def test_a_model_for_other_code_is_refused() -> None:
    with pytest.raises(ModelError, match="format"):
        parse_model({}, {"format": 0})
    with pytest.raises(ModelError, match="other techniques"):
        parse_model({}, {"format": FORMAT, "labels": ["9.9"], "features": []})
    with pytest.raises(E5FormatError):
        read_e5(memoryview(b"something else entirely"), 2)


def test_words_are_cut_into_their_likeliest_pieces() -> None:
    vocabulary = tiny_weights(1).vocabulary
    assert split_pieces(vocabulary, "ab abc a") == [6, 6, 7, 4]
    assert split_pieces(vocabulary, "ax") == [4, 3]
    assert kept_pieces(3) == [0, 1, 2]
    assert len(kept_pieces(500)) == 110


def test_the_split_never_changes() -> None:
    ids = [f"nl-a-{number:03d}" for number in range(1, 16)]
    assert [name for name in ids if part_of(name) == "test"] == ["nl-a-004", "nl-a-008", "nl-a-012"]


class Parrot:
    """Finds 4.1 in every seller turn."""

    def annotate(self, turns: list[Utterance], language: Language) -> tuple[Utterance, ...]:
        del language
        found = (Evidence("4.1", 0.9, "", 0, 0),)
        return tuple(replace(turn, evidence=found) if turn.speaker == "seller" else turn for turn in turns)


def test_measures_are_those_of_the_codebook() -> None:
    turns = (
        Turn("seller", "a", frozenset({"4.1"})),
        Turn("customer", "b"),
        Turn("seller", "c", frozenset({"4.1", "2.1.3"})),
        Turn("seller", "d"),
        Turn("seller", "e", frozenset({"2.1.1"})),
    )
    seen: list[int] = []
    report = evaluate([Dialogue("en-z-1", "en", turns)], Parrot(), lambda: seen.append(1))  # type: ignore[arg-type]  # a parrot takes lists
    data = report.to_json()["overall"]
    assert data["labels"]["4.1"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "support": 2}
    assert data["micro_f1"] == pytest.approx(4 / 8)
    assert data["macro_f1"] == pytest.approx((2 / 3) / 3, abs=1e-3)
    assert (data["exact_match"], data["unlabelled_kept"], seen) == (0.25, 0.0, [1])
    assert ["2.1.1", "4.1", 1] in data["confusion"]
    assert ["none", "4.1", 1] in data["confusion"]
    assert "macro-F1" in report.render()
    assert "4.2.5" in report.confusion()


def test_labelled_files_are_read(tmp_path: Path) -> None:
    corpus = tmp_path / "a.txt"
    corpus.write_text("# id: en-q-1 | sector: x | quality: good | style: asr\nC: hi\nS [2.1.1 2.1.3]: a or b\n\n")
    (one,) = read_dialogues(corpus)
    assert (one.writer, one.style, sorted(one.turns[1].labels)) == ("q", "asr", ["2.1.1", "2.1.3"])
    item = {"id": "t", "language": "nl", "turns": [{"speaker": "seller", "text": "x", "labels": ["4.1"]}]}
    lines = tmp_path / "b.json"
    for text in (json.dumps(item), json.dumps([item]), json.dumps(item) + "\n" + json.dumps(item)):
        lines.write_text(text)
        assert read_dialogues(lines)[-1].turns[0].labels == {"4.1"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# id: en-q-1 | sector: x | quality: good | style: asr\nS [9.9]: a", ":2: unknown technique 9.9"),
        ("# id: en-q-1 | sector: x | quality: good | style: asr\nhello", ":2: neither"),
        ("# a remark\nC: hi", ":1: neither|:1: a turn before"),
        ('{"turns": []}', "language"),
        ('{"language": "fr", "turns": []}', "nl or en"),
        ("not json", "not JSON"),
    ],
)
def test_faulty_files_are_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "f"
    path.write_text(text)
    with pytest.raises(CorpusError, match=message):
        read_dialogues(path)
