"""Serve both languages while they are written: save a file, and the page shows it.

``python -m tools.live [--port 8000]``

A build of a thousand notes from the start takes minutes, and Sphinx alone, started anew to find one catalog
changed, most of ten seconds: it reads its environment, and writes it again. So each language has a process
(`tools.live.build`) that keeps Sphinx and all it knows in memory. After a save it reads what was saved and
writes the page that a browser shows; the other pages, the search index and the feeds come after, and wait
whenever something else is saved. When all is done, the site is the one that a fresh build would make. Code,
settings and templates are rebuilt in a fresh process.

`desk` knows the open pages and the processes, each of them `spawned`, `changes` what a saved file calls for,
`checking` what the check of catalogs says of it, `server` the web server, `guard` whom it answers, `pages` what it
serves and to whom, `client.js` what it adds to each page.
"""

from __future__ import annotations

from tools import BUILD

#: Live has a folder of its own: a build of ``docs`` beside it disturbs nothing.
LIVE = BUILD / "live"
OUTPUT = LIVE / "html"
