"""Open messages are a sequence, whatever they are kept as."""

from __future__ import annotations

import pickle

from language_pair.open_messages import OpenMessage, OpenMessages

MESSAGES = [OpenMessage("one", 7, True), OpenMessage("二", 12, False), OpenMessage("three", 0, False)]


def test_they_are_the_messages_in_their_order_after_a_build_has_saved_them() -> None:
    for found in (OpenMessages(MESSAGES), pickle.loads(pickle.dumps(OpenMessages(MESSAGES)))):
        assert list(found) == MESSAGES and len(found) == 3 and found
        assert found[0].text == "one" and found[:2] == tuple(MESSAGES[:2]) and found[-1].line == 0
        assert found == OpenMessages(MESSAGES) and hash(found) == hash(OpenMessages(MESSAGES))
        assert repr(found) == repr(OpenMessages(iter(MESSAGES))) and "'二'" in repr(found)
    assert OpenMessages(MESSAGES) != OpenMessages(MESSAGES[:2])


def test_there_may_be_none() -> None:
    assert not OpenMessages() and list(OpenMessages()) == [] and OpenMessages()[:3] == ()
