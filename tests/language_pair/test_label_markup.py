"""Labels are plain text: what adds markup is refused when it is read, and what is shown is escaped everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from jinja2 import nodes as ast

from tests.project import CONF, Built, Project, page
from tools import ROOT, labels

from language_pair import labels as label_module
from language_pair import languages
from language_pair.catalogs import places, po
from language_pair.faults import Fault

NOTE = """
    ---
    source_lang: en
    back_to: guide
    ---
    # Title

    :::{translation-status}
    :::

    :::{translators}
    :::

    ```{toctree}
    guide
    ```
    """
#: Names of labels, and a note with what shows them.
RECORDS = "communities.md", "testimonials.md", "2021/open-space.md", "2021/communities.md"
PAYLOADS = [
    "<script>window.ran=1</script>",
    '"><svg onload="window.ran=1">',
    '" onfocus="window.ran=1',
    "[x](javascript:1)",
]
TEMPLATES = sorted(
    path
    for folder in (ROOT / "docs/_templates", *ROOT.glob("_ext/*/templates"), *ROOT.glob("_ext/*/theme"))
    for path in folder.rglob("*.html")
    if path.name not in ("choose-language.html", "hackmd-notes.html")  # of no catalog: tools/build_site fills them in
)
#: What is printed as it is: HTML that Sphinx has made of titles, which no label is part of, and whole parts of a page.
AS_IT_IS = {
    "layout.html": ["super()", "toctree()", "toc", "each.title"],
    "not-found-in-both.html": ["parts"],
    "page-by-page.html": ["prev.title", "next.title"],
    "whole-page.html": ["finish_page(page)"],
}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_escape_all_but_what_is_listed(path: Path) -> None:
    tree = Environment(extensions=["jinja2.ext.i18n"]).parse(path.read_text(encoding="utf-8"))
    assert [shown(each) for each in printed(tree, escaped=False)] == AS_IT_IS.get(path.name, [])


def printed(node: ast.Node, *, escaped: bool) -> Iterator[ast.Expr]:
    """The expressions that a template prints as they are."""
    if isinstance(node, ast.ScopedEvalContextModifier):
        escaped = any(each.key == "autoescape" and each.value.as_const() for each in node.options)
    for child in node.iter_child_nodes():
        if isinstance(node, ast.Output) and not isinstance(child, ast.TemplateData | ast.Const):
            is_filter = isinstance(child, ast.Filter)
            if is_filter and child.name == "safe":
                yield child.node
            elif not escaped and not (is_filter and child.name == "e"):
                yield child
        else:
            yield from printed(child, escaped=escaped)


def shown(expression: ast.Expr) -> str:
    if isinstance(expression, ast.Call):
        return f"{shown(expression.node)}({', '.join(map(shown, expression.args))})"
    return f"{shown(expression.node)}.{expression.attr}" if isinstance(expression, ast.Getattr) else expression.name


def write_labels(project: Project, payload: str) -> dict[str, Path]:
    """Every label of ours in a catalog of the project, each with *payload* at its end."""
    written = {}
    for name, folder in {labels.PYCONTW: ROOT / "locale", **labels.locale_folders()}.items():
        source = places.path_of(folder, "zh_TW", name)
        target = written[name] = places.path_of(project.folder / "labels", "zh_TW", name)
        target.parent.mkdir(parents=True, exist_ok=True)
        head, blank, messages = source.read_text(encoding="utf-8").partition("\n\n")
        lines = [_with(payload, line) for line in messages.splitlines(keepends=True)]
        target.write_text(head + blank + "".join(lines), encoding="utf-8")
    return written


def _with(payload: str, line: str) -> str:
    """A line of a catalog, that of a ``msgstr`` with *payload* at its end; no label has more lines."""
    added = payload.replace('"', r"\"")
    return line.removesuffix('"\n') + f'{added}"\n' if line.startswith("msgstr ") else line


def build(project: Project, payload: str) -> Built:
    """A site with our looks, with every page of the notes that shows records."""
    project.write(index=NOTE, guide="---\nsource_lang: en\n---\n# Guide\n")
    for name in RECORDS:
        path = project.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text((ROOT / "docs" / name).read_text(encoding="utf-8"), encoding="utf-8")
    write_labels(project, payload)
    conf = (
        CONF
        + f"""
from pathlib import Path

