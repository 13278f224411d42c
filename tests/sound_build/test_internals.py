"""What a sound build needs of Sphinx and markdown-it is as it was read."""

from __future__ import annotations

import logging
import pickle

from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from tests.project import UNGUARDED, Project

from sound_build import internals
from sound_build.internals import SoundEnvironment

NOTE = "---\nsource_lang: en\n---\n# Title\n\n```{toctree}\nother\n```\n"
OTHER = "---\nsource_lang: en\n---\n# Other\n\n```{code-block} python\nx\n```\n"


def test_a_builder_reads_resolves_and_writes_by_methods_that_can_be_replaced(project: Project) -> None:
    project.write(index=NOTE, other=OTHER)
    app = project.build("html", html_theme="basic").app
    called: list[str] = []

    def replace(name: str) -> None:
        original = getattr(Builder if name == "read_doc" else type(app.builder), name).__get__(app.builder)

        def method(*arguments: object, **named: object) -> None:
            called.append(name)
            original(*arguments, **named)

        internals.replace_method(app.builder, name, method)

    names = ["read_doc", "copy_assets", "write_documents", "write_doc_serialized", "write_doc"]
    for name in names:
        replace(name)
    (project.folder / "other.md").write_text(OTHER + "\nMore.\n", encoding="utf-8")
    app.build(force_all=True)
    assert list(dict.fromkeys(called)) == names


def test_the_environment_is_stored_without_what_is_done_with_it_and_with_whole_toctrees(project: Project) -> None:
    project.write(index=NOTE, other=OTHER)
    env = project.build().app.env
    assert isinstance(env, SoundEnvironment) and issubclass(SoundEnvironment, BuildEnvironment)
    assert internals.toctrees_of(env) == env.toctree_includes == {"index": ["other"]}
    (toctree,) = env.tocs["index"].findall(internals.addnodes.toctree)
    internals.cut_from([toctree], "other")
    assert (toctree["entries"], internals.was_cut_from([toctree])) == ([], {"other": 0})
    env.toctree_includes = {"index": []}
    assert pickle.loads(pickle.dumps(env)).toctree_includes == {"index": ["other"]}
    internals.make_whole(toctree)
    assert toctree["includefiles"] == ["other"]


def test_sphinx_shows_warnings_by_one_handler(project: Project) -> None:
    project.write(index=NOTE, other=OTHER)
    app = project.build().app
    assert len(list(internals.warning_handlers(logging.getLogger(internals.NAMESPACE).handlers))) == 1
    assert not internals.stops_at_warnings(app)
    app.pdb = True
    assert internals.stops_at_warnings(app)


def test_pictures_and_downloads_are_known_by_the_names_of_their_copies(project: Project) -> None:
    project.write(index=f"{NOTE}\n![a](a.svg) {{download}}`a.svg`\n", other=OTHER)
    (project.folder / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    built = project.build("html", html_theme="basic", extensions=UNGUARDED)
    assert internals.pictures_of(built.app.env) == ["a.svg"]
    assert internals.name_pictures(built.app.env) == set()
    (name,) = internals.downloads_of(built.app.env)
    assert built.output("_images/a.svg") == built.output(f"_downloads/{name}")
    assert not internals.is_whole_book(built.app.builder)
    assert internals.is_whole_book(project.build("singlehtml", html_theme="basic").app.builder)


def test_a_note_is_cut_into_blocks_with_their_lines(project: Project) -> None:
    project.write(index=NOTE, other=OTHER)
    tokens = internals.block_tokens(project.build().app.env, OTHER + "\n:::{note}\nx\n:::\n")
    assert [(token.type, token.map) for token in tokens if token.map and "fence" in token.type] == [
        ("fence", [5, 8]),
        ("colon_fence", [9, 12]),
    ]
