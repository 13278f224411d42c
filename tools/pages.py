"""Build the site for a host of files, as GitHub Pages: ``python -m tools.pages [--address …] [Sphinx's options]``.

``_build/pages/`` is then the whole site: both languages, the page at /, the one for an address where nothing is, the
sitemap, and the headers of a host that reads them from a file (Netlify). It is made for one address, under any folder:
that of ``--address``, of ``$PAGES_ADDRESS``, or that which GitHub gives the project's repository.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from urllib.parse import urlsplit

from tools import BUILD
from tools.build_site import build

import conf
from language_pair import files
from language_pair.languages import FOLDER, LANGUAGES

NAME = "pages"
#: What a page may load: nothing of another host, and no script or style that is written into it.
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
#: Pages name the version of what is here; Netlify has all else asked for anew, unless told otherwise.
_STATIC = {"Cache-Control": "public, max-age=86400"}


def address_of(repository: str) -> str:
    """Where GitHub Pages serves the site of *repository*: ``https://github.com/<owner>/<name>``.

    https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages
    """
    owner, name = urlsplit(repository).path.strip("/").removesuffix(".git").split("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def netlify_headers() -> str:
    """``_headers``, https://docs.netlify.com/manage/routing/headers/: of several rules for a file, all count."""
    rules = {"/*": HEADERS, **{f"/{language.folder}/_static/*": _STATIC for language in LANGUAGES}}
    blocks = ("\n".join([path, *(f"  {name}: {value}" for name, value in rules[path].items())]) for path in rules)
    return "\n".join([*blocks, ""])


def build_pages(address: str, options: Sequence[str] = ()) -> bool:
    """Build the site for *address*; whether it came out without a warning."""
    # Not the address alone: a folder of it could have the name of a language.
    if not build("html", ["-D", f"html_baseurl={address.rstrip('/')}/{FOLDER}/", *options], NAME):
        return False
    files.write(BUILD / NAME / ".nojekyll", b"")  # else GitHub leaves out _static
    files.write(BUILD / NAME / "_headers", netlify_headers().encode())
    return True


def main() -> bool:
    parser = argparse.ArgumentParser(prog="python -m tools.pages", description="Build the site for a host of files.")
    default = os.environ.get("PAGES_ADDRESS") or address_of(conf.notes_repository)
    parser.add_argument("--address", default=default, help=f"where the site will be ({default})")
    arguments, options = parser.parse_known_args()
    if not urlsplit(arguments.address).netloc:
        parser.error(f"--address {arguments.address}: a whole address is needed, as https://notes.example/2021/")
    print(f"For {arguments.address}")
    return build_pages(arguments.address, options)


if __name__ == "__main__":
    raise SystemExit(0 if main() else 1)
