"""Sphinx's settings for both languages; `tools/build_site` runs Sphinx once for each.

Build one by hand: ``sphinx-build -c . -D language=zh_TW docs _build/html/zh-tw``.
"""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # where `tools` is, whose messages a note lists
sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from sphinx.errors import ConfigError

from tools.hackmd.again import state as imported
from tools.hackmd.licences import licences
from tools.hackmd.notes_toml.table import RulesError

from language_pair import languages

# -- Who we are ---------------------------------------------------------------------------------

author = "PyCon Taiwan"
project = "PyCon TW Notes"
pair_project = {"en": "PyCon TW Notes", "zh_TW": "PyCon TW 共筆"}
project_copyright = "PyCon Taiwan, CC BY 4.0"
version = release = "2021"  # the newest conference year whose notes are here

notes_repository = os.environ.get("NOTES_REPOSITORY", "https://github.com/pycontw/pycon-tw-notes")
#: The one place that knows how a file is edited in the repository: host, branch, editor.
notes_edit_url = f"{notes_repository}/edit/main/{{path}}"
notes_issues_url = f"{notes_repository}/issues"
#: Where readers write to the organisers: a mail address or that of a form. Empty, the home page says there is none.
organisers_address = ""
notes_folder = "docs"
state_path = Path(os.environ.get("NOTES_STATE") or Path(__file__).parent / imported.NAME)  # a preview has another
try:
    #: Of notes from HackMD, which their writers have not put under the site's licence: notes.toml says it by folder.
    note_licences = licences(imported.pages_in(state_path), Path(__file__).parent)
except RulesError as error:
    raise ConfigError(str(error)) from None
#: The day from which the age of a community's status is counted, and which open spaces are the next; tests set it,
#: the default is today.
communities_today = open_spaces_today = os.environ.get("NOTES_TODAY", "")
#: What `bench` has measured, which the page about it shows; from docs/.
measured_results = "contributing/performance.json"
#: What `links` found when it last ran here: communities' dead links are listed.
communities_link_report = str(Path(__file__).parent / "_build/links/report.json")

# -- What is read -------------------------------------------------------------------------------

extensions = [
    "myst_parser",
    "sphinx_design",
    "language_pair",
    "records",
    "sound_build",
    "freshness",
    "quick_build",
    "note_pages",
    "navigation",
    "testimonials",
    "communities",
    "open_spaces",
    "conferences",
    "measurements",
    "site_search",
    "site_theme",
    "link_check",
    "single_page",
    "sharing",
    "not_found",
    "safe_notes",
]
source_suffix = {".md": "markdown"}
primary_domain = "pycontw"
nitpicky = True
smartquotes = False  # a note's quotes and dots stay as they were written

myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist", "strikethrough"]
#: MyST warns that other builders than HTML show no stroke; ~~ is how people part what is no longer true.
suppress_warnings = ["myst.strikethrough"]
myst_heading_anchors = 6

#: Notes use the directives and roles of all of ours, and those that `safe_notes` lists.
safe_packages = sorted(path.parent.name for path in Path(__file__).parent.glob("_ext/*/__init__.py"))

#: The lists that ``{message-list}`` can show: a note names one, and can import nothing by itself.
documented_messages = {
    "catalog-codes": "tools.catalogs.check.codes:Code",
    "import-kinds": "tools.hackmd.findings:Kind",
    **{path.parent.name: f"{path.parent.name}.faults:Fault" for path in Path(__file__).parent.glob("_ext/*/faults.py")},
}

# -- Two languages ------------------------------------------------------------------------------

