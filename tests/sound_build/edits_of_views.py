"""Edits of what one page shows of others: toctrees, their captions and options, matrices of other notes' posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.sound_build.sequences import WORDS, Site, slug

_TOCTREE = re.compile(r"```\{toctree\}\n((?::[^\n]*\n)*)\n?(.*?)```", re.DOTALL)
_OPTIONS = ("hidden", "titlesonly", "numbered", "reversed", "includehidden", "maxdepth: 1", "maxdepth: 2")
#: A post's number holds its time.
_POST = 1_420_000_000_000_000_000


def _is_toctree_in(path: Path) -> bool:
    return _TOCTREE.search(path.read_text(encoding="utf-8")) is not None


def _toctree(site: Site, change: Callable[[list[str], list[str]], str]) -> str:
    """Have *change* a toctree's options and entries, both lists of lines, and say what it does."""
    path = site.lot.choice([path for path in [site.path("index"), *site.notes()] if _is_toctree_in(path)])
    text = path.read_text(encoding="utf-8")
    found = site.lot.choice(list(_TOCTREE.finditer(text)))
    options, entries = found[1].splitlines(), found[2].split("\n")[:-1]
    done = change(options, entries)
    lines = "".join(f"{line}\n" for line in [*options, "", *entries])
    path.write_text(f"{text[: found.start()]}```{{toctree}}\n{lines}```{text[found.end() :]}", encoding="utf-8")
    return f"{done} in a toctree of {site.docname(path)}"


def _caption(site: Site) -> str:
    def change(options: list[str], entries: list[str]) -> str:
        kept = [line for line in options if not line.startswith(":caption:")]
        if len(kept) < len(options) and site.lot.random() < 0.4:
            options[:] = kept
            return "no caption"
        options[:] = [f":caption: {site.lot.choice(WORDS).title()}", *kept]
        return "caption"

    return _toctree(site, change)


def _option(site: Site) -> str:
    def change(options: list[str], entries: list[str]) -> str:
        name, _, value = site.lot.choice(_OPTIONS).partition(": ")
        kept = [line for line in options if not line.startswith(f":{name}:")]
        options[:] = kept if len(kept) < len(options) else [*options, f":{name}: {value}".strip()]
        return f"{name} {value}".strip()

    return _toctree(site, change)


def _entry(site: Site) -> str:
    def change(options: list[str], entries: list[str]) -> str:
        if len(entries) > 1 and site.lot.random() < 0.5:
            return f"no longer {entries.pop(site.lot.randrange(len(entries)))}"
        name, word = site.another(), site.lot.choice(WORDS).title()
        new = [f"/{name}", f"{word} </{name}>", "self", "genindex", f"{word} <https://python.org/{word}>"]
        entries.insert(site.lot.randrange(len(entries) + 1), site.lot.choice(new))
        return "another entry"

    return _toctree(site, change)


