"""The indexes of folders: a new folder gets one, a page that somebody has written gets lines in its toctree."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tools.hackmd.converting.page import front_matter
from tools.hackmd.notes_toml.rules import Rules
from tools.hackmd.placing.titles import catalogs, source_language
from tools.hackmd.placing.toctrees import Listed, with_entries
from tools.hackmd.planned import Amended, Index
from tools.hackmd.site import Site

INDEX = "index"
_NOTES = "```{toctree}\n:glob:\n:titlesonly:\n\n*\n```\n"
_FOLDERS = ":::{folder-counts}\n:::\n\n```{toctree}\n:glob:\n:hidden:\n:titlesonly:\n\n*/index\n```\n"


@dataclass(slots=True)
class Indexes:
    """What lists the new pages of *site*; folders for years are directly under *into*."""

    site: Site
    rules: Rules
    into: str
    made: dict[str, Index] = field(default_factory=dict)
    #: New pages by the page that is there and is to list them.
    missing: dict[str, list[str]] = field(default_factory=dict)

    def add(self, page: str, *, is_placed: bool = True) -> None:
        """Have *page* listed; where notes are placed by their tags, each folder has an index."""
        lister = self._lister(page)
        if lister in self.made:
            return
        if lister in self.site.pages:
            self.missing.setdefault(lister, []).append(page)
        elif is_placed and lister:
            self.made[lister] = self._index(lister)
            self.add(lister)
        elif above := self._index_above(posixpath.dirname(page)):
            self.missing.setdefault(above, []).append(page)

    def _lister(self, page: str) -> str:
        """The page that lists *page*; empty where there is none to be made."""
        folder, _slash, name = page.rpartition("/")
        if name != INDEX:
            return _join(folder, INDEX)
        above = posixpath.dirname(folder)
        if above != self.into:
            return _join(above, INDEX)
        years = self.rules.years_page
        return years if years in self.site.pages and not self.into else self._index_above(above)

    def _index_above(self, folder: str) -> str:
        """The index of *folder*, or the nearest one above, that there is."""
        while (index := _join(folder, INDEX)) not in self.site.pages:
            if not folder:
                return ""
            folder = posixpath.dirname(folder)
        return index

    def _index(self, page: str) -> Index:
        folder = posixpath.dirname(page)
        year, _slash, team = folder.removeprefix(f"{self.into}/" if self.into else "").partition("/")
        titles = self._titles(year, team)
        above = self._lister(page)
        fields = {"source_lang": source_language(titles), **({"back_to": above} if above else {})}
        is_year = year.isdecimal() and not team
        text = f"{front_matter(fields)}\n# {titles[fields['source_lang']]}\n\n{_FOLDERS if is_year else _NOTES}"
        return Index(page=f"{page}.md", text=text, catalogs=catalogs(titles))

    def _titles(self, year: str, team: str) -> Mapping[str, str]:
        """The titles of a folder by the code of a language."""
        names = self.rules.titles.get(team or year) or dict.fromkeys(("en", "zh_TW"), team or year)
        if team:
            return {code: f"{year} {name}" for code, name in names.items()}
        if year.isdecimal():
            titles = self.rules.year_titles or dict.fromkeys(("en", "zh_TW"), "{year}")
            return {code: title.replace("{year}", year) for code, title in titles.items()}
        return names

    def amended(self) -> Iterator[Amended]:
        """The pages that are there and get lines."""
        order = {name: number for number, name in enumerate(self.rules.titles)}
        for name, pages in self.missing.items():
            text = self.site.pages[name].path.read_text(encoding="utf-8")
            listed = Listed(text, name)
            new = {each: order.get(_folder(each), len(order)) for each in pages if each not in listed}
            if new:
                after = with_entries(text, name, sorted(new, key=lambda each: (new[each], each)))
                yield Amended(page=f"{name}.md", before=text, text=after)


def _folder(index: str) -> str:
    """The name of the folder that *index* is in."""
    return index.rpartition("/")[0].rpartition("/")[2]


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
