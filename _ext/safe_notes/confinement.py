"""Pictures, downloads and addresses of a note, its translations included: each leads to where a note may lead.

Of what does not, the words stay. This is the one check, in every builder: it sees the nodes that any directive has
made, before Sphinx copies a file for them.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from glob import glob
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.faults import FaultEnum, warn
from language_pair.nodes import ancestors
from language_pair.passes import Pass, PostPass
from safe_notes import files
from safe_notes.drawings import is_harmless
from safe_notes.faults import Fault
from safe_notes.internals import TRANSLATION_SOURCE, ImageDownloader, get_image_filename_for_language

_ANY_KIND = ".*"  # a picture, of which Sphinx takes the kind that the builder can show


class Confine(SphinxTransform):
    """Take out what leads out of the folder of the notes."""

    default_priority = Pass.CONFINE_FILES

    def apply(self, **kwargs: Any) -> None:
        for picture in list(self.document.findall(nodes.image)):
            self._check_picture(picture)
        for download in list(self.document.findall(addnodes.download_reference)):
            self._check_download(download)
        for link in list(self.document.findall(nodes.reference)):
            if not self._may_begin(link.get("refuri", "")):
                self._refuse(link, Fault.ADDRESS, f"the link {_short(link['refuri'])} is shown as text")
        for toctree in self.document.findall(addnodes.toctree):
            self._check_entries(toctree)

    def _check_picture(self, picture: nodes.image) -> None:
        uri = picture["uri"]
        called = f"the picture {_short(uri)} is left out"
        scheme = files.scheme_of(uri)
        if scheme:
            if scheme not in ("http", "https"):
                self._refuse(picture, Fault.ADDRESS, called)
            return
        faults = filter(None, map(self._fault_of_picture, self._pictures(uri)))
        if fault := next(faults, None):
            self._refuse(picture, fault, called)

    def _pictures(self, uri: str) -> list[str]:
        """The files of which Sphinx takes one for the picture: that of the page's language, that of a kind."""
        names = [get_image_filename_for_language(uri, self.env), uri]
        if uri.endswith(_ANY_KIND):
            found = [each for name in names for each in glob(self._path(name) or "")]  # noqa: PTH207 # as Sphinx does
            return [f"/{os.path.relpath(each, self.env.srcdir)}" for each in found]
        path = self._path(names[0])
        return [names[0] if path and Path(path).exists() else uri]

    def _fault_of_picture(self, target: str) -> FaultEnum | None:
        fault = self._fault_of_file(target, self.config.safe_pictures)
        path = self._find(target)
        is_drawing = path is not None and path.suffix.lower() == ".svg"
        return fault or (Fault.KIND if path and is_drawing and not is_harmless(path) else None)

    def _check_download(self, download: addnodes.download_reference) -> None:
        target = download["reftarget"]
        called = f"the file {_short(target)} is not offered, its link is shown as text"
        if files.scheme_of(target):
            if not self._may_begin(target):
                self._refuse(download, Fault.ADDRESS, called)
        elif fault := self._fault_of_file(target, self.config.safe_downloads):
            self._refuse(download, fault, called)

    def _check_entries(self, toctree: addnodes.toctree) -> None:
        for title, target in list(toctree["entries"]):
            if target and not self._may_begin(target):
                toctree["entries"].remove((title, target))
                warn(Fault.ADDRESS, f"the entry {_short(target)} is left out", location=self._place(toctree))

    def _may_begin(self, address: str) -> bool:
        scheme = files.scheme_of(address)
        return not scheme or scheme in self.config.safe_schemes or scheme in self.config.myst_url_schemes

    def _fault_of_file(self, target: str, kinds: Collection[str]) -> FaultEnum | None:
        path = self._find(target)
        if path is None:
            return Fault.PATH
        both = target, path  # a symbolic link may lead to a file of another kind
        return None if all(files.is_kind(each, kinds) for each in both) else Fault.KIND

    def _find(self, target: str) -> Path | None:
        path = self._path(target)
        return files.inside(Path(self.env.srcdir), Path(path)) if path else None

    def _path(self, target: str) -> str | None:
        """Where Sphinx looks for *target*; None if that is no path at all."""
        try:
            return self.env.relfn2path(target, self.env.current_document.docname)[1]
        except (OSError, RuntimeError, ValueError):
            return None

    def _refuse(self, node: nodes.Element, fault: FaultEnum, found: str) -> None:
        """Report *node*, and put its words in its place."""
        if node.parent is None:  # it was in one that is out already
            return
        warn(fault, found, location=self._place(node))
        node.parent.replace(node, _words(node))

    def _place(self, node: nodes.Node) -> tuple[str, int]:
        """The line of the note on which *node* is, or the block that holds it."""
        each: nodes.Node | None = node
        while each is not None and (not each.line or (each.source or "").endswith(TRANSLATION_SOURCE)):
            each = each.parent
        return self.env.current_document.docname, each.line or 1 if each is not None else 1


class LinkRemotePictures(SphinxPostTransform):
    """Where a builder would fetch a picture from another host, link to it."""

    default_priority = PostPass.LINK_REMOTE_PICTURES

    def run(self, **kwargs: Any) -> None:
        downloader = ImageDownloader(self.document)
        for picture in list(self.document.findall(nodes.image)):
            if downloader.match(picture):
                found = f"the picture {_short(picture['uri'])} becomes a link"
                warn(Fault.REMOTE_PICTURE, found, location=picture, once=True)  # some builders read a page often
                words = picture.get("alt") or picture["uri"]
                in_link = any(isinstance(above, nodes.reference) for above in ancestors(picture.parent))
                link = nodes.Text(words) if in_link else nodes.reference("", words, refuri=picture["uri"])
                picture.parent.replace(picture, _as_block(picture, link))


def _words(node: nodes.Element) -> list[nodes.Node] | nodes.Node:
    if not isinstance(node, nodes.image):
        return node.children
    return _as_block(node, nodes.Text(node.get("alt") or node["uri"][:80]))


def _as_block(picture: nodes.image, words: nodes.Node) -> nodes.Node:
    return words if isinstance(picture.parent, nodes.TextElement) else nodes.paragraph("", "", words)


def _short(address: str) -> str:
    return repr(address if len(address) <= 60 else f"{address[:57]}…")


def setup(app: Sphinx) -> None:
    app.add_transform(Confine)
    app.add_post_transform(LinkRemotePictures)
