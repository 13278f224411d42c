"""Who translated what, as git knows it: the authors of the commits that brought words into a catalog.

Credited is who adds a translation, or changes its words, and who co-authors that commit. Not credited
is a commit that only wraps lines anew, moves or renames, fills in empty messages and guesses (fuzzy),
or changes a head: that is what programs do, whoever runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from language_pair import history
from language_pair.credit.people import Person, named_in, person

#: One call for all catalogs. No setting of the user's own may change what it prints.
_LOG = (
    *("log", "--no-merges", "--format=by %an <%ae>%n%(trailers:key=Co-authored-by,only,unfold)"),
    *("--patch", "--unified=0", "--find-renames", "--text", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--src-prefix=a/", "--dst-prefix=b/", "--relative", "--", "*.po"),
)
_CO_AUTHOR = "co-authored-by:"
_HUNK = re.compile(r"@@ .*? @@ ?(\w*)")
_WORDS = re.compile(r'(?:(msg\w+)(?:\[\d\])?\s+)?"(.*)"\s*')
#: A line of a catalog's head: ``Language: zh_TW\n``.
_FIELD = re.compile(r"[A-Za-z][\w-]*:.*\\n")


def known(folder: Path) -> str:
    """What git knows, for comparison: it knows nothing new of *folder* as long as this is the same."""
    return history.git(folder, "rev-parse", "HEAD", "--is-shallow-repository")


def translators(folder: Path) -> Mapping[str, tuple[Person, ...]]:
    """The authors of each catalog under *folder*, by its path below *folder*, the first one first.

    Empty where there is no git or no repository, and in a shallow clone, whose first commit seems to have
    written everything.
    """
    if history.is_shallow(folder):
        return {}
    paths: dict[str, str] = {}  # of today, by an older one: a catalog that moved takes its people along
    credits: list[tuple[str, list[Person]]] = []
    for commit in _commits(history.git(folder, *_LOG)):
        credits += [(paths.get(path, path), commit.people) for path in commit.translated()]
        for old, new in commit.renamed.items():
            paths[old] = paths.get(new, new)
    found: dict[str, dict[Person, None]] = {}
    for path, people in reversed(credits):
        found.setdefault(path, {}).update(dict.fromkeys(people))
    return {path: tuple(people) for path, people in found.items()}


@dataclass
class _Commit:
    """What a commit's patch says; *added* are texts by path, *removed* those of all its catalogs."""

    people: list[Person]
    renamed: dict[str, str] = field(default_factory=dict)
    added: dict[str, set[str]] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)

    def translated(self) -> Iterator[str]:
        """The catalogs that have words by this commit that none of them had before."""
        return (path for path, texts in self.added.items() if texts - self.removed)


def _commits(log: str) -> Iterator[_Commit]:
    """The commits of git's *log*, in its order."""
    for text in re.split(r"^by ", log, flags=re.MULTILINE)[1:]:
        head, *files = re.split(r"^diff --git ", text, flags=re.MULTILINE)
        author, *trailers = head.split("\n")
        commit = _Commit([_author(author)])
        for line in trailers:
            if line.lower().startswith(_CO_AUTHOR):
                commit.people += named_in(line)
        for each in files:
            _read_file(each, commit)
        yield commit


def _author(line: str) -> Person:
    name, _bracket, mail = line.rpartition("<")
    return person(name, mail.rstrip("> "))


def _read_file(patch: str, commit: _Commit) -> None:
    """Add to *commit* what it did to one catalog."""
    head, *hunks = re.split(r"^(?=@@ )", patch, flags=re.MULTILINE)
    named = {key: name for key, _to, name in (line.partition(" ") for line in head.split("\n"))}
    moved = re.findall(r"^rename (?:from|to) (.*)", head, re.MULTILINE)
    if moved:
        commit.renamed[moved[0]] = moved[1]
    path = named.get("+++", "").rstrip("\t").removeprefix("b/")
    for hunk in hunks:
        commit.added.setdefault(path, set()).update(_texts(hunk, "+"))
        commit.removed.update(_texts(hunk, "-"))


def _texts(hunk: str, sign: str) -> Iterator[str]:
    """The translations in the lines of *hunk* that begin with *sign*, whole or as far as they changed.

    Git says of a hunk which keyword came before it: a catalog's only lines that begin with a letter.
    """
    first, *lines = hunk.split("\n")
    match = _HUNK.match(first)
    keyword, words, fuzzy = match[1] if match else "", "", False
    signed = [line[1:].removeprefix("#~ ") for line in lines if line.startswith(sign)]
    for line in (*signed, "#"):  # a last line that ends the last message
        found = _WORDS.fullmatch(line)
        is_new = not found or found[1]
        if is_new and words.strip() and not fuzzy:
            yield words
        if is_new:
            fuzzy = _is_fuzzy(line, fuzzy and not words.strip())
            keyword, words = found[1] if found else keyword, ""
        if found and keyword == "msgstr" and not _FIELD.fullmatch(found[2]):
            words += found[2]


def _is_fuzzy(line: str, before: bool) -> bool:
    """Whether the message that *line* stands in is a guess: said above its texts, before any empty line."""
    return "fuzzy" in line if line.startswith("#,") else before and bool(line)
