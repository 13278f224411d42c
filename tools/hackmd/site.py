"""The pages that there are already: their titles, and which HackMD notes they are.

A page says it in its `about-note` block, and in its front matter by which other ids notes have linked to it:

.. code-block:: markdown

   ---
   hackmd:
     ids: SysJb0yAY, ehgwc6a8RXSmcSaRwIQ2jw
   ---

   :::{about-note}
   :hackmd: https://hackmd.io/ehgwc6a8RXSmcSaRwIQ2jw
   :export: Meeting.md
   :::
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped] # its stubs are not among what we install

from tools.hackmd.yaml_values import ValuesError, values

_FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_TITLE = re.compile(r"(?m)^# +(.*?)[ \t#]*$")
#: What is in a page that says which note it is.
_MENTIONS = re.compile(rb"hackmd|\{about-note\}")
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_OPTION = re.compile(r":(hackmd|export):[ \t]+(\S.*?)[ \t]*$")
#: PyYAML's in C where it has it: ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, kw_only=True, slots=True)
class SitePage:
    """A page; *name* is its path without ``.md``."""

    name: str
    path: Path
    title: str
    #: The address on HackMD, and other ids by which notes have linked to it.
    hackmd: str = ""
    ids: tuple[str, ...] = ()
    #: The name of its export.
    export: str = ""

    @property
    def is_index(self) -> bool:
        return self.name.rpartition("/")[2] == "index"


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """The pages under *folder*, by name."""

    folder: Path
    pages: Mapping[str, SitePage]


def folder_of_all(into: Path) -> Path:
    """The folder of all notes that *into* is, or is in: as far up as folders have an index."""
    into = found = into.resolve()
    for folder in into.parents:
        if (folder / "index.md").is_file():
            found = folder
        elif folder.is_dir():
            break
    return found


def site_at(folder: Path, *, known: bool = False) -> Site:
    """The pages under *folder*; there need be none. *known*: those alone that could say which notes they are."""
    paths = (path for path in sorted(folder.rglob("*.md")) if path.is_file())
    pages = (_page(path, folder) for path in paths if not known or _MENTIONS.search(path.read_bytes()))
    return Site(folder=folder, pages={page.name: page for page in pages})


def _page(path: Path, folder: Path) -> SitePage:
    text = path.read_text(encoding="utf-8", errors="replace")
    title = _TITLE.search(text)
    options = dict(_options(text)) if "{about-note}" in text else {}
    return SitePage(
        name=path.relative_to(folder).with_suffix("").as_posix(),
        path=path,
        title=title[1] if title else "",
        hackmd=options.get("hackmd", ""),
        ids=_ids(text),
        export=options.get("export", ""),
    )


def _ids(text: str) -> tuple[str, ...]:
    found = _FRONT_MATTER.match(text)
    if not found or "\n  ids:" not in found[1]:
        return ()
    try:
        fields: Any = values(found[1], _LOADER)
        ids = str(fields["hackmd"]["ids"])
    except (ValuesError, ValueError, KeyError, TypeError):
        return ()
    return tuple(each.strip() for each in ids.split(",") if each.strip())


def _options(text: str) -> Iterator[tuple[str, str]]:
    """The options of blocks `about-note`, those in examples left out."""
    fence, is_about = "", False
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and line.strip() == mark[1]:
            fence = ""
        elif fence:
            continue
        elif line.startswith(":::") and "{about-note}" in line:
            is_about = True
        elif is_about and (option := _OPTION.match(line)):
            yield option[1], _unquoted(option[2])
        else:
            is_about = False


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return value


_PLAIN = re.compile(r"[^\W_](?:[\w.()\- ]|[^\x00-\x7f])*")


def about_note(hackmd: str, export: str) -> str:
    """The block that says where a page came from."""
    given: Sequence[tuple[str, str]] = [each for each in (("hackmd", hackmd), ("export", export)) if each[1]]
    lines = (f":{name}: {_quoted(value)}\n" for name, value in given)
    return f":::{{about-note}}\n{''.join(lines)}:::\n"


def _quoted(value: str) -> str:
    is_plain = _PLAIN.fullmatch(value) or re.fullmatch(r"https://[\w./@-]+", value)
    return value if is_plain else json.dumps(value, ensure_ascii=False)
