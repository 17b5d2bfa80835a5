"""The home page: one search box, served with its own style and script and nothing from elsewhere."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter, Response
from starlette.exceptions import HTTPException

router = APIRouter(include_in_schema=False)
WEB = files("service").joinpath("web")
TYPES = {"home.html": "text/html", "home.css": "text/css", "home.js": "text/javascript"}
# nothing but our own files may run or be loaded, so that no text of a document can
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)


def _send(name: str) -> Response:
    headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
    text = WEB.joinpath(name).read_text(encoding="utf-8")
    return Response(text, media_type=f"{TYPES[name]}; charset=utf-8", headers=headers)


@router.get("/")
def home() -> Response:
    """The page itself."""
    return _send("home.html")


@router.get("/web/{name}")
def asset(name: str) -> Response:
    """Its style and its script."""
    if name not in TYPES:
        raise HTTPException(404, f"There is no file {name!r}; there are {', '.join(TYPES)}.")
    return _send(name)
