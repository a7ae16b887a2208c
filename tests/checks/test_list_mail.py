"""Posts of mailing lists and forwarded mail lose the author's proof. What that may explain, and what not."""

import pytest

from honest_mail import outside, results, scan, severities

TEXT = (
    "電子処方箋の運用について、皆様のご意見をお聞かせください。\n_____\nmed mailing list\nmed@lists.kenkyukai.example"
)
MARKS = (
    "List-Id: <med.lists.kenkyukai.example>",
    "List-Post: <mailto:med@lists.kenkyukai.example>",
    "Precedence: list",
)


def noted(domain, policy="(p=none)", signer="lists.kenkyukai.example", signed="pass"):
    return results(
        f"spf=pass smtp.mailfrom=lists.kenkyukai.example; dkim=fail (body hash did not verify) header.d={domain};"
        f" dkim={signed} header.d={signer}; dmarc=fail {policy} header.from={domain}"
    )


def post(author="ikeda@nanohana.example", head=MARKS, text=TEXT, name="", **auth):
    return scan(
        outside(
            text,
            author,
            auth=noted(author.rpartition("@")[2], **auth),
            client="lists.kenkyukai.example [192.0.2.80]",
            head=head,
            name=name,
        )
    )


@pytest.mark.parametrize("policy", ["(p=none)", "(p=quarantine dis=none)", "(p=REJECT sp=REJECT dis=NONE)", ""])
def test_a_post_of_a_verified_list_is_clean(policy):
    report = post(policy=policy)
    assert severities(report)["dmarc-fail"] == "low"
    assert report.verdict.level == "clean"
    assert "lists.kenkyukai.example" in next(f for f in report.findings if f.check == "dmarc-fail").summary


def test_a_post_from_a_free_mailbox_is_clean():
    assert post("a.dev@gmail.com").verdict.level == "clean"
    assert post("taro.suzuki@yahoo.co.jp").verdict.level == "clean"


def test_a_post_of_a_partner_is_medium():
    report = post("info@minori.example")
    assert severities(report)["dmarc-fail"] == "medium"
    assert report.verdict.level == "clean"


@pytest.mark.parametrize(
    "author",
    [
        "jinji@hakusandai-hp.example",  # ourselves
        "auto-confirm@amazon.co.jp",  # a brand
        "inchoko@gmail.com",  # a VIP's own mailbox
        "account-security@yahoo.co.jp",  # an office at a domain where people have mailboxes too
    ],
)
def test_a_list_explains_no_forgery_of_the_protected(author):
    report = post(author, policy="(p=quarantine)")
    assert severities(report)["dmarc-fail"] == "high"
    assert report.verdict.level != "clean"


def test_a_brands_name_over_a_free_mailbox():
    assert severities(post("taro@yahoo.co.jp", name="Yahoo! JAPAN", policy="(p=none)"))["dmarc-fail"] == "high"


@pytest.mark.parametrize(
    "changes",
    [
        {"signer": "shiranai.example"},  # another's signature
        {"signed": "fail"},
        {"signed": "none"},  # SPF proves who handed it over, and no list
        {"head": ("List-Unsubscribe: <mailto:off@lists.kenkyukai.example>",)},  # a newsletter is no list
        {"head": ()},
    ],
)
def test_list_fields_alone_explain_nothing(changes):
    assert severities(post(policy="(p=reject)", **changes))["dmarc-fail"] == "high"


def test_a_lure_through_a_list_is_found():
    text = "至急、24時間以内にパスワードを確認してください。確認しない場合アカウントを停止します。\nhttps://page.tanin.example/login"
    assert post(text=text).verdict.level != "clean"


@pytest.mark.parametrize(
    "policy",
    ["(p=none)", "(p=NONE sp=NONE dis=NONE)", "(policy=none) action=none", "policy.dmarc=none", "action=none"],
)
def test_an_owner_who_only_watches_makes_it_medium(policy):
    """A forwarder that rewrites the envelope (SRS) keeps no proof of the author."""
    srs = "mx3.daigaku.example"
    report = post(
        "info@imamura.example", head=("X-Forwarded-To: uketsuke@hakusandai-hp.example",), policy=policy, signer=srs
    )
    assert severities(report)["dmarc-fail"] == "medium"
    assert report.verdict.level == "clean"


@pytest.mark.parametrize("policy", ["(p=reject)", "action=oreject", "(p=quarantine)", ""])
def test_an_owner_who_asks_to_refuse_keeps_it_high(policy):
    assert severities(post("info@imamura.example", head=(), policy=policy))["dmarc-fail"] == "high"


def test_the_envelope_that_the_border_verified_authenticates_where_no_policy_stands():
    passed = results("spf=pass smtp.mailfrom=minori.example; dkim=none; dmarc=none header.from=minori.example")
    report = scan(outside("見積書を送ります。", "info@minori.example", auth=passed))
    assert "from-mismatch-received" not in severities(report)
    other = results("spf=pass smtp.mailfrom=tanin.example; dkim=none; dmarc=none header.from=minori.example")
    report = scan(outside("見積書を送ります。", "info@minori.example", auth=other))
    assert "from-mismatch-received" in severities(report)


BANK = "銀行の合併に伴い、年会費の振込先が変わりました。今後は下記の口座へお振込みください。会計係 池田\n"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "low"),  # the list's own signature
        ({"signer": "mail.lists.kenkyukai.example"}, "low"),  # of the same organization
        ({"signer": "shiranai.example"}, "medium"),
        ({"signed": "fail"}, "medium"),
        ({"signed": "none"}, "medium"),
        ({"head": ()}, "medium"),  # signed by a list, and not said to be one
        ({"head": ("List-Id: <med.lists.kenkyukai.example>",)}, "medium"),  # a newsletter
        ({"head": (*MARKS, "From: b@nanohana.example")}, "medium"),  # two authors
        ({"author": "ikeda@lists.kenkyukai.example"}, "medium"),  # nobody else's mail
        ({"author": "info@minori.example"}, "medium"),  # a partner's name is not for lists to lend
        ({"author": "auto-confirm@amazon.co.jp"}, "medium"),
        ({"author": "inchoko@gmail.com"}, "high"),  # a VIP
        ({"author": "jinji@hakusandai-hp.example"}, "medium"),
    ],
)
def test_new_bank_details_through_a_list(changes, expected):
    assert severities(post(text=BANK, **changes))["bank-details-changed"] == expected


def test_answers_to_a_proven_list():
    answers = (*MARKS, "Reply-To: med@lists.kenkyukai.example")
    assert "reply-to-divergence" not in severities(post(head=answers))
    assert severities(post(head=answers, signed="fail"))["reply-to-divergence"] == "low"
    assert severities(post(head=(*MARKS, "Reply-To: x@shiranai.example")))["reply-to-divergence"] == "low"
    assert "reply-to-divergence" in severities(post("info@minori.example", head=answers))
