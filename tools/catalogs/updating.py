"""Bring the catalogs of both languages up to date with their templates.

sphinx-intl creates and merges them, in a folder of its own; what it has made is compared with the
catalogs as they were, and what is fit to review is written over those. A run that fails has changed
nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from sphinx_intl import catalog as sphinx_intl  # type: ignore[import-untyped]

from tools.catalogs import files
from tools.catalogs.files import Catalogs, Locale, Name
from tools.catalogs.merge import Changes, Keep, merge
from tools.catalogs.moves import moves
from tools.catalogs.twins import merge_twins

from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog, Key, Message

#: All that sphinx-intl needs to know; it stops with a traceback at a date that it cannot read.
_PLAIN_HEAD = "Language: {code}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"


class UpdateError(Exception):
    """The catalogs are left as they are; the text says why."""


def bring_up_to_date(
    locale: Locale,
    templates: Path,
    scratch: Path,
    keep: Collection[str] | None,
    later: Collection[str] = (),
    settled: Collection[Name] = (),
) -> Iterator[str]:
    """Update the catalogs in *locale*; yields a line for each thing done. `UpdateError` when nothing can be.

    *keep* names the notes whose changed messages keep their translations: all of this run's when it
    is empty, none when it is ``None``. Notes that come *later* get no catalogs; those that have any keep them.
    Those that are *settled* are left as they are.
    """
    found = files.read_catalogs(locale, settled)
    if found.faults:
        raise UpdateError("\n".join(found.faults))
    wanted = files.read_templates(templates, settled)
    if wanted.faults:
        raise UpdateError("\n".join(wanted.faults))
    yield from _merge_twins(locale, found.catalogs)
    renamed = _moves(found.catalogs, wanted.catalogs)
    known = {*_known(found.catalogs, renamed), *(name for _code, name in settled)}
    yield from _leave_out(wanted.catalogs, known, later)
    merged = _run_sphinx_intl(_renamed(found.catalogs, renamed), wanted.catalogs, templates, scratch)
    for code, before in found.catalogs.items():
        update = _Update(locale, code, before, wanted.catalogs[code], merged[code], renamed)
        yield from update.run(keep)


def _merge_twins(locale: Locale, catalogs: Mapping[str, Catalogs]) -> Iterator[str]:
    for code, found in catalogs.items():
        for name, catalog in found.items():
            found[name], told = merge_twins(catalog)
            for text in told:
                yield f"{locale.shown(locale.path_of(code, name))}: kept as a comment, since there are two: {text!r}"


def _known(catalogs: Mapping[str, Catalogs], renamed: Mapping[str, str]) -> set[str]:
    """The notes that have a catalog in any language, under the names that they have now."""
    return {renamed.get(name, name) for found in catalogs.values() for name in found}


def _leave_out(wanted: Mapping[str, Catalogs], known: Collection[str], later: Collection[str]) -> Iterator[str]:
    """Take the notes that are to come *later* out of *wanted*, but for those that are *known*."""
    left: set[str] = set()
    for catalogs in wanted.values():
        for name in (catalogs.keys() & set(later)) - set(known):
            del catalogs[name]
            left.add(name)
    if left:
        notes = "1 note has" if len(left) == 1 else f"{len(left)} notes have"
        yield f"{notes} no catalogs until somebody begins to translate: {min(left)}{' …' if len(left) > 1 else ''}"


def _moves(before: Mapping[str, Catalogs], wanted: Mapping[str, Catalogs]) -> dict[str, str]:
    return moves(_by_note(before), _by_note(wanted))


def _by_note(catalogs: Mapping[str, Catalogs]) -> dict[str, set[tuple[str, Key]]]:
    notes: dict[str, set[tuple[str, Key]]] = {}
    for code, each in catalogs.items():
        for name, catalog in each.items():
            if name not in files.KEPT_BY_HAND:
                notes.setdefault(name, set()).update((code, message.key) for message in catalog.messages)
    return notes


def _renamed(catalogs: Mapping[str, Catalogs], names: Mapping[str, str]) -> dict[str, Catalogs]:
    return {code: {names.get(name, name): each for name, each in found.items()} for code, found in catalogs.items()}


def _run_sphinx_intl(
    before: Mapping[str, Catalogs], wanted: Mapping[str, Catalogs], templates: Path, scratch: Path
) -> dict[str, Catalogs]:
    """What sphinx-intl makes of *before*; of its catalogs only those that have a template are written."""
    shutil.rmtree(scratch, ignore_errors=True)
    locale = Locale(folder=scratch)
    for code, catalogs in before.items():
        head = Message(source="", translations=(_PLAIN_HEAD.format(code=code),))
        for name in wanted[code]:
            path = locale.path_of(code, name)
            if name in catalogs:
                messages = tuple(_plain(message) for message in catalogs[name].messages)
                files.save(path, Catalog(head=head, messages=messages))
            try:
                _update(path, templates / code / f"{name}.pot", code)
            except Exception as error:
                raise UpdateError(f"sphinx-intl failed:\n{code}/{name}: {po.said_by(error)}") from error
    made = files.read_catalogs(locale)
    if made.faults:
        raise UpdateError("sphinx-intl has written what is no catalog:\n" + "\n".join(made.faults))
    return made.catalogs


def _update(path: Path, template: Path, code: str) -> None:
    """Do for the catalog at *path* what ``sphinx-intl update`` does: a process of its own takes longer to start."""
    wanted = sphinx_intl.load_po(template)
    if not path.is_file():
        wanted.locale = code
        sphinx_intl.dump_po(path, wanted, width=0)
        return
    catalog = sphinx_intl.load_po(path)
    before = {message.id for message in catalog}
    sphinx_intl.update_with_fuzzy(catalog, wanted)
    if before != {message.id for message in catalog}:
        sphinx_intl.dump_po(path, catalog, width=0)


def _plain(message: Message) -> Message:
    """The message alone. A translation would be a guess for every new message, which takes sphinx-intl
    half a minute in a note of 200 messages that was written anew, and `merge` goes by no such guess.
    """
    return Message(source=message.source, context=message.context, plural=message.plural)


class _Update:
    """The update of one language's catalogs."""

    def __init__(
        self,
        locale: Locale,
        code: str,
        before: Catalogs,
        wanted: Catalogs,
        merged: Catalogs,
        renamed: Mapping[str, str],
    ) -> None:
        self.locale, self.code = locale, code
        self.before, self.wanted, self.merged = before, wanted, merged
        self.renamed = {old: new for old, new in renamed.items() if old in before and new in wanted}
        self.current = {self.renamed.get(name, name): catalog for name, catalog in before.items()}
        self.moved = self._moved_sentences()

    def run(self, keep: Collection[str] | None) -> Iterator[str]:
        for old, new in sorted(self.renamed.items()):
            yield f"{self._shown(old)} -> {self._shown(new)}: the note has moved"
        merged = {name: self._merge(name, template, keep) for name, template in sorted(self.wanted.items())}
        # Whenever this is stopped, a sentence that moves is in its new note before it leaves its old one.
        in_order = sorted(merged, key=lambda name: not merged[name][1].moved)
        saved = {name for name in in_order if files.save(self.locale.path_of(self.code, name), merged[name][0])}
        for name in sorted(saved):
            yield from self._report(name, merged[name][1], is_new=name not in self.current)
        for name in files.KEPT_BY_HAND & self.before.keys():
            if files.save(self.locale.path_of(self.code, name), self.before[name]):
                yield from self._report(name, Changes(), is_new=False)
        yield from self._delete()

    def _merge(self, name: str, template: Catalog, keep: Collection[str] | None) -> tuple[Catalog, Changes]:
        before = self.current.get(name, Catalog())
        return merge(before, self.merged[name], template, keep=_keep(keep, name), moved=self.moved)

    def _moved_sentences(self) -> dict[Key, Message]:
        """The translated messages that have left one note and come into another."""
        gone: dict[Key, Message] = {}
        for name, catalog in self.current.items():
            left = {message.key for message in self.wanted.get(name, Catalog()).messages}
            if name not in files.KEPT_BY_HAND:
                gone |= {each.key: each for each in catalog.messages if each.key not in left and each.is_translated}
        fresh: set[Key] = set()
        for name, template in self.wanted.items():
            had = {message.key for message in self.current.get(name, Catalog()).messages}
            fresh |= {message.key for message in template.messages} - had
        return {key: message for key, message in gone.items() if key in fresh}

    def _delete(self) -> Iterator[str]:
        """Delete what has no template under its name any more, after saying what is lost with it."""
        for name, catalog in sorted(self.before.items()):
            if name in self.wanted or name in files.KEPT_BY_HAND:
                continue
            if name not in self.renamed:
                yield f"{self._shown(name)}: deleted: no note has messages for it; {self._loss(catalog)}"
            files.delete(self.locale.path_of(self.code, name))

    def _loss(self, catalog: Catalog) -> str:
        lost = sum(message.is_translated and message.key not in self.moved for message in catalog.messages)
        moved = sum(message.key in self.moved for message in catalog.messages)
        unused = sum(message.is_translated for message in catalog.obsolete)
        told = [f"{_count(lost)} lost with it"]
        told += [f"{moved} now in other notes"] if moved else []
        told += [f"{unused} unused"] if unused else []
        return ", ".join(told)

    def _report(self, name: str, changes: Changes, *, is_new: bool) -> Iterator[str]:
        counts = {
            "changed": len(changes.changed),
            "new": len(changes.new),
            "back again": len(changes.back),
            "from another note": len(changes.moved),
            "now in another note": len(changes.left),
            "no longer in the note": len(changes.gone),
            "kept": len(changes.kept),
        }
        said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
        if said:
            yield f"{self._shown(name)}: {'created' if is_new else 'updated'}: {said}"
        elif name not in self.renamed.values():
            yield f"{self._shown(name)}: now in canonical form"
        for old, new in changes.kept:
            yield f"    kept the translation of {old!r}, which is now {new!r}"

    def _shown(self, name: str) -> str:
        return self.locale.shown(self.locale.path_of(self.code, name))


def _count(messages: int) -> str:
    return "1 translated message" if messages == 1 else f"{messages} translated messages"


def _keep(keep: Collection[str] | None, name: str) -> Keep:
    if keep is None:
        return Keep()
    return Keep(now=not keep or name in keep, earlier=name in keep)
