"""From token vectors to one unit vector a text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from graph_store.ports import Matrix


def batches_by_length(lengths: Sequence[int], *, size: int) -> Iterator[list[int]]:
    """Places of the texts in batches of at most `size`, longest first, equal lengths in their own order.

    Texts of like length together need little padding; the longest first shows at once whether memory suffices.
    """
    order = sorted(range(len(lengths)), key=lambda place: (-lengths[place], place))
    for first in range(0, len(order), size):
        yield order[first : first + size]


def mean_pool(token_vectors: Matrix, mask: npt.NDArray[np.int64]) -> Matrix:
    """Mean of the vectors of a text's own tokens, at unit length.

    token_vectors: shape (texts, tokens, d). mask: shape (texts, tokens), 1 for the text's tokens, 0 for padding.
    Gives shape (texts, d). Source: the pooling and normalising layers of the model card of all-MiniLM-L6-v2.
    """
    weights = mask.astype(np.float32)
    sums = np.matmul(weights[:, None, :], token_vectors)[:, 0, :]
    means = sums / np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    lengths = np.linalg.norm(means, axis=1, keepdims=True)
    unit: Matrix = (means / np.maximum(lengths, 1e-12)).astype(np.float32)
    return unit
