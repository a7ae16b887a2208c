"""A filter for a mail pipeline: reads one message on standard input, says what to do with it.

usage: python examples/triage_stdin.py < message.eml

Exit status 0 deliver, 1 quarantine, 2 ask a person. Prints one JSON line for the log.
"""

import json
import sys

import mailguard

CONFIG = mailguard.Config(organization=mailguard.Organization(domains=("imakiire.or.jp",)))


def main() -> int:
    report = mailguard.scan(sys.stdin.buffer.read(), config=CONFIG, offline=True)
    action = {"clean": "deliver", "suspicious": "ask", "malicious": "quarantine"}[report.verdict.level]
    line = {
        "action": action,
        "score": report.verdict.score,
        "reasons": report.verdict.reasons,
        "sha256": report.message.sha256,
    }
    print(json.dumps(line))
    return {"deliver": 0, "quarantine": 1, "ask": 2}[action]


if __name__ == "__main__":
    sys.exit(main())
