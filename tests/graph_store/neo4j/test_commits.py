"""Reads that a commit came into are repeated."""

from __future__ import annotations

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
