"""What is to be written: the catalog before, and what sphinx-intl has made of it, made fit to review.

Of sphinx-intl's work the messages and their order are kept. What a translator has written comes from the
file before: comments, flags, old sources, the head, and what the note no longer has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from tools.catalogs.compare import changed
from tools.catalogs.mended import is_mended

from language_pair.catalogs.flags import FUZZY
from language_pair.catalogs.messages import Catalog, Key, Message

#: Babel guesses these flags from a percent sign or a brace: of a note they are never true.
_FORMAT = ("python-format", "python-brace-format")


@dataclass(frozen=True, kw_only=True, slots=True)
class Keep:
    """Which changed messages keep their translation as it is: those of this run, *earlier* ones too."""

    now: bool = False
    earlier: bool = False


@dataclass(kw_only=True, slots=True)
class Changes:
    """What has become of a catalog's messages."""

    new: list[Message] = field(default_factory=list)
    changed: list[Message] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)  # the old source and the new one
    back: list[Message] = field(default_factory=list)
    moved: list[Message] = field(default_factory=list)
    left: list[Message] = field(default_factory=list)  # for another note
    gone: list[Message] = field(default_factory=list)


def merge(
    before: Catalog, after: Catalog, template: Catalog, *, keep: Keep, moved: Mapping[Key, Message]
) -> tuple[Catalog, Changes]:
    """The catalog to write. *moved* are sentences that have left one note for another."""
    return _Merge(before, after, template, keep, moved).run()


class _Merge:
    def __init__(
        self, before: Catalog, after: Catalog, template: Catalog, keep: Keep, moved: Mapping[Key, Message]
    ) -> None:
        self.before, self.after, self.keep, self.moved = before, after, keep, moved
        self.format_flags = {
            message.key: {flag for flag in message.flags if flag in _FORMAT} for message in template.messages
        }
        self.known = {message.key: message for message in before.messages}
        self.unused = {message.key: message for message in before.obsolete if message.is_translated}
        old = [message for message in before.messages if message.key not in moved]
        new = [message for message in after.messages if message.key not in moved and message.key not in self.unused]
        pairs = changed(old, new).items()
        self.pairs = {key: each for key, each in pairs if (each.plural is None) == (key[2] is None)}
        self.changes = Changes()

    def run(self) -> tuple[Catalog, Changes]:
        messages = tuple(self._fit(self._message(message), message) for message in self.after.messages)
        catalog = Catalog(
            head=self.before.head or self.after.head,
            messages=messages,
            obsolete=tuple(self._obsolete(messages)),
            trailing=self.before.trailing,
        )
        return catalog, self.changes

    def _message(self, message: Message) -> Message:
        """What a translator has of *message*, whichever way it is known."""
        known, unused = self.known.get(message.key), self.unused.get(message.key)
        if unused and (known is None or not known.is_translated):
            self.changes.back.append(unused)
            return replace(unused, obsolete=False)
        if known:
            return self._accepted(known) if self.keep.earlier else known
        if message.key in self.pairs:
            return self._changed(self.pairs[message.key], message)
        if message.key in self.moved:
            self.changes.moved.append(message)
            return self.moved[message.key]
        self.changes.new.append(message)
        return Message(source=message.source, translations=("",) * len(message.translations))

    def _changed(self, old: Message, message: Message) -> Message:
        """*old*, which now reads as *message*: fuzzy, with the source that its translation was made from."""
        if old.is_fuzzy and old.old_source == message.source:
            self.changes.back.append(old)
            return _without_doubt(old)
        if not old.is_translated:
            self.changes.new.append(message)
            return replace(old, translations=("",) * len(message.translations), flags=(), other_flags=(), previous=())
        if self.keep.now and not old.is_draft and _is_mended(dict(_fields(old)), message):
            self.changes.kept.append((old.source, message.source))
            return old
        self.changes.changed.append(message)
        previous = old.previous if old.is_draft and old.previous else _fields(old)
        fuzzy = replace(old, flags=old.flags if old.is_fuzzy else (FUZZY, *old.flags), previous=previous)
        return self._accepted(replace(fuzzy, source=message.source)) if self.keep.earlier else fuzzy

    def _accepted(self, message: Message) -> Message:
        """*message* without its doubt, if its source is but mended since its translation was made."""
        old = message.old_source
        if not message.is_fuzzy or old is None or not _is_mended(dict(message.previous), message):
            return message
        self.changes.kept.append((old, message.source))
        return _without_doubt(message)

    def _fit(self, known: Message, message: Message) -> Message:
        """*known* with the source and the format flags that *message* has in the template.

        Once a translator has deleted its mark, the old source tells nothing any more.
        """
        wanted = self.format_flags.get(message.key, set())
        flags, other_flags = (_with_formats(each, wanted) for each in (known.flags, known.other_flags))
        return replace(
            known,
            source=message.source,
            context=message.context,
            plural=message.plural,
            extracted=message.extracted or known.extracted,
            flags=(*flags, *sorted(wanted.difference(flags, other_flags))),
            other_flags=tuple(other_flags),
            previous=known.previous if known.is_draft else (),
        )

    def _obsolete(self, messages: Iterable[Message]) -> list[Message]:
        """What the note no longer has and may have again: all that is translated and is nowhere else."""
        used = {message.key for message in messages}
        taken = {message.key for message in self.pairs.values()}
        missing = [each for each in self.before.messages if each.key not in used and each.key not in taken]
        gone = [message for message in missing if message.key not in self.moved]
        self.changes.left = [message for message in missing if message.key in self.moved]
        self.changes.gone = gone
        found = {message.key: message for message in self.before.obsolete if message.key not in used}
        for message in gone:
            if message.is_translated or message.comments:
                found.pop(message.key, None)
                found[message.key] = replace(message, obsolete=True)
        return list(found.values())


def _with_formats(flags: Iterable[str], wanted: Collection[str]) -> list[str]:
    """*flags* without those formats that are not *wanted*."""
    return [flag for flag in flags if flag not in _FORMAT or flag in wanted]


def _without_doubt(message: Message) -> Message:
    flags, other_flags = (
        tuple(flag for flag in each if flag != FUZZY) for each in (message.flags, message.other_flags)
    )
    return replace(message, flags=flags, other_flags=other_flags, previous=())


def _is_mended(old: Mapping[str, str], message: Message) -> bool:
    """Whether *message* says what its *old* fields said, its plural too."""
    plural = old.get("msgid_plural")
    return is_mended(old["msgid"], message.source) and is_mended(plural or "", message.plural or "")


def _fields(message: Message) -> tuple[tuple[str, str], ...]:
    fields = (("msgctxt", message.context), ("msgid", message.source), ("msgid_plural", message.plural))
    return tuple((keyword, text) for keyword, text in fields if text is not None)
