"""The references of a draft that lead to notes, each read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tools.hackmd.converting.draft import Draft, Reference, ReferenceKind
from tools.hackmd.linking.addresses import NoteAddress, note_at

_TO_NOTES = (ReferenceKind.LINK, ReferenceKind.BARE, ReferenceKind.EMBED, ReferenceKind.BACK)


@dataclass(frozen=True, slots=True)
class Use:
    """A reference to a note; the link *in_back* to is part of a line that is a reference itself, and no more a use."""

    reference: Reference
    address: NoteAddress
    in_back: bool = False

    @property
    def kind(self) -> ReferenceKind:
        return self.reference.kind


def uses_of(draft: Draft) -> tuple[Use, ...]:
    """What of *draft* leads to notes, in the order of the note."""
    return tuple(_uses(draft))


def _uses(draft: Draft) -> Iterator[Use]:
    backs = {reference.line for reference in draft.references if reference.kind is ReferenceKind.BACK}
    for reference in sorted(draft.references, key=lambda each: (each.start, -each.end)):
        address = note_at(reference.address) if reference.kind in _TO_NOTES else None
        if address:
            yield Use(reference, address, reference.kind is not ReferenceKind.BACK and reference.line in backs)
