"""What is asked of the server's own full-text and vector indexes. Pure.

The words of a query are taken out of it one by one, so that nothing a person types is read as an operator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

PASSAGE = "SearchPassage"
STAGED = "SearchStaged"
STATE = "SearchState"
STEMS_INDEX = "search_stems"
WORDS_INDEX = "search_words"
VECTORS_INDEX = "search_vectors"

_WORD = re.compile(r"\w+")

FULL_TEXT = (
    f"""CREATE FULLTEXT INDEX {STEMS_INDEX} IF NOT EXISTS FOR (p:{PASSAGE}) ON EACH [p.content]
    OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'english'}}}}""",
    f"""CREATE FULLTEXT INDEX {WORDS_INDEX} IF NOT EXISTS FOR (p:{PASSAGE}) ON EACH [p.text]
    OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'standard-folding'}}}}""",
    f"CREATE CONSTRAINT searchpassage_id IF NOT EXISTS FOR (p:{PASSAGE}) REQUIRE p.id IS UNIQUE",
    f"CREATE CONSTRAINT searchstate_id IF NOT EXISTS FOR (s:{STATE}) REQUIRE s.id IS UNIQUE",
    f"CREATE INDEX searchpassage_document IF NOT EXISTS FOR (p:{PASSAGE}) ON (p.document)",
    f"CREATE INDEX searchpassage_digest IF NOT EXISTS FOR (p:{PASSAGE}) ON (p.digest)",
)
DROP_VECTORS = f"DROP INDEX {VECTORS_INDEX} IF EXISTS"


def create_vectors(dimensions: int) -> str:
    """The statement that makes the vector index."""
    return f"""CREATE VECTOR INDEX {VECTORS_INDEX} IF NOT EXISTS FOR (p:{PASSAGE}) ON (p.vector)
    OPTIONS {{indexConfig: {{`vector.dimensions`: {int(dimensions)}, `vector.similarity_function`: 'cosine'}}}}"""


def word_query(text: str) -> str:
    """Any of the words, in the full-text index's own language; '' when there is none."""
    return " ".join(dict.fromkeys(_WORD.findall(text.lower())))


def phrase_query(phrases: Sequence[str]) -> str:
    """Every one of the phrases, word for word."""
    return " ".join(f'+"{" ".join(_WORD.findall(phrase.lower()))}"' for phrase in phrases)


def find_by_words(index: str, *, only: bool) -> str:
    """(id, score): passages that the full-text index finds for $query, best first."""
    among = "WHERE node.id IN $only" if only else ""
    return f"""CALL db.index.fulltext.queryNodes('{index}', $query) YIELD node, score {among}
    RETURN node.id AS id, score LIMIT $limit"""


FIND_BY_VECTOR = f"""CALL db.index.vector.queryNodes('{VECTORS_INDEX}', $limit, $vector) YIELD node
    RETURN node.id AS id"""
"""Passages near a vector; approximate, so their cosines are worked out anew."""

READ_VECTORS = f"""UNWIND $ids AS id MATCH (p:{PASSAGE} {{id: id}})
    RETURN id, p.bytes AS bytes, p.sentence_bytes AS sentences, p.spans AS spans"""
"""Vectors as they are kept, and where the sentences are: starts and ends by turns."""
