"""Lists and cards of cases, groups, actors, conflicts, agreements, strategies, topics and lessons."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from service.browse.cards import find_node, make_card
from service.browse.filters import (
    ActorFilter,
    AgreementFilter,
    CaseFilter,
    ConflictFilter,
    GroupFilter,
    LessonFilter,
    ListFilter,
    StrategyFilter,
    TopicFilter,
)
from service.browse.lists import list_things
from service.models.browse import Card, NodePage
from service.routers.dependencies import TheDesk

router = APIRouter(tags=["browse"])

LABELS = {
    "cases": "Case",
    "groups": "FriendsGroup",
    "actors": "Actor",
    "conflicts": "Conflict",
    "agreements": "Agreement",
    "strategies": "Strategy",
    "topics": "Topic",
    "lessons": "Lesson",
}


def _list(desk: TheDesk, name: str, which: ListFilter) -> NodePage:
    return list_things(desk.store, LABELS[name], which, seconds=desk.settings.query_seconds)


@router.get("/v1/cases", summary="Cases")
def cases(desk: TheDesk, which: Annotated[CaseFilter, Query()]) -> NodePage:
    """Mediation and negotiation processes that fit, in order of id."""
    return _list(desk, "cases", which)


@router.get("/v1/groups", summary="Friends groups")
def groups(desk: TheDesk, which: Annotated[GroupFilter, Query()]) -> NodePage:
    """Friends groups of every kind that fit, in order of id."""
    return _list(desk, "groups", which)


@router.get("/v1/actors", summary="Actors")
def actors(desk: TheDesk, which: Annotated[ActorFilter, Query()]) -> NodePage:
    """States, organisations, armed groups, political bodies and persons that fit, in order of id."""
    return _list(desk, "actors", which)


@router.get("/v1/conflicts", summary="Conflicts")
def conflicts(desk: TheDesk, which: Annotated[ConflictFilter, Query()]) -> NodePage:
    """Wars and disputes that fit, in order of id."""
    return _list(desk, "conflicts", which)


@router.get("/v1/agreements", summary="Agreements")
def agreements(desk: TheDesk, which: Annotated[AgreementFilter, Query()]) -> NodePage:
    """Agreements that fit, in order of id."""
    return _list(desk, "agreements", which)


@router.get("/v1/strategies", summary="Strategies")
def strategies(desk: TheDesk, which: Annotated[StrategyFilter, Query()]) -> NodePage:
    """Ways of mediating that fit, in order of id."""
    return _list(desk, "strategies", which)


@router.get("/v1/topics", summary="Topics")
def topics(desk: TheDesk, which: Annotated[TopicFilter, Query()]) -> NodePage:
    """Subjects on which lessons are collected, in order of id."""
    return _list(desk, "topics", which)


@router.get("/v1/lessons", summary="Lessons")
def lessons(desk: TheDesk, which: Annotated[LessonFilter, Query()]) -> NodePage:
    """Lessons that fit, in order of id."""
    return _list(desk, "lessons", which)


def _add_card(name: str, label: str) -> None:
    def card(desk: TheDesk, node_id: str) -> Card:
        return make_card(desk.store, find_node(desk.store, node_id, label=label))

    card.__doc__ = f"One of the {name}: every value with its claims, and everything it is related to."
    router.get(f"/v1/{name}/{{node_id:path}}", summary=f"One of the {name}", name=f"one of the {name}")(card)


for _name, _label in LABELS.items():
    _add_card(_name, _label)
