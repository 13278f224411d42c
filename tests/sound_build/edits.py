"""What is done to a small site at random: each edit changes one thing, and says what it did."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.sound_build.edits_of_views import CARD
from tests.sound_build.edits_of_views import EDITS as OF_VIEWS
from tests.sound_build.sequences import CHINESE_WORDS, CONF, NOTES, PICTURE, WORDS, Site, add, slug


def _text(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}\n{site.word(text)}!\n", encoding="utf-8")
    return f"text of {site.docname(path)}"


def _title(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^# .*$", f"# New {site.word(text)}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return f"title of {site.docname(path)}"


def _short_title(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    kept = re.sub(r"^short_title: .*\n", "", text, count=1, flags=re.MULTILINE)
    if kept == text or site.lot.random() < 0.6:
        line = f"short_title: Short {site.word(text)}\n"
        kept = re.sub(r"^source_lang: .*\n", lambda found: found[0] + line, kept, count=1, flags=re.MULTILINE)
    path.write_text(kept, encoding="utf-8")
    return f"short title of {site.docname(path)}"


def _heading(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"^## .*$", f"## {site.word(text)}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    return f"heading of {site.docname(path)}"


def _add(site: Site) -> str:
    name = site.lot.choice(NOTES)
    add(site, name)
    return f"added or anew {name}"


def _delete(site: Site) -> str:
    notes = site.notes()
    if len(notes) < 2:
        return _add(site)
    path = site.lot.choice(notes)
    path.unlink()
    if site.lot.random() < 0.5:
        (site.docs / f"images/{slug(site.docname(path))}.svg").unlink(missing_ok=True)
        (site.docs / f"{slug(site.docname(path))}.txt").unlink(missing_ok=True)
    return f"deleted {site.docname(path)}"


def _rename(site: Site) -> str:
    path, name = site.lot.choice(site.notes()), site.lot.choice(NOTES)
    before = site.docname(path)
    site.path(name).parent.mkdir(exist_ok=True)
    path.rename(site.path(name))
    return f"renamed {before} to {name}"


def _record(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if CARD.search(text):
        text = CARD.sub("", text)
    else:
        name, record = site.lot.choice(WORDS).title(), slug(site.docname(path))
        text += f"\n:::{{community}} {name}.py\n:city: Tainan\n:id: {record}-py\n\nNew.\n:::\n"
    path.write_text(text, encoding="utf-8")
    return f"record of {site.docname(path)}"


#: Where translations of a note's words come from: its titles, its headings, captions of its toctrees, topics.
_MESSAGE = re.compile(r"^(?:##? |short_title: |:caption: |\| Who \| )(.*?)(?: \|)?$", re.MULTILINE)


def _catalog(site: Site) -> str:
    name = site.lot.choice(["index", *NOTES])
    note = site.path(name)
    text = note.read_text(encoding="utf-8") if note.exists() else "# Home"
    is_chinese = "source_lang: zh_TW" in text
    language, words = ("en", WORDS) if is_chinese else ("zh_TW", CHINESE_WORDS)
    path = site.folder / f"locale/{language}/LC_MESSAGES/{name}.po"
    if path.exists() and site.lot.random() < 0.4:
        path.unlink()
        return f"deleted the {language} catalog of {name}"
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: {language}\\n"\n'
    messages = [each for each in dict.fromkeys(_MESSAGE.findall(text)) if site.lot.random() < 0.8]
    entries = "".join(f'\nmsgid "{each}"\nmsgstr "{site.lot.choice(words)}"\n' for each in messages)
    site.write(str(path.relative_to(site.folder)), head + entries)
    return f"{language} catalog of {name}"


def _label(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if re.search(r"^\(label-[\w-]+\)=$", text, re.MULTILINE):
        text = re.sub(r"^\(label-[\w-]+\)=\n", "", text, flags=re.MULTILINE)
    else:
        text = text.replace("\n## ", f"\n(label-{slug(site.lot.choice(NOTES))})=\n## ", 1)
    path.write_text(text, encoding="utf-8")
    return f"label of {site.docname(path)}"


def _sphinx_label(site: Site) -> str:
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n'
    word = site.lot.choice(["索引", "全部索引"])
    site.write("locale/zh_TW/LC_MESSAGES/sphinx.po", f'{head}\nmsgid "General Index"\nmsgstr "{word}"\n')
    return "a label of Sphinx"


def _configuration(site: Site) -> str:
    setting = site.lot.choice(
        [
            f"project = {site.lot.choice(WORDS)!r}",
            "html_copy_source = False",
            f"pair_only = {{'en': [{site.lot.choice(NOTES)!r}]}}",
            f"pair_only = {{'zh_TW': [{site.lot.choice(NOTES)!r}]}}",
            "html_baseurl = 'https://notes.example/'",
            "html_extra_path = []",
            "myst_heading_anchors = 1",
            "navigation_whole_menu = True",
        ]
    )
    site.write("docs/conf.py", f"{CONF}\n\n{setting}\n")
    return setting


def _template(site: Site) -> str:
    path = site.folder / "templates/page.html"
    if path.exists() and site.lot.random() < 0.4:
        path.unlink()
        return "deleted the template"
    block = f"{{% block body %}}<p>{site.lot.choice(WORDS)}</p>{{{{ super() }}}}{{% endblock %}}"
    site.write("templates/page.html", f'{{% extends "!page.html" %}}\n{block}\n')
    return "template"


def _style(site: Site) -> str:
    site.write("static/site.css", f"a {{ color: {site.lot.choice(['red', 'green', 'blue'])} }}\n")
    extra = site.folder / "static/extra.css"
    if extra.exists():
        extra.unlink()
    else:
        site.write("static/extra.css", "b { color: red }\n")
    return "stylesheet"


def _picture(site: Site) -> str:
    name = slug(site.lot.choice(NOTES))
    path = site.docs / f"images/{name}.svg"
    if path.exists() and site.lot.random() < 0.5:
        path.unlink()
        return f"deleted the picture of {name}"
    site.write(f"docs/images/{name}.svg", PICTURE.format(site.lot.choice(WORDS)))
    return f"picture of {name}"


EDITS: tuple[Callable[[Site], str], ...] = (
    *(_text, _title, _short_title, _heading, _add, _delete, _rename, _record, _catalog),
    *(_label, _sphinx_label, _configuration, _template, _style, _picture),
    *OF_VIEWS,
)


def edit(site: Site) -> None:
    """Change one thing."""
    site.done.append(site.lot.choice(EDITS)(site))