templates_path = [{str(ROOT / "docs/_templates")!r}]
html_theme = "sphinx_rtd_theme"
notes_edit_url = "https://e.org/{{path}}"


def setup(app):
    from language_pair.labels import add_label_catalog

    for name in {sorted(labels.names() - {places.SPHINX_LABELS})!r}:
        add_label_catalog(app, name, Path(app.confdir, "labels"))
"""
    )
    (project.folder / "conf.py").write_text(conf, encoding="utf-8")
    return project.build("html", "zh_TW", whole=True)


def elements(built: Built) -> dict[str, Counter[str]]:
    """How many elements of each name each page has, and how many attributes that run scripts."""
    found = {}
    for path in sorted(Path(built.app.outdir).rglob("*.html")):
        every = page(built, path.relative_to(built.app.outdir).with_suffix("").as_posix()).find_all(True)
        runs = [name for each in every for name in each.attrs if name.startswith("on")]
        found[path.name] = Counter([each.name for each in every] + runs)
    return found


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    project = Project(tmp_path_factory.mktemp("clean"))
    found = elements(build(project, "。"))
    project.close()
    return found


@pytest.mark.parametrize("payload", ['"><svg onload="window.ran=1">'])
def test_whatever_shows_a_label_escapes_it(
    project: Project, clean: dict[str, Counter[str]], monkeypatch: pytest.MonkeyPatch, payload: str
) -> None:
    """As if nothing refused it: templates and visitors, of every extension, on pages of every kind."""
    monkeypatch.setattr(label_module, "added_to_label", lambda *_texts: "")
    built = build(project, payload)
    found = elements(built)
    assert {name: (found[name] - clean[name]) for name in clean} == {name: Counter() for name in clean}
    assert built.output("index.html").count("window.ran=1") > 10


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_label_with_markup_is_refused_and_named(project: Project, payload: str) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    paths = write_labels(project, payload)
    for path in paths.values():
        known, refused = label_module._read(path, "zh_TW")
        entries = po.read(path, languages.ZH_TW).entries.values()
        assert known == {}
        assert [place for _fault, _found, place in refused] == [f"{path}:{each.line}" for each in entries]
        assert refused != []
    assert sum(len(po.read(path, languages.ZH_TW).entries) for path in paths.values()) > 100


PLACEHOLDERS = {
    ("%s of %s", "%s之%s"): "",
    ("%s of %s", "%s"): "lacks '%s'",
    ("Changed", "改了 %s"): "adds '%s'",
    ("%(shown)s of %(total)s", "%(total)s 之中 %(shown)s"): "",
    ("%(shown)s of it", "%(show)s"): "lacks '%(shown)s'",
    ("%s, %d pages", "%d 頁，%s"): "has %s %d in another order",
    ("%s done", "完成 %s，共 100%"): "adds '%'",
    ("100% done", "完成 100%"): "",
    ("{count} hits", "{count} 筆"): "",
    ("{count} hits", "{數} 筆"): "lacks '{count}'",
    ("{count} hits", "{count} 筆 {"): "adds '{'",
}


def test_a_label_that_cannot_be_filled_in_is_refused_and_named(project: Project) -> None:
    """A lost ``%s`` ended the whole build with a TypeError."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    path = project.folder / "locale/zh_TW/LC_MESSAGES/pycontw.po"
    path.parent.mkdir(parents=True)
    for (source, translation), problem in PLACEHOLDERS.items():
        path.write_text(f'msgid "{source}"\nmsgstr "{translation}"\n', encoding="utf-8")
        known, faults = label_module._read(path, "zh_TW")
        found = [found for fault, found, _place in faults if fault is Fault.LABEL]
        assert (known, found) == (({}, [f"the label {problem}"]) if problem else ({source: translation}, []))


def test_a_label_of_sphinx_that_cannot_be_filled_in_is_refused_and_named(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n")
    path = project.folder / "locale/zh_TW/LC_MESSAGES/sphinx.po"
    path.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Language: zh_TW\\nContent-Type: text/plain; charset=utf-8\\n"\n\n'
    path.write_text(f'{head}msgid "%s documentation"\nmsgstr "文件"\n', encoding="utf-8")
    built = project.build("html", "zh_TW", whole=True)
    assert ["the label lacks '%s'" in each for each in built.warnings] == [True]
    assert "Test" in page(built, "index").title.get_text()
