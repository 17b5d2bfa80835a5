"""The text encoders by name, and opening the one the settings ask for."""

from __future__ import annotations

from typing import Final

from graph_store.encoders.onnx_encoder import open_onnx_encoder
from graph_store.encoders.packaged_weights import MODEL_NAME
from graph_store.encoders.sentence_transformers_encoder import open_sentence_transformers_encoder
from graph_store.errors import EncoderUnavailable
from graph_store.ports import Encoder

ONNX: Final = "onnx"
SENTENCE_TRANSFORMERS: Final = "sentence-transformers"
ENGINES = (ONNX, SENTENCE_TRANSFORMERS)


def open_encoder(name: str = MODEL_NAME, *, engine: str | None = None, threads: int | None = None) -> Encoder:
    """Load a text encoder by the name of its model. Raises EncoderUnavailable, saying what to install.

    engine: `onnx` or `sentence-transformers`; when None, onnx for the packaged model and sentence-transformers for any
    other. Both give the packaged model the same name, as their vectors are equal to 1e-5. threads: of one encode call
    on onnx; all cores when None.
    """
    chosen = engine or (ONNX if name == MODEL_NAME else SENTENCE_TRANSFORMERS)
    if chosen not in ENGINES:
        raise EncoderUnavailable(f"There is no encoder engine {chosen!r}; the engines are {' and '.join(ENGINES)}.")
    if chosen == SENTENCE_TRANSFORMERS:
        return open_sentence_transformers_encoder(name)
    if name != MODEL_NAME:
        raise EncoderUnavailable(
            f"The engine {ONNX} holds only {MODEL_NAME}; {name} needs the engine {SENTENCE_TRANSFORMERS} "
            "(`pip install goodoffices[models]`)."
        )
    return open_onnx_encoder(threads=threads)
