"""The project's name in the language of the build, and so the title of the site and of each builder's book."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.config import Config

from language_pair import languages


def name_site(app: Sphinx, config: Config) -> None:
    """The project's name in the language of the build; ``conf.py`` does not know the language yet."""
    language, name = languages.find(config.language), config.pair_project.get(config.language)
    if language and name:
        config.project = config.html_title = config.epub_title = name
        config.epub_language = language.tag
        config.epub_identifier += f".{language.tag}"  # each language's book is another
        config.epub_uid += f".{language.tag}"
        config.man_pages = [(*page[:2], name, *page[3:]) for page in config.man_pages]
        config.latex_documents = [(*document[:2], name, *document[3:]) for document in config.latex_documents]


def setup(app: Sphinx) -> None:
    app.add_config_value("pair_project", {}, "env", (dict,))
    app.connect("config-inited", name_site)
