"""Two names of a secret, neither of which is the secret.

**Offered** in a report, for `--accept`. A report is public, and most values have so few forms that a plain hash of one
is soon found by trying all: there are 100 million mobile phones. So the hash is keyed with the text of a note that the
value is in. Whoever knows that text knows the value. The name changes with the text; a report is for today's.

**Remembered** in the file of what is accepted, for later imports. What is accepted is for everybody to read, so that a
plain hash of it gives nothing away, and stays the same when the notes around it change.
"""

from __future__ import annotations

import hashlib
import hmac

from tools.hackmd.findings import Kind


def offered(kind: Kind, value: str, text: str) -> str:
    """The name in a report of a value that is in a note with *text*."""
    return hmac.new(text.encode(), _whole(kind, value), hashlib.sha256).hexdigest()[:10]


def remembered(kind: Kind, value: str) -> str:
    """The name in the file of what is accepted."""
    return hashlib.sha256(_whole(kind, value)).hexdigest()[:32]


def _whole(kind: Kind, value: str) -> bytes:
    return f"{kind.code}\0{value}".encode()
