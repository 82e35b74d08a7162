"""What is handed to the officers of a pod, and the time that both say it took and saved."""

from datetime import timedelta
from typing import Any

from domain.ids import new_id
from domain.task import Task, TaskKind, TaskState
from tests.builders import TODAY, by
from tests.domain.refusals import invalid, noted, refused

YESTERDAY = TODAY - timedelta(days=1)


def a_task(worker=None, **facts):
    usual: dict[str, Any] = {
        "id": new_id(),
        "task_kind": TaskKind.ROOM,
        "words": "A room for six on Friday",
        "pod_id": new_id(),
    }
    return Task.hand(by=worker or by(), **usual | facts)


def test_a_task_is_about_a_child_or_not():
    child = new_id()
    assert a_task(child_id=child).subjects == {child}
    assert a_task().subjects == frozenset()
    with invalid("/by_when"):
        a_task(by_when=YESTERDAY)


def test_it_is_taken_and_done_and_each_side_says_its_minutes():
    worker, officer = by(), by()
    task = a_task(worker)
    task.take(by=officer)
    with refused("task-state"):
        task.take(by=officer)
    with refused("task-state"):
        task.value(saved_minutes=10, by=worker)
    with invalid("/on"):
        task.do(on=YESTERDAY, outcome=None, took_minutes=5, by=officer)
    task.do(on=TODAY, outcome="Room 4", took_minutes=15, by=officer)
    with refused("not-theirs"):
        task.value(saved_minutes=10, by=officer)
    task.value(saved_minutes=40, by=worker)
    assert (task.took_minutes, task.saved_minutes, noted(task).type) == (15, 40, "task.valued")


def test_it_is_given_back_with_a_question_and_handed_again():
    task, officer = a_task(), by()
    with refused("task-state"):
        task.hand_again(words="x", by_when=None, by=by())
    task.give_back(question="On which Friday?", by=officer)
    with refused("task-state"):
        task.do(on=TODAY, outcome=None, took_minutes=5, by=officer)
    task.hand_again(words="A room on the 6th", by_when=TODAY, by=by())
    assert (task.state, task.taken_by, task.words) == (TaskState.HANDED, None, "A room on the 6th")


def test_only_the_worker_withdraws_it():
    worker = by()
    task = a_task(worker)
    with refused("not-theirs"):
        task.withdraw(reason="x", by=by())
    task.withdraw(reason="The meeting is online.", by=worker)
    with refused("task-state"):
        task.give_back(question="x", by=by())
