"""The notes that are not here: links to them lead to HackMD, and what is said of one is the same in all places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.linking.link import relative
from tools.hackmd.linking.targets import Targets
from tools.hackmd.linking.uses import Use
from tools.hackmd.notes_toml.rules import EMBED, Rules


@dataclass(slots=True)
class Elsewhere:
    """The uses of notes that are not here, by the `key` of their address: links, and notes that are embedded."""

    linked: dict[str, list[tuple[str, Use]]] = field(default_factory=dict)
    embedded: dict[str, list[tuple[str, Use]]] = field(default_factory=dict)

    def add(self, path: str, uses: Sequence[Use], pages: Mapping[str, str], targets: Targets) -> None:
        """Of *uses* in the note at *path* those that lead to no page."""
        for use in uses:
            page = pages.get(use.address.key)
            if (page is None or not targets.is_here(page)) and not use.in_back:
                by_key = self.embedded if use.kind is ReferenceKind.EMBED else self.linked
                by_key.setdefault(use.address.key, []).append((path, use))

    def findings(self, rules: Rules, targets: Targets) -> Iterator[Finding]:
        for found in self.linked.values():
            notes = _notes(found, "points there", "point there")
            yield from _findings(found, Kind.NOT_HERE, f"{found[0][1].address.name} is not in this import ({notes})")
        for found in self.embedded.values():
            first = found[0][1]
            kind, what = _embedded(first, rules, targets)
            notes = _notes(found, "does", "do")
            text = f"embeds {first.address.name}, which is not in this import ({notes}): {what}"
            yield from _findings(found, kind, text)


def replaced(
    uses: Sequence[Use], here: str, rules: Rules, pages: Mapping[str, str], targets: Targets
) -> dict[Reference, str | None]:
    """What becomes of notes that are embedded on the page *here*, and not here."""
    found: dict[Reference, str | None] = {}
    for use in uses:
        if use.kind is ReferenceKind.EMBED and use.address.key not in pages:
            what = _rule(use, rules)
            if what == "drop":
                found[use.reference] = None
            elif what not in EMBED and targets.is_here(what):
                found[use.reference] = f"[]({relative(what, here)}.md)"
    return found


def _embedded(use: Use, rules: Rules, targets: Targets) -> tuple[Kind, str]:
    what = _rule(use, rules)
    if what == "drop":
        return Kind.NOT_EMBEDDED, "left out"
    if what not in EMBED and targets.is_here(what):
        return Kind.EMBEDDED, f"a link to {what}"
    return Kind.NOT_HERE, "a link to HackMD"


def _rule(use: Use, rules: Rules) -> str:
    """What `notes.toml` says of the embedded note."""
    return next((rules.embed[name] for name in use.address.names if name in rules.embed), rules.embed_default)


def _notes(found: Sequence[tuple[str, Use]], one: str, more: str) -> str:
    number = len({path for path, _use in found})
    return f"1 note {one}" if number == 1 else f"{number} notes {more}"


def _findings(found: Sequence[tuple[str, Use]], kind: Kind, text: str) -> Iterator[Finding]:
    for path, line in dict.fromkeys((path, use.reference.line) for path, use in found):
        yield Finding(path, line, kind.code, text)
