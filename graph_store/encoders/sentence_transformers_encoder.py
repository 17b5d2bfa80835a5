"""The reference text encoder, and the way to every other model: the sentence-transformers library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from graph_store.encoders.packaged_weights import MODEL_NAME, packaged_model_folder
from graph_store.errors import EncoderUnavailable
from graph_store.ports import Matrix


class SentenceTransformersEncoder:
    """A sentence-transformers model. name: as in the settings, so that vectors of two models are never mixed."""

    def __init__(self, model: Any, *, name: str) -> None:
        self._model = model
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    @property
    def dimensions(self) -> int:
        return int(self._model.get_embedding_dimension())

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Unit rows, shape (n, dimensions), in the order of the texts. Texts beyond the model's window are cut."""
        if not texts:
            return np.empty((0, self.dimensions), dtype=np.float32)
        vectors = self._model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def open_sentence_transformers_encoder(name: str = MODEL_NAME) -> SentenceTransformersEncoder:
    """Load a model from this machine; nothing is fetched from a model hub. Raises EncoderUnavailable.

    name: all-MiniLM-L6-v2 for the packaged weights, else a folder or a model in the local cache.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as exc:
        raise EncoderUnavailable(
            f"The text encoder {name} needs sentence-transformers, which is not installed. "
            "Install it with `pip install goodoffices[models]`, or use the default encoder, which does without."
        ) from exc
    place = str(packaged_model_folder()) if name == MODEL_NAME else name
    try:
        model = SentenceTransformer(place, local_files_only=True)
    except (OSError, ValueError) as exc:
        raise EncoderUnavailable(
            f"The text encoder {name} is not on this machine: {place} is neither a folder with a sentence-transformers "
            f"model nor one in the local model cache. Give the path of its folder, or use {MODEL_NAME}. "
            "Nothing is downloaded at run time."
        ) from exc
    return SentenceTransformersEncoder(model, name=name)
