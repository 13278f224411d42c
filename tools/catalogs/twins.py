"""Messages that a catalog has once more as unused (``#~``): gettext's own programs stop at them.

A merge by hand or by git leaves them, and so do programs that let a sentence go twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from language_pair.catalogs.messages import Catalog, Message
from language_pair.catalogs.po_strings import escape

_Name = tuple[str | None, str]


def unused_twins(catalog: Catalog) -> Iterator[Message]:
    """The unused messages that *catalog* has once more before them."""
    known = {_name(message) for message in catalog.messages}
    for message in catalog.obsolete:
        if _name(message) in known:
            yield message
        known.add(_name(message))


def merge_twins(catalog: Catalog) -> tuple[Catalog, list[str]]:
    """*catalog* with each unused message once; the translations that are but comments now.

    The unused twin of a message without a translation stays: an update gives its translation to that message.
    """
    if not any(unused_twins(catalog)):
        return catalog, []
    told: list[str] = []
    unused: dict[_Name, list[Message]] = {}
    for message in catalog.obsolete:
        unused.setdefault(_name(message), []).append(message)
    messages = []
    for message in catalog.messages:
        twins = unused.pop(_name(message), []) if message.is_translated else []
        messages.append(_with(message, twins, told))
    return replace(
        catalog, messages=tuple(messages), obsolete=tuple(_one_of(each, told) for each in unused.values())
    ), told


def _name(message: Message) -> _Name:
    return message.context, message.source


def _one_of(twins: list[Message], told: list[str]) -> Message:
    """The first that is finished or, without one, the first that is translated, with what the others say."""
    first, *others = sorted(twins, key=lambda each: (not each.is_done, not each.is_translated))
    return _with(first, others, told)


def _with(message: Message, twins: Iterable[Message], told: list[str]) -> Message:
    """*message* with the comments and, as comments, the other translations of its *twins*."""
    comments = list(message.comments)
    known = {message.translations}
    for twin in twins:
        comments += twin.comments
        if twin.is_translated and twin.translations not in known:
            comments += (f' Another translation: "{escape(text)}"' for text in twin.translations if text)
            told += (text for text in twin.translations if text)
            known.add(twin.translations)
    if len(comments) == len(message.comments):
        return message
    return replace(message, comments=tuple(dict.fromkeys(comments)), comment_lines=())
