"""Where each language's pages are, as the switch, a page's head and the sitemap say it.

``html_baseurl`` is written once and read by the builds of both languages, so it says where the site
is; each build makes its own language's root of it, by the first rule that fits:

==============================================  =========================================
``html_baseurl``                                root of the Chinese pages
==============================================  =========================================
``https://{segment}.notes.example/``            ``https://zh-tw.notes.example/``
``https://x.readthedocs.io/zh-tw/latest/``      the same
``https://x.readthedocs.io/en/latest/``         ``https://x.readthedocs.io/zh-tw/latest/``
``https://notes.example/``                      ``https://notes.example/zh-tw/``
==============================================  =========================================

``{segment}`` comes first for a site below somebody else's ``/en/``. One rule gives both roots in
both builds, so what one language says of the other is what the other says of itself.

Without ``html_baseurl`` nobody knows the site's address: pages lead to each other by relative ones,
and there are neither canonical links, alternates nor a sitemap, for which only whole addresses will do.
"""

from __future__ import annotations

from urllib.parse import quote, urljoin, urlsplit

from sphinx.application import Sphinx
from sphinx.config import Config

from language_pair import languages
from language_pair.languages import LANGUAGES, Language
from language_pair.pair_only import is_alone

#: ``(hreflang, address)``
Alternate = tuple[str, str]

_SEGMENT = "{segment}"
_SEGMENTS = {language.segment for language in LANGUAGES}


def root_of(base: str, language: Language) -> str:
    """The address below which *language*'s pages are, ending in a slash; *base* as in the module's table."""
    if _SEGMENT in base:
        root = base.replace(_SEGMENT, language.segment)
    else:
        address = urlsplit(base)
        steps = address.path.rstrip("/").split("/")
        places = [place for place, step in enumerate(steps) if step in _SEGMENTS]
        if places:  # of two, the inner one tells the languages apart: the outer may be the host's own
            steps[places[-1]] = language.segment
        else:
            steps.append(language.folder)
        root = address._replace(path="/".join(steps)).geturl()
    return root.rstrip("/") + "/"


def set_roots(app: Sphinx, config: Config) -> None:
    """Make of ``html_baseurl`` this language's root, as Sphinx takes it to be, and keep both in ``pair_roots``."""
    here = languages.find(config.language)
    if here and config.html_baseurl:
        config.pair_roots = {language.code: root_of(config.html_baseurl, language) for language in LANGUAGES}
        config.html_baseurl = config.pair_roots[here.code]


def own_path(config: Config) -> str:
    """The path of this language's root on its host: without ``html_baseurl`` as if the site were at the host's own."""
    if config.html_baseurl:
        return urlsplit(str(config.html_baseurl)).path.rstrip("/") + "/"
    here = languages.find(config.language)
    return f"/{here.folder}/" if here and "pair_roots" in config else "/"


def other_root(config: Config, language: Language, content_root: str) -> str:
    """Where the switch finds *language*, the other one; *content_root* leads from the page to this one's root."""
    root: str = config.pair_other_root.replace(_SEGMENT, language.segment)
    return root if urlsplit(root).netloc else content_root + root


def page_address(app: Sphinx, pagename: str, language: Language) -> str:
    """A page's address in *language*, where the site's is known."""
    uri = quote(app.builder.get_target_uri(pagename), safe="/%")  # dirhtml leaves it as it is
    return str(app.config.pair_roots[language.code]) + uri


def is_known(config: Config) -> bool:
    """Whether pages can say where they are: ``html_baseurl`` names a host, not only a folder of one."""
    return bool(urlsplit(config.pair_roots.get(config.language, "")).netloc)


def alternates(app: Sphinx, pagename: str) -> list[Alternate]:
    """A page in each language and for a reader of neither, by whole addresses; nothing where these are not known,
    and nothing for a page without a counterpart."""
    if not is_known(app.config) or is_alone(app.config, pagename):
        return []
    found = [(language.tag, page_address(app, pagename, language)) for language in LANGUAGES]
    return [*found, ("x-default", _default(app, pagename))]


def _default(app: Sphinx, pagename: str) -> str:
    """The English page; for the first page the one that lets the reader choose, where there is one."""
    chooser: str = app.config.pair_chooser
    if pagename != app.config.root_doc or not chooser:
        return page_address(app, pagename, languages.EN)
    return urljoin(str(app.config.pair_roots[app.config.language]), chooser)


def setup(app: Sphinx) -> None:
    app.add_config_value("pair_other_root", f"../{languages.FOLDER}/", "html", (str,))
    app.add_config_value("pair_chooser", "", "html", (str,))
    app.add_config_value("pair_roots", {}, "html", (dict,))
    app.connect("config-inited", set_roots)
