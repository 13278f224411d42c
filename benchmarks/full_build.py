"""What the pair costs, or the search: the full build of a synthetic site with the extension and without it.

``python -m benchmarks.full_build [language_pair | site_search] [--notes 300] [--rounds 3]``

The site is made in a temporary folder, always the same one for a number of notes: notes of the size of
``docs/2021/communities.md``, half of them Chinese and half English, with catalogs of which four fifths
are translated. It is built in Chinese with the project's ``conf.py``, each time into a fresh folder and
with no catalog compiled, in rounds that take turns: on a busy machine only the ratios of one run count.

The goals: a full build takes at most 1.15 × the time of one without the pair, and at most 1.08 × that of one
without any search; the hidden sources of reading both languages make the HTML at most 60 % larger.
"""

from __future__ import annotations

import argparse
import re
import resource
import runpy
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tools import ROOT

from language_pair import languages
from language_pair.catalogs import places
from language_pair.languages import Language

PAIR = "language_pair"
#: What stands in for an extension that is left out.
INSTEAD = {PAIR: [], "site_search": ["benchmarks.no_search"]}
#: What a note holds, and how much of it is translated.
SECTIONS, PARAGRAPHS, ITEMS, COLUMNS, ROWS = 5, 3, 8, 3, 4
TRANSLATED, FUZZY = 0.8, 0.1
YEARS = range(2012, 2022)
#: None is a term of the glossary: the check of catalogs has nothing to say of such texts.
WORDS = """
    autumn building chair coffee colour dinner evening floor garden hotel kitchen letter lunch map market the of
    and we in to for every year people morning music paper picture pencil price river room station street table
"""
CHARACTERS = "山水早晚花草河橋城門春秋風雨光影茶飯書筆紙色高低遠近左右新舊在我們的和也就這那每個"
#: A text in both languages, by code.
Texts = dict[str, str]


def say(random: Random, length: int) -> Texts:
    """A text of *length* English words."""
    english, chinese = (
        " ".join(_drawn(random, WORDS.split(), length)).capitalize(),
        _drawn(random, CHARACTERS, length * 2),
    )
    return {languages.EN.code: english, languages.ZH_TW.code: "".join(chinese)}


def _drawn(random: Random, words: Sequence[str], length: int) -> Iterator[str]:
    """*length* of *words*, none twice in a row."""
    steps = accumulate(random.choices(range(1, len(words)), k=length))
    return (words[step % len(words)] for step in steps)


class Note:
    """One note of *count*, and its catalogs by language code."""

    def __init__(self, number: int, count: int) -> None:
        self.number, self.count = number, count
        self.docname = f"{YEARS[number * len(YEARS) // count]}/n{number}"
        self.source = languages.LANGUAGES[number % 2]
        self.catalogs = {code: Catalog(locale=code) for code in languages.CODES}
        self.random = Random(number)

    def heading(self, section: int) -> Texts:
        """The same whenever it is asked for: other notes link to it."""
        return {code: f"{text} {section}" for code, text in say(Random(f"{self.number}.{section}"), 4).items()}

    def add(self, texts: Texts, source: Language) -> str:
        """What *texts* say in *source*; the other language goes into its catalog."""
        target = languages.counterpart(source).code
        luck = self.random.random()
        translation = texts[target] if luck < TRANSLATED + FUZZY else ""
        self.catalogs[target].add(texts[source.code], translation, flags=["fuzzy"] if luck >= TRANSLATED else [])
        return texts[source.code]

    def text(self, length: int, link: str = "") -> str:
        texts = {code: f"{text} {link}".strip() for code, text in say(self.random, length).items()}
        return self.add(texts, self.source)

    def link(self) -> str:
        """A link to another note: by its file, by one of its headings, or by ``{doc}``."""
        there = Note(self.random.randrange(self.count), self.count)
        heading = there.heading(self.random.randrange(SECTIONS))[there.source.code]
        file, anchor = f"../{there.docname}.md", heading.lower().replace(" ", "-")
        return self.random.choice([f"[]({file})", f"[]({file}#{anchor})", f"{{doc}}`/{there.docname}`"])

    def in_other_language(self, texts: Texts, sign: str = "") -> str:
        other = languages.counterpart(self.source)
        return f"{{.{other.css_class}}}\n{sign}{self.add(texts, other)}"

    def blocks(self) -> Iterator[str]:
        """The note's Markdown, block by block."""
        yield f"---\nsource_lang: {self.source.code}\ntags: notes\nback_to: years\n---"
        yield f"# {self.add(self.heading(0), self.source)}"
        for section in range(1, SECTIONS):
            yield f"## {self.add(self.heading(section), self.source)}"
            yield from (self.text(80, self.link()) for _paragraph in range(PARAGRAPHS))
            yield "\n".join(f"- {self.text(10, link)}" for link in [self.link()] + [""] * (ITEMS - 1))
        head, *rows = (f"| {' | '.join(self.text(3) for _cell in range(COLUMNS))} |" for _row in range(ROWS + 1))
        yield "\n".join([head, "|" + " --- |" * COLUMNS, *rows])
        yield self.in_other_language(say(self.random, 40))
        yield self.in_other_language(self.heading(SECTIONS), "## ")


