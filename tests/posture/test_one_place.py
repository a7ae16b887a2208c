"""A record type that depends on no other lives in its own module and in three files that list all types."""

import re
from pathlib import Path

import mailguard

PACKAGE = Path(mailguard.__file__).parent


def test_tls_rpt_is_named_in_three_other_files():
    naming = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"tls[-_ ]?rpt|smtp_?tls_?reporting", path.read_text("utf-8"), re.IGNORECASE)
    }
    assert naming == {
        "posture/records/tls_rpt.py",
        "posture/records/__init__.py",
        "posture/snapshot.py",
        "config/posture.py",
    }


def test_the_second_opinion_knows_no_record_type():
    """Each type says itself how checkdmarc is asked and which differences are known."""
    text = (PACKAGE / "posture" / "second_opinion.py").read_text("utf-8")
    assert re.findall(r"from mailguard\.posture\.records\S* import .*", text) == [
        "from mailguard.posture.records import RECORDS"
    ]
