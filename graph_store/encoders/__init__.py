"""Texts to vectors: the text encoders and the one way to open them."""

from graph_store.encoders.packaged_weights import MODEL_NAME
from graph_store.encoders.registry import ENGINES, open_encoder

__all__ = ["ENGINES", "MODEL_NAME", "open_encoder"]
