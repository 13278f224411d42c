"""How each design is asked: a page on which its search is ready, and one function of it that answers.

``ask`` gives the pages, best first, of the first *count* results with what is shown of each read as well, and
the milliseconds that took in the page. Lists of pages (of years, of tags) are no answers and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

#: Sphinx has its results last first; for the summary of each it fetches the page, which takes too long for ten.
_SPHINX = """async ([query, count]) => {
  const start = performance.now();
  const parsed = Search._parseQuery(query);
  const found = Search._performSearch(...parsed).reverse();
  const names = [...new Set(found.map((result) => result[0]))];
  if (count <= 6) await Promise.all(names.slice(0, count).map(async (name) =>
    Search.makeSearchSummary(await (await fetch(name + ".html")).text(), parsed[1], "")));
  return {names: names.slice(0, count), ms: performance.now() - start};
}"""
_PAGEFIND = """async ([query, count]) => {
  const start = performance.now();
  const found = await window.pagefind.search(query);
  const read = await Promise.all(found.results.slice(0, count).map((result) => result.data()));
  return {names: read.map((data) => data.url), ms: performance.now() - start};
}"""
_OURS = """async ([query, count]) => {
  const start = performance.now();
  const found = await SiteSearch.search(query, { first: count }); // as the box asks for its six
  const read = await Promise.all(found.hits.slice(0, count).map((hit) => SiteSearch.read(hit, found)));
  const names = read.map((result) => result && new URL(result.href, document.baseURI).pathname);
  return {names: names.filter(Boolean), ms: performance.now() - start};
}"""
OURS_BOX = "input[name=q]"
#: A page like any other; the first page of all lists every page of the site.
SOME_PAGE = "2012/n00000.html"


@dataclass(frozen=True)
class Answer:
    pages: list[str]
    milliseconds: float


@dataclass(frozen=True)
class Design:
    """*begin* brings an opened site to where *script* can be asked."""

    name: str
    title: str
    start: str
    begin: Callable[[Page], object]
    script: str

    def ask(self, page: Page, query: str, count: int) -> Answer:
        answer = page.evaluate(self.script, [query, count])
        return Answer(list(_docnames(answer["names"])), answer["ms"])


def _docnames(names: Iterable[str]) -> Iterable[str]:
    """Each once; lists of pages, whose names no page of the corpus has, are left out."""
    found = (unquote(urlsplit(name).path).lstrip("/").removesuffix(".html") for name in names)
    return dict.fromkeys(name for name in found if name.rpartition("/")[2].startswith("n0"))


def _begin_sphinx(page: Page) -> None:
    page.wait_for_function("typeof Search !== 'undefined' && Search.hasIndex()", timeout=600_000)


def _begin_pagefind(page: Page) -> None:
    page.evaluate("async () => { window.pagefind = await import('/pagefind/pagefind.js'); await pagefind.init(); }")


def _begin_ours(page: Page) -> None:
    """The search is loaded when the box is first touched."""
    page.locator(OURS_BOX).first.focus()
    page.wait_for_function("!!(window.SiteSearch?.ready && SiteSearch.search && SiteSearch.read)", timeout=600_000)
    page.evaluate("() => SiteSearch.ready().then(() => true)")


DESIGNS = {
    "stock": Design("stock", "Sphinx as it comes, zh_TW", "search.html", _begin_sphinx, _SPHINX),
    "jieba": Design("jieba", "Sphinx + jieba", "search.html", _begin_sphinx, _SPHINX),
    "pagefind": Design("pagefind", "Pagefind as it comes", SOME_PAGE, _begin_pagefind, _PAGEFIND),
    "ours": Design("ours", "site_search", SOME_PAGE, _begin_ours, _OURS),
}
