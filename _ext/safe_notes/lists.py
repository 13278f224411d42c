"""What a note may use where the site's ``conf.py`` says nothing else: the defaults of our settings.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

from typing import Final

FIELDS: Final = (
    # Read by Sphinx
    *("author", "authors", "date", "nocomments", "no-search", "nosearch", "orphan", "tocdepth"),
    # Read by this site's extensions
    *("back_to", "breaks", "hackmd", "short_title", "source_lang", "tags"),
    # Read by HackMD, and by nothing here
    *("GA", "description", "dir", "disqus", "image", "lang", "langs", "robots", "slideOptions", "title", "toc", "type"),
)
#: The names that ``html_meta`` may have.
META: Final = ("description", "image", "keywords", "robots")

#: Of docutils and Sphinx, and of sphinx-design where a site has it.
DIRECTIVES: Final = (
    # Boxes
    *("admonition", "attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip"),
    *("warning", "deprecated", "versionadded", "versionchanged", "versionremoved"),
    # Text
    *("centered", "compound", "container", "epigraph", "glossary", "highlights", "index", "pull-quote", "rubric"),
    *("sidebar", "topic"),
    # Code, tables, pictures
    *("code", "code-block", "highlight", "sourcecode", "csv-table", "list-table", "table", "figure", "image"),
    # Lists of pages and headings
    *("contents", "toctree"),
    # sphinx-design
    *("button-link", "button-ref", "card", "card-carousel", "card-footer", "card-header", "div", "dropdown"),
    *("grid", "grid-item", "grid-item-card", "tab-item", "tab-set", "tab-set-code"),
)

_COLOURS = ("danger", "dark", "info", "light", "muted", "primary", "secondary", "success", "warning", "white", "black")
ROLES: Final = (
    # Links
    *("any", "doc", "download", "numref", "pep", "ref", "rfc", "term"),
    # Text
    *("abbr", "abbreviation", "ac", "acronym", "code", "command", "dfn", "emphasis", "file", "guilabel", "index"),
    *("kbd", "keyword", "literal", "mailheader", "menuselection", "mimetype", "newsgroup", "program", "regexp"),
    *("samp", "strong", "sub", "subscript", "sup", "superscript", "t", "title", "title-reference"),
    # sphinx-design
    *("bdg", "bdg-link", "bdg-ref", "octicon"),
    *(f"bdg-{colour}{line}" for colour in _COLOURS for line in ("", "-line")),
    *(f"bdg-{kind}-{colour}{line}" for kind in ("link", "ref") for colour in _COLOURS for line in ("", "-line")),
)

#: None of these runs a script in the site's own name when a visitor opens it.
DOWNLOADS: Final = (
    *("7z", "csv", "docx", "epub", "gif", "gz", "ics", "ipynb", "jpeg", "jpg", "json", "m4a", "mp3", "mp4", "odg"),
    *("odp", "ods", "odt", "ogg", "pdf", "png", "pptx", "tsv", "txt", "vcf", "wav", "webm", "webp", "xlsx", "zip"),
)
PICTURES: Final = ("avif", "gif", "jpeg", "jpg", "png", "svg", "webp")
SCHEMES: Final = ("ftp", "http", "https", "mailto", "tel")

#: What to do instead, for names that people know from elsewhere.
REMEDIES: Final = {
    "class": "put `{.name}` on the line before",
    "eval-rst": "write it in Markdown",
    "include": "put the text into the note, or link to the other note",
    "literalinclude": "put the code into the note",
    "math": "write the formula as text or code, or show it as a picture",
    "meta": "use `html_meta` in the front matter",
    "only": "leave the part out",
    "parsed-literal": "use a code block",
    "raw": "write it in Markdown",
    "role": "use `{.name}` behind `[text]`",
}

DEFAULTS: Final = {
    "safe_fields": FIELDS,
    "safe_directives": DIRECTIVES,
    "safe_roles": ROLES,
    "safe_packages": (),
    "safe_pictures": PICTURES,
    "safe_downloads": DOWNLOADS,
    "safe_schemes": SCHEMES,
}
