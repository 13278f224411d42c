"""Open messages are a sequence, whatever they are kept as."""

from __future__ import annotations

import pickle

import pytest

from language_pair.open_messages import OpenMessage, OpenMessages

MESSAGES = [OpenMessage("one", 7, True), OpenMessage("二", 12, False), OpenMessage("three", 0, False)]


def test_they_are_the_messages_in_their_order_after_a_build_has_saved_them() -> None:
    for found in (OpenMessages(MESSAGES), pickle.loads(pickle.dumps(OpenMessages(MESSAGES)))):
        assert list(found) == MESSAGES and len(found) == 3 and found
        assert found[0].text == "one" and found[:2] == tuple(MESSAGES[:2]) and found[-1].line == 0
        assert found == OpenMessages(MESSAGES) and hash(found) == hash(OpenMessages(MESSAGES))
        assert repr(found) == repr(OpenMessages(iter(MESSAGES))) and "'二'" in repr(found)
    assert OpenMessages(MESSAGES) != OpenMessages(MESSAGES[:2])


@pytest.mark.parametrize("count", [2, 9, 10, 11, 25])
@pytest.mark.parametrize("place", [slice(3), slice(10), slice(11), slice(0), slice(None), slice(1, 3), slice(-1)])
def test_a_part_is_that_of_all(count: int, place: slice) -> None:
    messages = [OpenMessage(str(number), number, fuzzy=False) for number in range(count)]
    found = pickle.loads(pickle.dumps(OpenMessages(messages)))
    assert found[place] == tuple(messages[place]) and list(found) == messages


def test_there_may_be_none() -> None:
    assert not OpenMessages() and list(OpenMessages()) == [] and OpenMessages()[:3] == ()
