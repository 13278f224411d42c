"""One language's Sphinx, kept in memory, in a process of its own.

`process` is the process and its order of work, `site` what Sphinx does at each step, `faults` its warnings
by the note that they are of, `memory` what a Sphinx that goes on living must forget.
"""

from __future__ import annotations

import traceback

from tools.live.build.faults import describe
from tools.live.build.messages import Failed
from tools.live.spawned import ToServer
from tools.processes import look_for_garbage_less

from language_pair import languages


def main(code: str, pipe: ToServer) -> None:
    """Build the language *code* until the other end of *pipe* is closed."""
    look_for_garbage_less()
    language = languages.of_code(code)
    try:
        from tools.live.build.process import Process  # here: our extensions, which it imports, may be broken

        Process(language, pipe).run()
    except Exception as error:
        line = describe(error)
        if line.startswith(type(error).__name__):  # no file of the project is named: a maintainer has to look
            traceback.print_exc()
        print(f"{language.segment:<5} | {line}", flush=True)
        pipe.send(Failed((line,)))