def _move(site: Site) -> str:
    """A note out of all toctrees into another."""
    name, pages = site.another(), [site.path("index"), *site.notes()]
    for path in pages:
        beside = [each for each in site.notes() if each.parent == path.parent and each not in (path, site.path(name))]
        named = "".join(f"/{site.docname(each)}\n" for each in beside)
        text = path.read_text(encoding="utf-8")
        if site.path(name).parent == path.parent:
            text = text.replace("\n*\n", f"\n{named}")
        text = re.sub(rf"^(/|[\w ]+</|){name}>?\n", "", text, flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    path = site.lot.choice([path for path in pages if path != site.path(name)])
    if not _is_toctree_in(path):
        path.write_text(f"{path.read_text(encoding='utf-8')}\n```{{toctree}}\n\n```\n", encoding="utf-8")
    text = path.read_text(encoding="utf-8")
    found = _TOCTREE.search(text)
    assert found
    end = found.end() - len("```")
    path.write_text(f"{text[:end]}/{name}\n{text[end:]}", encoding="utf-8")
    return f"moved {name} to {site.docname(path)}"


def _matrix(site: Site) -> str:
    """Posts of a note, or no longer any."""
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if ":::{testimonial-matrix} Posts\n| Who" in text:
        text = re.sub(r"\n:::\{testimonial-matrix\} Posts\n\| Who.*?\n:::\n", "", text, flags=re.DOTALL)
    else:
        post = f"[{site.word(text)}](https://x.com/somebody/status/{_POST + site.lot.randrange(1000)})"
        table = f"| Who | {site.word(text)} |\n| - | - |\n| {post} | V |"
        text += f"\n:::{{testimonial-matrix}} Posts\n{table}\n:::\n"
    path.write_text(text, encoding="utf-8")
    return f"posts of {site.docname(path)}"


def _from(site: Site) -> str:
    """The posts of other notes."""
    path = site.lot.choice(site.notes())
    text = re.sub(r"\n:::\{testimonial-matrix\} Posts\n:from:.*?\n:::\n", "", path.read_text(encoding="utf-8"))
    names = [site.another(), site.lot.choice(["team", site.another()])]
    if site.lot.random() < 0.8:
        text += f"\n:::{{testimonial-matrix}} Posts\n:from: {', '.join(names)}\n:::\n"
    path.write_text(text, encoding="utf-8")
    return f"posts of {names} in {site.docname(path)}"


#: A card; the fence of one that has had a newer fact has a colon more.
CARD = re.compile(r"^(:{3,4})\{community\}(.*?)\n\1\n", re.DOTALL | re.MULTILINE)
_CONFERENCE = re.compile(r"\n:::\{conference\}.*?\n:::\n", re.DOTALL)
_NEWER = re.compile(r":::\{newer-fact\}.*?\n:::\n", re.DOTALL)


def _conference(site: Site) -> str:
    """A conference of a note, or no longer any; some note may list them all."""
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    kept = _CONFERENCE.sub("", text)
    if kept == text:
        year = site.lot.randrange(2012, 2026)
        facts = f":date: {year}-10-02\n:venue: {site.word(text)}\n:id: {slug(site.docname(path))}-{year}"
        kept += f"\n:::{{conference}} {site.word(text)} {year}\n{facts}\n:::\n"
    path.write_text(kept, encoding="utf-8")
    return f"conference of {site.docname(path)}"


def _conferences(site: Site) -> str:
    """The list of all conferences."""
    path = site.lot.choice([site.path("index"), *site.notes()])
    text = path.read_text(encoding="utf-8")
    shown = "\n:::{conferences}\n:::\n"
    path.write_text(text.replace(shown, "") if shown in text else text + shown, encoding="utf-8")
    return f"list of conferences in {site.docname(path)}"


def _newer_fact(site: Site) -> str:
    """A fact about a community, in its card or beside it, or no longer any."""
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    kept = _NEWER.sub("", text)
    if kept == text:
        value = site.lot.choice([":city: Hualien\n", ":founded: 2019\n", ":cadence: every Tuesday\n"])
        day = f":date: 2026-11-{site.lot.randrange(1, 21):02}\n:source: {site.word(text)}\n"
        card = CARD.search(text)
        if card:
            fact = f":::{{newer-fact}}\n{day}{value}\n{site.word(text)}.\n:::\n"
            kept = f"{text[: card.start()]}::::{{community}}{card[2]}\n\n{fact}::::\n{text[card.end() :]}"
        else:
            kept += f"\n:::{{newer-fact}}\n{day}\n{site.word(text)}.\n:::\n"
    path.write_text(kept, encoding="utf-8")
    return f"newer fact of {site.docname(path)}"


EDITS: tuple[Callable[[Site], str], ...] = (
    *(_caption, _option, _entry, _move, _matrix, _matrix, _from),
    *(_conference, _conferences, _newer_fact),
)
