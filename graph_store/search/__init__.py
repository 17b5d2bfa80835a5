"""The local search index: passages by words (tantivy) and by meaning (exact vectors), in one folder."""

from graph_store.search.local_index import LocalSearchIndex
from graph_store.search.query_words import MAX_QUERY_WORDS, cut_query

__all__ = ["MAX_QUERY_WORDS", "LocalSearchIndex", "cut_query"]
