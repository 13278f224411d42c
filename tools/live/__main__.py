"""``python -m tools.live [--host 127.0.0.1] [--port 8000]``."""

from __future__ import annotations

import signal

if __name__ == "__main__":  # before it imports anything that takes time: Ctrl-C ends it then without a traceback
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import argparse


def main() -> None:
    from tools.live.server import listen, serve  # here: each process of a build imports this module, for nothing

    parser = argparse.ArgumentParser(prog="python -m tools.live", description="Serve the site while it is written.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    arguments = parser.parse_args()
    try:
        listening = listen(arguments.host, arguments.port)
    except (OSError, OverflowError) as error:
        advice = "choose another: `python3 run.py live --port 8001`"
        raise SystemExit(f"tools.live: {arguments.host}:{arguments.port} cannot be used ({error}); {advice}") from None
    print(f"The site is at http://{arguments.host}:{arguments.port}/ – stop with Ctrl-C", flush=True)
    serve(listening, arguments.host)


if __name__ == "__main__":
    main()
