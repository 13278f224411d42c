"""``notes.state.jsonl``: what an import must know of those before it; one line a note, so that a change is one line.

.. code-block:: json

    {"source": "Wb9vQrfJQk-5tPoPR23hwA", "page": "2021/program/ideas.md", "digest": "…", "generated": "…", "lines": "…"}

It has no word of a note but its page's address and, where no id is known, the name that it was exported under. A note
that is held back is not in it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.hackmd.again.lines import hashes, packed, unpacked

NAME = "notes.state.jsonl"
#: What no page's path has, and what leads to another disk of Windows.
_ELSEWHERE = re.compile(r"[\\\x00-\x1f\x7f\ud800-\udfff]|^[A-Za-z]:")


class StateError(Exception):
    """The file cannot be read: ``path:line: why``, and what to do."""


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Base:
    """A page's text as it was generated: its digest, and the hashes of its lines."""

    digest: str = ""
    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str) -> Base:
        return cls(digest(text), hashes(text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """What is known of a note that has a page.

    *source* is its HackMD id, else the name of its export; *page* is below the folder of pages, *digest* that of the
    note's text. *base* is what the page was made of, and the text that a person may have edited since; *waiting* is
    what could not be merged with it, and lies beside it.
    """

    source: str
    page: str
    digest: str
    base: Base
    waiting: Base | None = None
    #: Which export or team it belongs to: of what is missing in one, the notes of others are none.
    origin: str = ""
    #: When HackMD says that it was changed, in milliseconds since 1970.
    changed: int = 0
    #: Which converter made the text.
    converter: str = ""


#: Entries by their page. A note that is gone and one that has come can have had the same name, but never one page.
State = Mapping[str, Entry]


def read(path: Path) -> dict[str, Entry]:
    """The entries; none where there is no file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeError) as error:
        raise StateError(f"{path}:1: cannot be read: {error}") from error
    return parse(text, path.as_posix())


def pages_in(path: Path) -> list[str]:
    """The pages in the file, for the site, without ``.md``; a line that is none is the next import's to name."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        return []
    found = (_page_in(line) for line in lines)
    return sorted(page.removesuffix(".md") for page in found if page)


def _page_in(line: str) -> str:
    try:
        return str(json.loads(line)["page"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""


def parse(text: str, path: str = NAME) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            entry = _entry(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise StateError(
                f"{path}:{number}: this is no line that an import has written; take the file of an earlier commit, or "
                "delete the line, and the next import will put the note's text beside its page"
            ) from error
        if entry.page in found:
            raise StateError(f"{path}:{number}: {entry.page!r} is in the file twice; delete one of the lines")
        found[entry.page] = entry
    return found


def written(entries: Iterable[Entry]) -> str:
    """The text of the file, sorted by page."""
    ordered = sorted(entries, key=lambda entry: (entry.page, entry.source))
    return "".join(f"{json.dumps(_data(entry), ensure_ascii=False)}\n" for entry in ordered)


def _data(entry: Entry) -> dict[str, Any]:
    data: dict[str, Any] = {"source": entry.source, "page": entry.page, "origin": entry.origin}
    data |= {"changed": entry.changed} if entry.changed else {}
    data |= {"digest": entry.digest, "converter": entry.converter, **_of_base(entry.base)}
    return data | ({"waiting": _of_base(entry.waiting)} if entry.waiting else {})


def _of_base(base: Base) -> dict[str, str]:
    return {"generated": base.digest, "lines": packed(base.lines)}


def _entry(data: Any) -> Entry:
    waiting = data.get("waiting") if isinstance(data, dict) else None
    texts = {name: data[name] for name in ("source", "page", "digest")}
    texts |= {name: data.get(name, "") for name in ("origin", "converter")}
    changed = data.get("changed", 0)
    if not all(isinstance(text, str) for text in texts.values()) or not isinstance(changed, int) or not texts["source"]:
        raise ValueError(data)
    if not _is_inside(texts["page"]):
        raise ValueError(data)
    return Entry(**texts, changed=changed, base=_base(data), waiting=_base(waiting) if waiting else None)


def _base(data: Mapping[str, Any]) -> Base:
    return Base(str(data["generated"]), unpacked(data["lines"]))


def _is_inside(page: str) -> bool:
    """Whether *page* is the path of a Markdown file below the folder of pages."""
    return page.endswith(".md") and not _ELSEWHERE.search(page) and not {"", ".", ".."} & set(page.split("/"))
