"""What the corpus covers: records by region, decade, outcome and size, and how fully each field is coded. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from graph_schema.graph import Relation
from graph_schema.schema import Schema
from graph_schema.vocabulary import read_yaml
from graph_store.membership import most_at_one_time
from ingest.corpus.read import Corpus
from ingest.corpus.record import Fact, Link, Record
from ingest.errors import DataFileWrong

NOT_CODED = "not coded"
# upper ends of the size bands; a circle of up to six is what the literature calls small
SIZE_BANDS = ((3, "up to 3"), (6, "4 to 6"), (10, "7 to 10"), (20, "11 to 20"), (10**6, "more than 20"))
Table = dict[str, int]


class FieldSpec(BaseModel):
    """One field of a full record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str
    property: str | None = None
    relation: str | None = None
    end: Literal["source", "target", "either"] = "either"
    qualifier: str | None = None


@dataclass(frozen=True)
class FieldCoverage:
    """How many records of a type have the field."""

    field: str
    coded: int
    of: int


@dataclass(frozen=True)
class CorpusStats:
    """The figures of the coverage page.

    by_region, by_subregion: a case in two of them counts in both. outcomes: the overall assessment. contested: records
    of which authors judge differently by one criterion. sureness: facts and relations by how sure they are.
    """

    records: Table
    briefs: int
    works: int
    by_region: Table
    by_subregion: Table
    by_decade: dict[str, Table]
    outcomes: dict[str, Table]
    contested: Table
    sizes: Table
    completeness: dict[str, list[FieldCoverage]]
    sureness: Table


@dataclass(frozen=True)
class _Edge:
    type: str
    source: str
    target: str
    qualifiers: dict[str, Any]


def load_fields() -> dict[str, list[FieldSpec]]:
    """What a full record of each type holds. Raises DataFileWrong."""
    path = files("ingest.corpus").joinpath("coverage_fields.yaml")
    try:
        return {label: [FieldSpec.model_validate(item) for item in items] for label, items in read_yaml(path).items()}
    except ValidationError as exc:
        raise DataFileWrong(f"coverage_fields.yaml: {exc}") from exc


def corpus_stats(corpus: Corpus, schema: Schema, fields: dict[str, list[FieldSpec]]) -> CorpusStats:
    """Count what the corpus holds."""
    count = _Count(corpus.records, schema)
    return CorpusStats(
        records={label: len(count.of(label)) for label in fields},
        briefs=len(corpus.briefs),
        works=len(corpus.works),
        by_region=count.areas("region"),
        by_subregion=count.areas("subregion"),
        by_decade={label: count.decades(label) for label in ("Case", "FriendsGroup", "Agreement")},
        outcomes={label: count.outcomes(label) for label in ("Case", "FriendsGroup")},
        contested={label: sum(map(count.is_contested, count.of(label))) for label in ("Case", "FriendsGroup")},
        sizes=count.sizes(),
        completeness={
            label: [count.coverage(label, spec) for spec in specs] for label, specs in fields.items() if count.of(label)
        },
        sureness=count.sureness(),
    )


