"""The settings of the program: one frozen model, read once from the environment and passed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_store.server_access import ServerAccess
from service.errors import BadSetting

PREFIX = "GOODOFFICES_"
DEFAULT_STORE = "./goodoffices-store"


class Settings(BaseModel):
    """Where the store is, how the service listens, and its limits. Every field is read from GOODOFFICES_<FIELD>."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    store: Annotated[str, Field(min_length=1, description="Where the store is: a folder, or the URI of a server.")] = (
        DEFAULT_STORE
    )
    host: Annotated[str, Field(min_length=1, description="The address to listen on.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="The port to listen on; 0 takes a free one.")] = 8000
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Field(description="How much is logged: debug, info, warning or error."),
    ] = "info"
    encoder: Annotated[
        str, Field(min_length=1, description="Which encoder makes vectors: `onnx`, `sentence-transformers` or `none`.")
    ] = "onnx"
    query_seconds: Annotated[
        float, Field(gt=0, le=60, description="How long one graph query may take, in seconds.")
    ] = 5.0
    max_question_chars: Annotated[
        int, Field(ge=10, le=100_000, description="The longest question taken, in characters.")
    ] = 4000
    max_body_bytes: Annotated[int, Field(ge=1000, description="The largest request body taken, in bytes.")] = 1_000_000
    max_file_bytes: Annotated[int, Field(ge=1, description="The largest file that is ingested, in bytes.")] = (
        200_000_000
    )
    curation: Annotated[
        bool, Field(description="Whether names are judged and claims reviewed over HTTP; there are no accounts.")
    ] = False
    ocr_languages: Annotated[
        str,
        Field(
            pattern=r"^[A-Za-z_]+(\+[A-Za-z_]+)*$",
            description="The languages of scanned texts, as tesseract names them, joined by plus signs: eng+fra.",
        ),
    ] = "eng"
    ocr_seconds: Annotated[
        float, Field(gt=0, description="How long recognising the text of one file may take, in seconds.")
    ] = 1800.0

    neo4j_user: Annotated[str, Field(description="The user of a Neo4j server.")] = "neo4j"
    neo4j_password: Annotated[str, Field(repr=False, description="That user's password.")] = ""
    neo4j_token: Annotated[str, Field(repr=False, description="A bearer token in place of user and password.")] = ""
    neo4j_database: Annotated[str, Field(description="The database on the server; its default one when empty.")] = ""

    @property
    def server_access(self) -> ServerAccess:
        """How a server is reached, when the store is on one."""
        return ServerAccess(
            user=self.neo4j_user,
            password=self.neo4j_password,
            token=self.neo4j_token,
            database=self.neo4j_database or None,
        )

    @property
    def store_name(self) -> str:
        """The store's place as a person would recognise it: a full path, or the URI as it was given."""
        return self.store if "://" in self.store else str(Path(self.store).expanduser().resolve())


def variable(field: str) -> str:
    """The environment variable a setting is read from."""
    return PREFIX + field.upper()


def read_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Build the settings from the environment; what is not set keeps its default.

    Raises BadSetting, naming the variable, the value found and what was expected.
    """
    found = os.environ if environ is None else environ
    given = {name: value for name, value in found.items() if name.startswith(PREFIX)}
    known = {variable(field): field for field in Settings.model_fields}
    values = {known[name]: value for name, value in given.items() if name in known}
    try:
        return Settings.model_validate(values)
    except ValidationError as exc:
        raise BadSetting("; ".join(_complaint(dict(error)) for error in exc.errors())) from exc


def unknown_variables(environ: Mapping[str, str] | None = None) -> list[str]:
    """Variables with our prefix that no setting reads; `..._REQUIRE` and `..._TEST_` steer tests, left alone."""
    found = os.environ if environ is None else environ
    known = {variable(field) for field in Settings.model_fields}
    return sorted(
        n
        for n in found
        if n.startswith(PREFIX) and n not in known and not n.startswith((PREFIX + "REQUIRE", PREFIX + "TEST_"))
    )


def _complaint(error: dict[str, object]) -> str:
    place = error["loc"]
    field = str(place[0]) if isinstance(place, tuple) and place else "?"
    about = Settings.model_fields[field].description or ""
    return f"{variable(field)} is {error.get('input')!r}: {str(error['msg']).lower()}. {about}"
