"""A question and its answer, with the reading, the rows, the denominator and the words it all rests on."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from graph_schema.graph import Coverage, Row
from service.models.search import Hit


def _is_text(text: str) -> str:
    """JSON can spell halves of a character, which no store can keep. Raises ValueError for them."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("holds half a character, which is no text in Unicode")
    return text


Text = Annotated[str, AfterValidator(_is_text)]
AnswerKind = Literal["table", "number", "text", "none"]


class Question(BaseModel):
    """A question as a person types it.

    k: how many passages to give beside the answer; it never limits rows. previous: the question before, or the list
    of them, oldest first.
    """

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {"question": "Which friends groups had fewer than six members and succeeded?", "k": 5}
        },
    )

    question: Text
    k: Annotated[int, Field(ge=0, le=50)] = 5
    previous: Text | list[Text] | None = None

    @property
    def history(self) -> list[str]:
        """The questions before this one, oldest first."""
        return [self.previous] if isinstance(self.previous, str) else list(self.previous or [])


class Candidate(BaseModel):
    """One of the things a name may stand for."""

    id: str
    name: str


class Ambiguity(BaseModel):
    """A name that stands for more than one thing; to be asked about, not guessed."""

    surface: str
    candidates: list[Candidate]


class Interpretation(BaseModel):
    """How the question was read. query: the GraphQuery that was run. unused_words: words no rule could use."""

    words: str
    query: dict[str, Any] | None = None
    unused_words: list[str] = Field(default_factory=list)
    ambiguities: list[Ambiguity] = Field(default_factory=list)
    confidence: float = 0.0


class ColumnHead(BaseModel):
    """A column of the answer: the key under a row's `values`, and its heading."""

    key: str
    label: str


class Answer(BaseModel):
    """The answer itself; `text` always says it in one or two sentences, with the reason when there is none."""

    kind: AnswerKind
    columns: list[ColumnHead] = Field(default_factory=list)
    rows: list[Row] = Field(default_factory=list)
    value: float | int | None = None
    text: str
    coverage: Coverage | None = None


class EvidenceItem(BaseModel):
    """The words a claim rests on, or the work a curated fact is taken from."""

    claim: str
    document: str | None = None
    passage: str | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    reference: str | None = None
    locator: str | None = None
    source: str = Field(default="", description="The document and page, or the work, as cited under an answer.")


_EXAMPLE: JsonDict = {
    "question": "Which friends groups had fewer than six members and succeeded?",
    "understood": True,
    "interpretation": {
        "words": "friends groups where the number of members is fewer than 6 and the outcome is success",
        "query": {"find": "FriendsGroup"},
        "unused_words": [],
        "ambiguities": [],
        "confidence": 0.95,
    },
    "answer": {
        "kind": "table",
        "columns": [{"key": "member_count", "label": "size"}, {"key": "outcome", "label": "outcome"}],
        "rows": [
            {
                "id": "group:friends-of-the-lake",
                "label": "FriendsGroup",
                "name": "Friends of the Lake",
                "values": {"member_count": 4, "outcome": "success"},
                "claims": ["claim:0f3a"],
                "contested": False,
            }
        ],
        "value": None,
        "text": "1 of 9 friends groups fits. For 2 more it could not be decided.",
        "coverage": {"matching": 1, "coded": 9, "not_coded": 2, "left_out": 0},
    },
    "evidence": [
        {
            "claim": "claim:0f3a",
            "document": "document:harbour-review",
            "passage": "passage:harbour-review:12",
            "start": 40211,
            "end": 40280,
            "quote": "The four Friends brought about the accord.",
        }
    ],
    "passages": [],
    "suggestions": [],
    "link": "/v1/ask?question=Which+friends+groups+had+fewer+than+six+members+and+succeeded%3F",
}


class AskAnswer(BaseModel):
    """Everything an answer needs to be checked: the reading, the rows, the evidence, and passages beside it.

    link: asks the same again, with the questions before it.
    """

    model_config = ConfigDict(json_schema_extra={"example": _EXAMPLE})

    question: str
    understood: bool
    interpretation: Interpretation
    answer: Answer
    evidence: list[EvidenceItem] = Field(default_factory=list)
    passages: list[Hit] = Field(default_factory=list)
    suggestions: list[str] = Field(default_factory=list)
    link: str = ""
    took_ms: float = 0.0