class _Count:
    """Counts over one set of records; relations count for both of their ends, whichever record gives them."""

    def __init__(self, records: Sequence[Record], schema: Schema) -> None:
        self._records = records
        self._schema = schema

    @cached_property
    def _edges(self) -> dict[str, list[_Edge]]:
        found: defaultdict[str, list[_Edge]] = defaultdict(list)
        for record in self._records:
            for link in record.relations:
                edge = _Edge(link.type, link.from_ or record.id, link.to or record.id, link.qualifiers)
                found[edge.source].append(edge)
                found[edge.target].append(edge)
        return found

    def of(self, label: str) -> list[Record]:
        """The records of one type."""
        return [r for r in self._records if self._schema.label_of(r.id) == label]

    def areas(self, kind: str) -> Table:
        """Cases by region or subregion: their own place, else that of the conflict they address."""
        names = [t.name for t in self._schema.vocabularies["places"].terms if t.kind == kind]
        found = Counter(area for case in self.of("Case") for area in self._areas_of(case.id, kind) or {NOT_CODED})
        return _ordered(found, [*names, NOT_CODED], keep=False)

    def _areas_of(self, node: str, kind: str) -> set[str]:
        places = [e.target for e in self._leading(node, "LOCATED_IN")]
        if not places:
            conflicts = [e.target for e in self._leading(node, "ADDRESSES")]
            places = [e.target for conflict in conflicts for e in self._leading(conflict, "LOCATED_IN")]
        return {name for place in places for name in self._area_names(place.partition(":")[2], kind)}

    def _leading(self, node: str, relation: str) -> list[_Edge]:
        return [e for e in self._edges.get(node, []) if e.type == relation and e.source == node]

    def _area_names(self, place: str, kind: str) -> set[str]:
        term = self._schema.vocabularies["places"].find(place)
        if term is None:
            return set()
        # the first one up the main line: `also_in` would count one country in several
        return {term.name} if term.kind == kind else self._area_names(term.broader or "", kind)

    def decades(self, label: str) -> Table:
        """Records by the decade of their first year, in order."""
        name = "year" if label == "Agreement" else "start_year"
        years = [_first(record, name) for record in self.of(label)]
        found = Counter(f"{year // 10 * 10}s" if isinstance(year, int) else NOT_CODED for year in years)
        return _ordered(found, [*sorted(found.keys() - {NOT_CODED}), NOT_CODED], keep=False)

    def outcomes(self, label: str) -> Table:
        """Records by overall outcome, in the order of the vocabulary."""
        found = Counter(str(_first(record, "outcome") or NOT_CODED) for record in self.of(label))
        return _ordered(found, [*self._schema.vocabularies["outcomes"].ids, NOT_CODED], keep=True)

    def is_contested(self, record: Record) -> bool:
        """True when two assessments by one criterion differ, or two sizes or years do."""
        for facts in record.properties.values():
            values: defaultdict[str, set[str]] = defaultdict(set)
            for fact in facts:
                values[fact.criterion or "overall"].add(repr(fact.value))
            if any(len(found) > 1 for found in values.values()):
                return True
        return False

    def sizes(self) -> Table:
        """Friends groups by size: stated, else the most members listed at one time where the list may be complete."""
        found = Counter(self._size_band(group) for group in self.of("FriendsGroup"))
        return _ordered(found, [*(name for _, name in SIZE_BANDS), NOT_CODED], keep=True)

    def _size_band(self, group: Record) -> str:
        size = _first(group, "member_count")
        members = [e for e in self._edges.get(group.id, []) if e.type == "MEMBER_OF" and e.target == group.id]
        if size is None and members and _first(group, "members_complete") is not False:
            relations = [
                Relation(type=e.type, source=e.source, target=e.target, properties=e.qualifiers) for e in members
            ]
            size = most_at_one_time(relations)
        if not isinstance(size, int) or size == 0:
            return NOT_CODED
        return next(name for upper, name in SIZE_BANDS if size <= upper)

    def coverage(self, label: str, spec: FieldSpec) -> FieldCoverage:
        """How many records of a type have one field."""
        records = self.of(label)
        return FieldCoverage(spec.field, sum(self._has(record, spec) for record in records), len(records))

    def _has(self, record: Record, spec: FieldSpec) -> bool:
        if spec.property is not None:
            return bool(record.aliases) if spec.property == "aliases" else bool(record.properties.get(spec.property))
        edges = [
            e for e in self._edges.get(record.id, []) if spec.relation in {e.type, "any"} and _stands(record, e, spec)
        ]
        return bool(edges) and all(spec.qualifier is None or spec.qualifier in e.qualifiers for e in edges)

    def sureness(self) -> Table:
        """Facts and relations by how sure they are."""
        found: Counter[str] = Counter()
        for record in self._records:
            items: list[Fact | Link] = [f for facts in record.properties.values() for f in facts]
            items += record.relations
            found.update(item.sure or record.sure for item in items)
        return dict(sorted(found.items()))


def _stands(record: Record, edge: _Edge, spec: FieldSpec) -> bool:
    return spec.end == "either" or record.id == (edge.source if spec.end == "source" else edge.target)


def _first(record: Record, name: str) -> Any:
    """The value that is shown: the first overall assessment, else the first one."""
    facts: list[Fact] = record.properties.get(name, [])
    overall = [f for f in facts if f.criterion in (None, "overall")]
    return (overall or facts)[0].value if facts else None


def _ordered(found: Counter[str], names: Iterable[str], *, keep: bool) -> Table:
    """The counts in a given order; keep: with those that are nought."""
    return {name: found[name] for name in names if keep or found[name]}
