"""Pictures beside the pages that show them: brought when somebody asks for it, and found again by later imports.

The name of a file says where the picture is from and what is in it, ``picture-<address>-<content>.png``, each by eight
digits of its hash. So an import that fetches nothing knows which pictures are there, one that does fetches no picture
twice, and a file that was damaged is not taken for the picture.
"""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.hackmd.converting.draft import Draft, Reference, ReferenceKind
from tools.hackmd.converting.pictures import title_in_html, title_in_markdown
from tools.hackmd.findings import Findings, Kind
from tools.hackmd.sources.pictures import Fetch, Picture

_NAME = re.compile(r"picture-([0-9a-f]{8})-([0-9a-f]{8})\.(?:png|jpg|gif|webp|avif)")


@dataclass(slots=True)
class Pictures:
    """The pictures that *folder* has, and those that `bring` has brought: *files* are to be written, by page."""

    folder: Path
    files: dict[str, dict[str, bytes]] = field(default_factory=dict)
    #: The names of files by the folder that they are in and the hash of their address.
    _names: dict[tuple[str, str], str] = field(default_factory=dict)
    _why_not: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for path in sorted(self.folder.rglob("picture-*-*.*")):
            found = _NAME.fullmatch(path.name)
            if found and _hash(path.read_bytes()) == found[2]:
                folder = path.parent.relative_to(self.folder).as_posix()
                self._names[folder.removeprefix("."), found[1]] = path.name

    def bring(self, drafts: Mapping[str, Draft], fetch: Fetch) -> None:
        """Fetch the pictures of *drafts*, by page, that are not there."""
        missing = [
            (page, each.address)
            for page, draft in drafts.items()
            for each in _pictures(draft)
            if (posixpath.dirname(page), _hash(each.address.encode())) not in self._names
        ]
        answers = fetch(address for _page, address in missing) if missing else {}
        for page, address in missing:
            answer = answers[address]
            if isinstance(answer, Picture):
                self._add(page, address, answer)
            else:
                self._why_not[address] = str(answer)

    def _add(self, page: str, address: str, picture: Picture) -> None:
        folder, digest = posixpath.dirname(page), _hash(address.encode())
        name = f"picture-{digest}-{_hash(picture.content)}.{picture.suffix}"
        self._names[folder, digest] = name
        self.files.setdefault(page, {})[posixpath.join(folder, name)] = picture.content

    def shown(self, page: str, draft: Draft, findings: Findings) -> dict[Reference, str]:
        """What pictures become on *page* that are beside it; reports these, and those that could not be brought."""
        found: dict[Reference, str] = {}
        for each in _pictures(draft):
            name = self._names.get((posixpath.dirname(page), _hash(each.address.encode())))
            if name:
                found[each] = _written(each, name)
                findings.add(Kind.FETCHED, each.line, "the picture is beside the page")
            elif each.address in self._why_not:
                why = self._why_not[each.address]
                findings.add(Kind.NOT_FETCHED, each.line, f"a picture stays a link: {why}")
        return found


def _pictures(draft: Draft) -> Iterator[Reference]:
    for each in draft.references:
        if each.kind is ReferenceKind.PICTURE and each.address.lower().startswith(("http://", "https://")):
            yield each


def _written(reference: Reference, name: str) -> str:
    """The picture in Markdown, or in HTML where its link would be."""
    if (reference.fallback or "").startswith("<a "):
        return f'<img src="{name}" alt="{html.escape(reference.text.strip())}"{title_in_html(reference.title)}>'
    return f"![{reference.text}]({name}{title_in_markdown(reference.title)}){reference.size}"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
