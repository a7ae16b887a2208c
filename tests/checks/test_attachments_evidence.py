"""What the attachment checks quote, and where."""

import pytest

import mailguard
import make_attachments as make


def findings(files, check, html=""):
    report = mailguard.scan(make.mail("資料", files, html=html), offline=True)
    assert report.errors == ()
    return [finding for finding in report.findings if finding.check == check]


def test_member_of_an_archive_is_quoted():
    data = make.zipped({"資料/一覧.exe": make.PROGRAM})
    (finding,) = findings([("資料.zip", "application/zip", data)], "executable-in-archive")
    assert finding.evidence[0].where == "attachment:資料.zip"
    assert finding.evidence[0].text == "資料/一覧.exe"
    assert finding.data["member"] == "資料/一覧.exe"


def test_names_in_an_encrypted_listing_count():
    data = make.zipped({"一覧.vbs": b"x"}, encrypted=True)
    files = [("資料.zip", "application/zip", data)]
    assert findings(files, "executable-in-archive")
    assert findings(files, "encrypted-archive")[0].evidence[0].text == "資料.zip"


def test_form_in_the_mail_itself():
    (finding,) = findings([], "credential-form", html=make.LOGIN)
    assert finding.evidence[0].where == "body:html"
    assert finding.evidence[0].text == "https://login.kakuu-shoji.example/collect"


def test_source_code_is_low():
    (finding,) = findings([("tool.py", "text/plain", b"print(1)\n")], "executable-attachment")
    assert finding.severity == "low"


@pytest.mark.parametrize("check", ["executable-in-archive", "double-extension", "disguised-type", "iso-or-lnk"])
def test_office_documents_are_quiet(check):
    files = [("案内.docx", make.DOC, make.word()), ("明細.pdf", "application/pdf", make.PLAIN_PDF)]
    assert findings(files, check) == []