# Read the Docs builds one language a project and names it as a URL does.
language = languages.of_segment(os.environ.get("READTHEDOCS_LANGUAGE", "en")).code
locale_dirs = ["../locale"]  # seen from docs/
gettext_compact = False
gettext_location = False  # line numbers would change a catalog with every edit of its note
gettext_last_translator = gettext_language_team = "PyCon TW Notes"
#: Names that may be in a text of the other language as they are, each with the reason.
pair_kept = {
    "git filter-repo": "a program",
    "Kiwi PyCon": "a conference's name, beside the channel's in the 2021 matrix",
    "PyCon Taiwan, CC BY 4.0": "the holder and the licence at the foot of every page, as they are written",
    "Read the Docs": "a service's name, three English words in a row at the foot of every page",
}
#: Names in catalogs' heads and of commits that are no translator's, each with the reason; * is any text.
#: People with several names or addresses are one person by .mailmap.
pair_nobody = {
    "PyCon TW Notes": "is in each catalog's head until a person does",
    "Seed * maintainers": "the automatic account that recorded the project's first commits",
    "*[bot]": "a program on GitHub",
    "*Weblate*": "the account of a Weblate server itself",
    "Anonymous": "how Weblate and others sign what was written without an account",
    "* add-on": "a part of Weblate that writes by itself",
    "Deleted User": "what Weblate leaves of an account that is gone",
}
#: Flags of catalogs' messages that do not make them unfinished, each with the reason. Known are gettext's sticky
#: ones, such as no-wrap; any other could mean a draft.
pair_harmless_flags: dict[str, str] = {}
if os.environ.get("READTHEDOCS"):
    pair_other_root = "../../{segment}/" + os.environ.get("READTHEDOCS_VERSION", "latest") + "/"
else:
    pair_chooser = "../index.html"  # which tools/build_site writes
#: Notes from HackMD: they have no catalogs until somebody begins to translate one (`catalogs NOTE`).
pair_on_demand = sorted(note_licences)
pair_only: dict[str, list[str]] = {}  # notes of one language alone: {"en": ["press/2027-*"]}

# -- HTML ---------------------------------------------------------------------------------------

templates_path = [str(Path(__file__).parent / "docs" / "_templates")]  # gettext and HTML look from different folders
html_theme = "site_theme"
html_static_path = ["docs/_static"]
html_favicon = "docs/_static/favicon.svg"
html_show_sourcelink = False
html_copy_source = False
html_use_index = False  # no note has terms for one: it would be an empty page
html_search_language = "en"  # with zh_TW, Sphinx's search page stops at a stemmer that it does not have
# Where the site is. Each language's own root is made of it: _ext/language_pair/site/addresses.py
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", "")
#: What chat programs show beside a link to the site; tools/sharing_pictures draws them.
sharing_pictures = {"en": "_static/sharing-en.png", "zh_TW": "_static/sharing-zh-tw.png"}

# -- Links to other hosts, which `tools/links` asks ----------------------------------------------

#: Hosts, each with its sub-domains, that are never asked whether a page is there, since they answer no
#: program truly: the reason, as the report gives it.
links_unverifiable = {
    "facebook.com": "answers programs 400 for any page",
    "linkedin.com": "answers programs 999 for any page",
    "medium.com": "answers programs 403 for any page",
    "twitter.com": "answers programs the same for any post, there or not",
    "x.com": "answers programs the same for any post, there or not",
}
user_agent = f"PyCon TW Notes link check (+{notes_repository})"
linkcheck_ignore = [re.escape(notes_edit_url.partition("{")[0])]  # of pages that ask for a login
linkcheck_workers = 2  # so many links at once, of one host or of several
linkcheck_timeout = 15
linkcheck_retries = 2
linkcheck_report_timeouts_as_broken = True  # else none is asked again: sphinx-doc/sphinx#14339
linkcheck_rate_limit_timeout = 60  # waits no longer for a host that asks for patience
linkcheck_anchors_ignore = ["^!", "^:~:"]  # Sphinx's own, and words to be marked on a page
linkcheck_anchors_ignore_for_url = [r"https://github\.com/", r"https://hackmd\.io/"]  # made by scripts

# -- Other builders -----------------------------------------------------------------------------

epub_show_urls = "no"
epub_identifier = epub_uid = "pycon-tw-notes"  # must be the same, and a name; language_pair adds the language
epub_description = "What PyCon Taiwan's organisers wrote together · PyCon Taiwan 籌備團隊的共筆"
epub_contributor = author
epub_exclude_files = [".buildinfo.bak"]  # which Sphinx leaves in the folder when settings have changed
man_pages = [("index", "pycon-tw-notes", project, [author], 7)]
latex_engine = "xelatex"  # pdfTeX knows no Chinese
#: For Chinese in either language, since notes in English quote it; else TeX takes a font for simplified characters.
latex_elements = {
    "preamble": r"""
\usepackage{xeCJK}
\setCJKmainfont{Noto Serif CJK TC}
\setCJKsansfont{Noto Sans CJK TC}
\setCJKmonofont{Noto Sans Mono CJK TC}
"""
}
latex_documents = [("index", "pycon-tw-notes.tex", project, author, "manual")]
