"""What the search finds, and what it costs, beside Sphinx as it comes, Sphinx with jieba, and Pagefind.

``python -m benchmarks.search [--pages 300] [--pair] [--designs stock jieba pagefind ours]``

The corpus is synthetic (``corpus.py``): no text of it says anything. The readers' queries are made by hand
(``queries.txt``), others are drawn from the corpus (``drawn.py``); what answers them is read from the text of
the pages alone (``truth.py``), so no index has a say in it. Each design is built in turn (``building.py``)
and asked in a real browser (``designs/``). The table is printed, the numbers are in ``_build/search-bench/``.
"""
