"""What git knows of translators: who brought words into a catalog, and who goes by which names.

Credited is who adds a translation, or changes its words, and who co-authors that commit. Not credited
is a commit that only wraps lines anew, moves or renames, fills in empty messages and guesses (fuzzy),
or changes a head: that is what programs do, whoever runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from language_pair import history
from language_pair.credit.people import Person, named_in, person

#: One call for all catalogs, oldest commit first. No setting of the user's own may change what it prints.
_LOG = (
    *("log", "--reverse", "--no-merges", "--encoding=UTF-8", "--no-show-signature"),
    "--format=by %an <%ae>%n%(trailers:key=Co-authored-by,only,unfold)",
    *("--patch", "--root", "--unified=0", "--inter-hunk-context=0", "--find-renames", "--text"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--relative"),
    *("--", "*.po"),
)
#: The repository's own file is asked alone, so that a page says the same wherever it is built.
_MAILMAP = ("-c", "mailmap.file=", "-c", "mailmap.blob=", "check-mailmap", "--stdin")
_RENAMED = re.compile(r"\nrename from (.*)\nrename to (.*)")
_PATH = re.compile(r"\n\+\+\+ b/([^\t\n]*)")
#: Git says of a hunk which keyword came before it: a catalog's only lines that begin with a letter.
_HUNK = re.compile(r"\n@@ .*? @@ ?(\w*).*")
#: A guess, from its flag to the end of its translation.
_FUZZY = re.compile(r'^#[,=].*fuzzy.*\n(?:(?!msgstr).+\n)*(?:msgstr.*\n(?:".*\n)*)*', re.MULTILINE)
_TRANSLATION = re.compile(r'^msgstr(?:\[\d\])?[^\S\n]+((?:".*"[^\S\n]*\n)+)', re.MULTILINE)
#: What a line of it says; a field of the catalog's head (``Language: zh_TW\n``) says nothing.
_WORDS = re.compile(r'^"(?![A-Za-z][\w-]*:.*\\n"\s*$)(.*)"', re.MULTILINE)


def known(folder: Path) -> str:
    """What git knows, for comparison: it knows nothing new of *folder* as long as this is the same."""
    return history.git(folder, "rev-parse", "HEAD", "--is-shallow-repository")


def translators(folder: Path) -> Mapping[str, tuple[Person, ...]]:
    """The authors of each catalog under *folder*, by its path below *folder*, the first one first.

    Empty where there is no git or no repository, and in a shallow clone, whose first commit seems to have
    written everything. A catalog that moves takes its people along.
    """
    found: dict[str, dict[Person, None]] = {}
    log = "" if history.is_shallow(folder) else history.git(folder, *_LOG)
    for commit in f"\n{log}".split("\nby ")[1:]:
        head, *files = commit.split("\ndiff --git ")
        author, *trailers = head.split("\n")
        people = dict.fromkeys([_contact(author), *(each for line in trailers for each in named_in(line))])
        removed = _texts(commit, "-")
        for patch in files:
            for old, new in _RENAMED.findall(patch):
                found.setdefault(new, {}).update(found.pop(old, {}))
            path = _PATH.search(patch)
            if path and _texts(patch, "+") - removed:
                found.setdefault(path[1], {}).update(people)
    return {path: tuple(people) for path, people in found.items() if people}


def _texts(patch: str, sign: str) -> set[str]:
    """The translations in the lines of *patch* that begin with *sign*, whole or as far as they changed."""
    patch = _HUNK.sub(rf'\n\n{sign}\1 ""', f"{patch}\n")
    lines = re.findall(rf"^(?:\{sign}(?:#~ )?|(?=\n))(.*\n)", patch, re.MULTILINE)
    texts = _TRANSLATION.findall(_FUZZY.sub("", "".join(lines)))
    return {text for each in texts if (text := "".join(_WORDS.findall(each))).strip()}


def proper(folder: Path, people: Iterable[Person]) -> Mapping[Person, Person]:
    """Who each of *people* properly is, by ``.mailmap`` of the repository of *folder*.

    Everybody is who they say where there is no git or no repository.
    """
    asked = list(dict.fromkeys(people))
    contacts = "".join(f"{name} <{mail}>\n" for name, mail in asked)
    lines = history.git(folder, *_MAILMAP, given=contacts).split("\n")[:-1] if asked else []
    return dict(zip(asked, map(_contact, lines) if len(lines) == len(asked) else asked, strict=True))


def _contact(line: str) -> Person:
    """Who git's ``Name <address>`` is."""
    name, _bracket, mail = line.partition("<")
    return person(name, mail.removesuffix(">"))
