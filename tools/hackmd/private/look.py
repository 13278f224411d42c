"""Looking through the whole text of a note: words, code, tables, the targets of links, front matter, its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from tools.hackmd.findings import Kind
from tools.hackmd.private import accounts, addresses, commands, identity, keys, letters, messengers, passwords, phones
from tools.hackmd.private.plain import seen
from tools.hackmd.private.secret import Secret

_Finder = Callable[[str], Iterable[Secret]]
#: What is found first is what a place is: a number behind 帳號 is no phone's.
_FINDERS: tuple[_Finder, ...] = (
    keys.shapes,
    addresses.tokens,
    keys.named,
    commands.passwords,
    passwords.passwords,
    accounts.accounts,
    identity.id_numbers,
    letters.emails,
    messengers.names,
    addresses.places,
    phones.phones,
    letters.postal_addresses,
)
Span = tuple[int, int]


def look(text: str, *, public: Collection[str] = (), left_out: Iterable[Span] = ()) -> list[Secret]:
    """What is private in *text*, in order, and no two at one place.

    *public* addresses and domains are not, nor is what is *left_out* of a page.
    """
    looked_through, places = seen(text, left_out)
    taken = bytearray(len(looked_through))
    found: list[Secret] = []
    for finder in _FINDERS:
        for secret in finder(looked_through):
            if not any(taken[secret.start : secret.end]):
                taken[secret.start : secret.end] = b"\1" * (secret.end - secret.start)
                found.append(replace(secret, start=places[secret.start], end=places[secret.end - 1] + 1))
    return sorted((each for each in found if not _is_public(each, public)), key=lambda each: each.start)


def _is_public(secret: Secret, public: Collection[str]) -> bool:
    """A domain stands for those below it, too."""
    if secret.kind is not Kind.EMAIL:
        return False
    domain = secret.value.rpartition("@")[2]
    names = {each.lower() for each in public}
    return secret.value in names or any(domain == each or domain.endswith(f".{each}") for each in names)
