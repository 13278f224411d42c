"""What the project costs beside stock Sphinx, and whether its goals are met: ``nox -s bench``.

``python -m benchmarks.bench [--minutes 60] [--notes 100 250 500 1000] [--alone 2000 4000] [--cap 900] [--write]``

Cold, the same notes (`benchmarks.workspace`) are built with this project, by the command that everybody uses, and with
Sphinx, MyST and another theme alone (`kinds`), both languages; in turn, smallest first, as often as fits the minutes.
A build that takes longer than the cap is stopped, and what it would take is told from those of fewer notes (`fit`).
Then, at one size, what changes cost (`warm`), and what is written (`output`). The table of goals (`goals`) is printed;
``--write`` has the page about it show the results (`measurements`).

Processor seconds are those of all processes of a build, memory is that of all of them at one time. On a busy machine
only ratios count: that of a round compares builds that came one after the other.
"""
