"""HackMD exports like those of a real workspace, of any size, and what it costs to import them.

``python -m benchmarks.hackmd [--notes 840] [--build] [--growth]``
"""
