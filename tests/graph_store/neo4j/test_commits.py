"""Reads that a commit came into are repeated."""

from __future__ import annotations

import pytest

from graph_store.errors import StoreUnavailable
from graph_store.neo4j.commits import Commits


def commit(commits: Commits) -> None:
    commits.begin()
    commits.end()


def test_undisturbed_read_happens_once() -> None:
    reads: list[int] = []
    Commits().undisturbed(lambda: reads.append(1))
    assert reads == [1]


def test_read_that_a_commit_came_into_is_repeated() -> None:
    commits, reads = Commits(), list[int]()

    def read() -> int:
        reads.append(len(reads))
        if len(reads) == 1:
            commit(commits)
        return reads[-1]

    assert commits.undisturbed(read) == 1


def test_row_that_was_half_gone_is_read_again() -> None:
    commits, reads = Commits(), list[int]()

    def read() -> int:
        reads.append(len(reads))
        if len(reads) == 1:
            commit(commits)
            raise TypeError("the JSON object must be str, not NoneType")
        return reads[-1]

    assert commits.undisturbed(read) == 1


def test_failure_without_a_commit_is_real() -> None:
    def fail() -> None:
        raise TypeError("a mistake of ours")

    with pytest.raises(TypeError, match="a mistake of ours"):
        Commits().undisturbed(fail)


def test_reader_does_not_wait_for_ever() -> None:
    commits = Commits(patience_seconds=0.01)
    commits.begin()
    with pytest.raises(StoreUnavailable, match=r"a write has waited for the server for more than 0\.01 seconds"):
        commits.undisturbed(lambda: 7)


def test_reader_disturbed_again_and_again_holds_commits_up() -> None:
    commits, reads = Commits(), list[int]()

    def read() -> int:
        reads.append(len(reads))
        if len(reads) <= 3:
            commit(commits)
        return reads[-1]

    assert commits.undisturbed(read) == 3


def test_ending_what_was_not_begun_does_no_harm() -> None:
    commits = Commits()
    commits.end()
    assert commits.undisturbed(lambda: 7) == 7
