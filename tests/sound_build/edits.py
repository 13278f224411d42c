"""What is done to a small site at random: each edit changes one thing, and says what it did."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.sound_build.sequences import CONF, NOTES, PICTURE, WORDS, Site, add


def _text(site: Site) -> str:
    path = site.lot.choice(site.notes())
    lines = path.read_text(encoding="utf-8").split("\n")
    lines.append(f"Another {site.lot.choice(WORDS)}.\n")
    site.write(f"docs/{path.name}", "\n".join(lines))
    return f"text of {path.stem}"


def _title(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = re.sub(r"^# .*$", f"# New {site.lot.choice(WORDS)}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    site.write(f"docs/{path.name}", text)
    return f"title of {path.stem}"


def _heading(site: Site) -> str:
    path = site.lot.choice(site.notes())
    heading = site.lot.choice(WORDS).title()
    text = re.sub(r"^## .*$", f"## {heading}", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    site.write(f"docs/{path.name}", text)
    return f"heading of {path.stem}"


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
        (site.docs / f"images/{path.stem}.svg").unlink(missing_ok=True)
        (site.docs / f"{path.stem}.txt").unlink(missing_ok=True)
    return f"deleted {path.stem}"


def _rename(site: Site) -> str:
    path, name = site.lot.choice(site.notes()), site.lot.choice(NOTES)
    path.rename(path.with_stem(name))
    return f"renamed {path.stem} to {name}"


def _record(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if ":::{community}" in text:
        text = re.sub(r":::\{community\}.*?\n:::\n", "", text, flags=re.DOTALL)
    else:
        text += (
            f"\n:::{{community}} {site.lot.choice(WORDS).title()}.py\n:city: Tainan\n:id: {path.stem}-py\n\nNew.\n:::\n"
        )
    site.write(f"docs/{path.name}", text)
    return f"record of {path.stem}"


def _catalog(site: Site) -> str:
    name = site.lot.choice(["index", *NOTES])
    path = site.folder / f"locale/zh_TW/LC_MESSAGES/{name}.po"
    if path.exists() and site.lot.random() < 0.4:
        path.unlink()
        return f"deleted the catalog of {name}"
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n'
    note = site.docs / f"{name}.md"
    title = re.findall(r"^# (.*)$", note.read_text(encoding="utf-8"), re.MULTILINE) if note.exists() else ["Home"]
    site.write(
        str(path.relative_to(site.folder)), f'{head}\nmsgid "{title[0]}"\nmsgstr "{site.lot.choice("甲乙丙")}題"\n'
    )
    return f"catalog of {name}"


def _label(site: Site) -> str:
    path = site.lot.choice(site.notes())
    text = path.read_text(encoding="utf-8")
    if re.search(r"^\(label-\w+\)=$", text, re.MULTILINE):
        text = re.sub(r"^\(label-\w+\)=\n", "", text, flags=re.MULTILINE)
    else:
        text = text.replace("\n## ", f"\n(label-{site.lot.choice(NOTES)})=\n## ", 1)
    site.write(f"docs/{path.name}", text)
    return f"label of {path.stem}"


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
    name = site.lot.choice(NOTES)
    path = site.docs / f"images/{name}.svg"
    if path.exists() and site.lot.random() < 0.5:
        path.unlink()
        return f"deleted the picture of {name}"
    site.write(f"docs/images/{name}.svg", PICTURE.format(site.lot.choice(WORDS)))
    return f"picture of {name}"


EDITS: tuple[Callable[[Site], str], ...] = (
    *(_text, _title, _heading, _add, _delete, _rename, _record, _catalog),
    *(_label, _sphinx_label, _configuration, _template, _style, _picture),
)


def edit(site: Site) -> None:
    """Change one thing."""
    site.done.append(site.lot.choice(EDITS)(site))