def make_site(folder: Path, count: int) -> None:
    """Write *count* notes with their catalogs, and the pages that list them by year."""
    docs = folder / "docs"
    years: dict[str, list[str]] = {}
    for note in (Note(number, count) for number in range(count)):
        write(docs / f"{note.docname}.md", "\n\n".join(note.blocks()) + "\n")
        for code, catalog in note.catalogs.items():
            path = places.path_of(folder / "locale", code, note.docname)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, catalog, width=0)
        year, name = note.docname.split("/")
        years.setdefault(year, []).append(name)
    for year, names in years.items():
        write(docs / year / "index.md", list_page(f"PyCon TW {year} 共筆", names))
    write(docs / "years.md", list_page("歷年共筆", [f"{year}/index" for year in years]))
    write(docs / "translation-status.md", list_page("翻譯進度", []) + ":::{translation-status}\n:::\n")
    write(docs / "index.md", list_page("PyCon TW 共筆", ["years", "translation-status"]))


def list_page(title: str, docnames: Sequence[str]) -> str:
    toctree = "\n".join(["```{toctree}", *docnames, "```"])
    return f"---\nsource_lang: zh_TW\n---\n\n# {title}\n\n{toctree}\n\n"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def build(site: Path, output: Path, extensions: Sequence[str]) -> tuple[float, float]:
    """Build into *output*; returns seconds of processor time, user and system, and of the clock."""
    shutil.rmtree(output, ignore_errors=True)
    for compiled in (site / "locale").rglob("*.mo"):
        compiled.unlink()
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-j", "1", "-q", "-c", str(ROOT)]
    command += ["-D", "language=zh_TW", "-D", f"extensions={','.join(extensions)}", str(site / "docs"), str(output)]
    if PAIR in extensions:  # without it there are warnings: the site has a directive of the pair
        command += ["--fail-on-warning", "--keep-going"]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, stderr=None if PAIR in extensions else subprocess.DEVNULL)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock


def without_sources(html: str) -> Iterator[str]:
    """The pieces of *html* around the hidden source texts, which hold ``span`` elements of their own."""
    start = depth = 0
    for tag in re.finditer(r"<span\b[^>]*>|</span>", html):
        if depth:
            depth += -1 if tag[0] == "</span>" else 1
            start = tag.end()
        elif "source-text" in tag[0]:
            yield html[start : tag.start()]
            depth = 1
    yield html[start:]


def report_html(output: Path) -> None:
    """Print how much larger the hidden sources make the site, and the page that they make largest."""
    sizes = {}
    for path in output.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        sizes[path.relative_to(output)] = len(html.encode()), len("".join(without_sources(html)).encode())
    whole, shown = map(sum, zip(*sizes.values(), strict=True))
    print(f"HTML with the hidden sources / without: {whole / shown:.3f} ({whole / 1e6:.1f} MB)")
    page, (whole, shown) = max(sizes.items(), key=lambda item: item[1][0] / item[1][1])
    print(f"  on the page that grows most: {whole / shown:.3f} ({page}, {whole / 1e3:.0f} kB)")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("extension", nargs="?", choices=INSTEAD, default=PAIR)
    parser.add_argument("--notes", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    extensions: list[str] = runpy.run_path(str(ROOT / "conf.py"))["extensions"]
    left = [name for name in extensions if name != options.extension]
    variants = {"with": extensions, "without": left + INSTEAD[options.extension]}
    seconds: dict[str, list[tuple[float, float]]] = {name: [] for name in variants}
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        make_site(site, options.notes)
        for number in range(options.rounds):
            for name in sorted(variants, reverse=bool(number % 2)):
                seconds[name].append(build(site, site / name, variants[name]))
        for index, kind in enumerate(["processor", "clock"]):
            whole, plain = (median(times[index] for times in seconds[name]) for name in variants)
            print(f"{kind}: {whole:.1f} s with {options.extension}, {plain:.1f} s without, ratio {whole / plain:.3f}")
        if options.extension == PAIR:
            report_html(site / "with")


if __name__ == "__main__":
    main()
