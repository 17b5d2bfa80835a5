"""The default text encoder: all-MiniLM-L6-v2 on ONNX Runtime, without torch.

The graph in `data/` holds no weights (`scripts/export_encoder` made it); its tensors carry the names of the packaged
weights and are handed over when it is loaded.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_store.encoders.packaged_weights import (
    DIMENSIONS,
    MODEL_NAME,
    WEIGHTS_PACKAGE,
    WINDOW_TOKENS,
    packaged_model_folder,
)
from graph_store.encoders.pooling import batches_by_length, mean_pool
from graph_store.errors import EncoderUnavailable
from graph_store.ports import Matrix

GRAPH_FILE = Path(__file__).parent / "data" / f"{MODEL_NAME}.onnx"
TRANSPOSED = ".T"
"""Ending of a tensor's name in the graph that wants the packaged tensor transposed."""

NAMES_FILE = GRAPH_FILE.with_suffix(".weights.json")
"""Lists the tensors that the graph leaves to the packaged weights."""

BATCH_TEXTS = 8

NO_TELEMETRY = "ORT_DISABLE_TELEMETRY"
"""ONNX Runtime 1.31 keeps a device id in the user's cache and reports each session to its maker. It reads this as it
loads; its Python call to disable events comes too late, when both have happened."""

Tensor = npt.NDArray[Any]


class OnnxEncoder:
    """all-MiniLM-L6-v2 on ONNX Runtime. One instance may serve several threads at once."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @property
    def name(self) -> str:
        return MODEL_NAME

    @property
    def dimensions(self) -> int:
        return DIMENSIONS

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit rows, shape (n, 384), in the order of the texts. Texts beyond 256 tokens are cut.

        Texts of like length share a batch, so the same texts always give the same vectors.
        """
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        vectors = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        for batch in batches_by_length([len(ids) for ids in tokens], size=BATCH_TEXTS):
            vectors[batch] = self._encode_batch([tokens[place] for place in batch])
        return vectors

    def _encode_batch(self, tokens: list[list[int]]) -> Matrix:
        width = max(len(ids) for ids in tokens)
        token_ids = np.zeros((len(tokens), width), dtype=np.int64)
        mask = np.zeros((len(tokens), width), dtype=np.int64)
        for row, ids in enumerate(tokens):
            token_ids[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        (token_vectors,) = self._session.run(None, {"input_ids": token_ids, "attention_mask": mask})
        return mean_pool(token_vectors, mask)


def open_onnx_encoder(*, threads: int | None = None) -> OnnxEncoder:
    """Load the default encoder. threads: of one encode call; all cores when None. Raises EncoderUnavailable."""
    folder = packaged_model_folder()
    os.environ[NO_TELEMETRY] = "1"
    try:
        import onnxruntime
        import tokenizers
        from safetensors.numpy import load_file
    except ImportError as exc:
        raise EncoderUnavailable(
            f"No text encoder: {exc.name} is not installed. Install it with `pip install onnxruntime tokenizers "
            "safetensors`, or all models with `pip install goodoffices[models]`. Search works by text alone until then."
        ) from exc
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(max_length=WINDOW_TOKENS)
    weights = tensors_for_graph(load_file(folder / "model.safetensors"), json.loads(NAMES_FILE.read_text()))
    return OnnxEncoder(_open_session(onnxruntime, weights, threads=threads or os.cpu_count() or 1), tokenizer)


def tensors_for_graph(weights: Mapping[str, Tensor], names: Sequence[str]) -> dict[str, Tensor]:
    """The tensors the graph asks for by name, transposed where it says so. Raises EncoderUnavailable."""
    wanted = {name: name.removesuffix(TRANSPOSED) for name in names}
    missing = sorted(set(wanted.values()) - set(weights))
    if missing:
        raise EncoderUnavailable(
            f"No text encoder: the installed {WEIGHTS_PACKAGE} lacks {len(missing)} tensors of {GRAPH_FILE.name}, "
            f"{missing[0]} first. Install the version pinned in the constraints, or run scripts/export_encoder again."
        )
    return {
        name: np.ascontiguousarray(weights[source].T) if name.endswith(TRANSPOSED) else weights[source]
        for name, source in wanted.items()
    }


def _open_session(onnxruntime: Any, weights: Mapping[str, Tensor], *, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only: its warnings about the host's hardware concern nobody
    values = [onnxruntime.OrtValue.ortvalue_from_numpy(tensor) for tensor in weights.values()]
    options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(GRAPH_FILE.read_bytes(), options, providers=["CPUExecutionProvider"])
