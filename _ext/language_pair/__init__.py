"""The pair: a note and its translation, and the way from one to the other.

``pair_project``
    The project's name by language code.
``pair_other_root``
    Where the other language's pages begin, seen from this language's first page;
    ``{segment}`` is its URL segment.
``pair_kept``
    Names that may stand in a text of the other language, each with the reason.
``pair_other_catalogs``
    Catalogs that belong to no note.
"""

from __future__ import annotations

from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from language_pair import (
    anchors,
    catalogs,
    feeds,
    page_state,
    parts,
    progress,
    reading_both,
    site,
    source_language,
    state,
    status,
    translations,
)
from language_pair.message_parser import NoteParser


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("myst_parser")
    app.setup_extension("repository")
    app.setup_extension("tables")
    app.add_config_value("pair_project", {}, "env", (dict,))
    app.add_config_value("pair_other_root", "../{segment}/", "html", (str,))
    app.add_config_value("pair_kept", {}, "env", (dict,))
    app.add_config_value("pair_other_catalogs", [], "env", (list,))

    app.add_domain(state.PairDomain)
    app.add_source_parser(NoteParser, override=True)
    app.add_transform(anchors.NameHeadings)
    app.add_directive("translation-status", status.TranslationStatus)
    app.add_node(status.translation_status)
    skipped = (status.skip_feed_link, None)
    app.add_node(
        status.feed_link, html=(status.visit_feed_link, None), text=skipped, latex=skipped, texinfo=skipped, man=skipped
    )
    app.add_node(status.meter, html=(status.visit_meter, status.depart_meter))
    app.connect("builder-inited", _add_translation)
    app.connect("config-inited", site.name_site)
    app.connect("html-page-context", site.add_page_context)

    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("language-switch.css")
    app.add_css_file("reading-both.css")
    app.add_js_file("reading-both.js")  # not deferred: it decides how the page is drawn
    app.add_js_file("language-switch.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}


def _add_translation(app: Sphinx) -> None:
    """What a template wants and what a page wants differ: a template holds nothing translated."""
    app.add_transform(source_language.MarkTranslatable)
    if app.builder.name == "gettext":
        app.add_transform(source_language.HideFromTemplates)
        return
    app.add_transform(source_language.CheckScript)
    app.add_transform(progress.ReadCatalogs)
    app.add_transform(translations.KeepOriginals)
    app.add_transform(translations.CheckTranslations)
    app.add_transform(parts.MarkUntranslated)
    app.add_transform(parts.MarkChineseInTitles)
    app.add_transform(page_state.AddState)
    if app.builder.format == "html" and app.builder.name != "epub":
        app.add_transform(reading_both.KeepSource)
        app.add_post_transform(reading_both.ShowSource)
    app.add_post_transform(status.FillStatus)
    app.add_post_transform(parts.FindShownTitles)
    app.add_post_transform(parts.MarkShownTitles)
    app.add_post_transform(parts.MarkChinese)
    app.add_node(addnodes.compact_paragraph, override=True, html=(parts.visit_menu, parts.depart_menu))
    app.add_node(reading_both.source_text, html=(reading_both.visit_source, reading_both.depart_source))
    app.add_node(page_state.page_state, html=(page_state.visit_state, page_state.depart_state))
    app.connect("env-get-outdated", progress.outdated_progress)
    app.connect("env-updated", _gather)
    app.connect("env-updated", status.pages_to_rewrite)
    app.connect("build-finished", feeds.write_status)
    catalogs.compile_catalogs(app)


def _gather(app: Sphinx, env: BuildEnvironment) -> None:
    state.pair_of(env).gather_waiting()
    progress.report_orphans(app, env)
