"""All notes by their folders, and which of these have a list of their own: nobody looks through one of a thousand.

Which ones have does not depend on the language of a build, so that each list has the same address in both.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx.environment import BuildEnvironment

from language_pair.pair_only import notes_elsewhere
from language_pair.site.overviews import newest_first
from navigation.tree import parents_of

#: A folder has a list of its own if it has more than such a part of the pages that one list may have.
_LARGE = 10


@dataclass(kw_only=True, slots=True)
class Folder:
    """The notes directly in a folder *name* but its index, which heads it, and the folders in it by their names.

    *elsewhere* counts notes that are in the other language only; *page* is the page that lists what is in the folder,
    empty where it is listed with what is around it.
    """

    name: str = ""
    index: str = ""
    notes: list[str] = field(default_factory=list)
    folders: dict[str, Folder] = field(default_factory=dict)
    elsewhere: int = 0
    page: str = ""

    def below(self, names: list[str]) -> Folder:
        """The folder that *names* lead to, made where it is not there yet."""
        folder = self
        for name in names:
            folder = folder.folders.setdefault(name, Folder(name=name))
        return folder

    def sorted_folders(self) -> list[Folder]:
        """Years from the last to the first, then all other folders by their names."""
        return [self.folders[name] for name in sorted(self.folders, key=newest_first)]

    def count(self, *, everywhere: bool = False) -> int:
        """Of how many notes there is a page, in this language or *everywhere*."""
        here = bool(self.index) + len(self.notes) + (self.elsewhere if everywhere else 0)
        return here + sum(folder.count(everywhere=everywhere) for folder in self.folders.values())


def folders_of(env: BuildEnvironment, page: str = "", limit: int = 0) -> Folder:
    """The notes of *env* by their folders; where *page* lists more than *limit* of them, large folders have lists of
    their own. 0 is no limit."""
    order = {name: number for number, name in enumerate(parents_of(env))}
    root = Folder(index=env.config.root_doc, page=page)
    for docname in sorted(env.titles, key=lambda name: (order.get(name, len(order)), name)):
        *parents, name = docname.split("/")
        folder = root.below(parents)
        if name == "index":
            folder.index = docname
        else:
            folder.notes.append(docname)
    elsewhere = notes_elsewhere(env) if limit else []
    for docname in elsewhere:
        root.below(docname.split("/")[:-1]).elsewhere += 1
    if limit:
        _give_pages(root, limit, {*env.found_docs, *elsewhere})
    return root


def _give_pages(listed: Folder, limit: int, taken: set[str]) -> None:
    """Give pages to the large folders in *listed*, whose own page would have more than *limit* lines."""
    if listed.count(everywhere=True) <= limit:
        return
    for folder in listed.sorted_folders():
        if folder.count(everywhere=True) > limit / _LARGE:
            folder.page = f"{listed.page}-{folder.name}"
            while folder.page in taken:  # as the name of a note, or where 2021/a and 2021-a are folders
                folder.page += "-"
            taken.add(folder.page)
            _give_pages(folder, limit, taken)
