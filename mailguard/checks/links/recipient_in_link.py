"""Links and attached pages that already contain the reader's address."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern
from mailguard.catalogue import Text, Texts
from mailguard.checks.attachments.files import every_file
from mailguard.checks.links.own_address import Needles, needles
from mailguard.checks.links.target import in_table, quote, same_owner, web_links
from mailguard.checks.registry import LinkKind, check
from mailguard.data.tables import listed
from mailguard.data.weights import by_severity
from mailguard.finding import Confidence, Evidence, Hit, Severity
from mailguard.message.link import Link
from mailguard.message.model import Message
from mailguard.pipeline.context import Context

LINKS: Final = 300  # examined per mail
_FEW: Final = 7  # different links; a mail made to open one page has no more
_LEAVING: Final = lazy_pattern(
    r"unsub|opt.?out|preferences|subscription|abmelden|d[eé]sabonn|desinscr|d[eé]sinscr|baja|cancelar|afmelden|disiscri|"
    r"配信停止|配信の停止|配信解除|購読解除|登録解除|解除|退会|退订|メール設定|配信設定|수신거부"
)
_VIEWING: Final = lazy_pattern(r"view.{0,12}(?:browser|online)|web.?version|ブラウザ|ウェブ版|web版")


TEXTS: Final[Texts] = {
    "": {
        "en": Text(
            "A link to {host} already contains your mail address ({address}).",
            "The page knows who you are before you type anything. Phishing pages do this so that you only have to enter the password. Newsletters and registrations do it as well.",
            "Do not enter a password on a page that opens with your address filled in. Open the service from your own bookmark.",
        ),
        "ja": Text(
            "{host} へのリンクに、あなたのメールアドレス（{address}）が埋め込まれています。",
            "クリックした人が誰なのか、入力する前から相手に分かります。偽のログイン画面では、アドレスを先に入れておき、パスワードだけを入力させます（配信や会員登録の案内でも使われる方法です）。",
            "アドレスがすでに入っている画面で、パスワードを入力しないでください。サービスはご自身のブックマークから開いてください。",
        ),
    },
    "file": {
        "en": Text(
            "A link in an attached file or QR code contains your mail address ({address}) and leads to {host}.",
            "The file was made for you alone. The linked page knows who opens it, and usually asks only for your password.",
            "Do not follow the link or scan the code. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "添付ファイルやQRコードの中のリンクに、あなたのメールアドレス（{address}）が埋め込まれています（行き先は {host}）。",
            "あなた一人に宛てて作られたファイルです。行き先のページは開いた人が誰か分かっており、たいていパスワードだけを入力させます。",
            "リンクを開いたりQRコードを読み取ったりせず、情報システム担当者に見せてください。",
        ),
    },
    "page": {
        "en": Text(
            "The attached page {file} already contains your mail address ({address}).",
            "It was made for you alone: your address is filled in, so that you only have to enter the password. The password goes to the attacker.",
            "Do not open the page, and do not type anything there. Show the mail to your IT staff.",
        ),
        "ja": Text(
            "添付のページ {file} の中に、あなたのメールアドレス（{address}）があらかじめ書き込まれています。",
            "あなた一人に宛てて作られたページです。アドレスを先に入れておき、パスワードだけを入力させる手口でよく使われます。",
            "ページを開いたり、何か入力したりしないでください。このメールを情報システム担当者に見せてください。",
        ),
    },
}


@check(
    severity=Severity.MEDIUM,
    confidence=Confidence.MEDIUM,
    attack=("T1566.002", "T1598.003"),
    weights=by_severity(low=0, medium=0.28, high=2.8),
    link_kind=LinkKind("recipient-in-link", en="holds the reader's address", ja="受信者のアドレス入り"),
    texts=TEXTS,
)
def recipient_in_link(message: Message, context: Context) -> Iterator[Hit]:
    """A link or an attached page contains the address of the person who is to open it.

    What it finds
        The recipient's address, or any address of your own domains, in a link or in an attached page. In a link it may
        be in the path, query or fragment, and plain, percent-encoded, in base64 or in hex. The severity is medium,
        except:

        - high: the address after the `#`, which only a script on the page reads; a link in an attached file or a QR
          code; an attached page that has the address in its fields or scripts
        - low: links to unsubscribe and links of known mail services if the sender is not authenticated; mails with more
          than seven different links
    Why it matters
        Phishing kits fill in the address, so that the victim only has to type the password. The page can also imitate
        the look of the victim's own organization.
    False positives
        Unsubscribe links, registrations and logins of services. Sites of known brands, of you and of your partners are
        not reported, nor are an authenticated sender's own site, mail service and unsubscribe links. A small service
        that writes your address into its links is reported, but weighs little alone. Encrypted-mail portals attach
        pages that know the recipient.
    What to do
        Don't type a password on a page that already shows your address. Open the service from your own bookmark.
    References
        RFC 4648 §4, RFC 4648 §5, RFC 3986 §3.5
    """
    if not (message.web_links or message.attachments) or context.proven.bounce:
        return
    known = needles(context)
    if known is None:
        return
    seen: set[tuple[str, str]] = set()
    for link in islice(web_links(message), LINKS):
        host = link.target.host if link.target else ""
        url = link.final or link.url
        mark = known.find(url[url.find("//") + 2 :])
        if mark is None or (host, link.where) in seen:
            continue
        severity = _severity(link, host, known, message, context)
        if severity is None:
            continue
        seen.add((host, link.where))
        yield Hit(
            (quote(link),),
            variant="file" if link.where.startswith("attachment:") else "",
            values={"host": host, "address": mark.address},
            data={"url": link.url, "form": mark.form},
            severity=severity,
        )
    yield from _pages(known, message, context)


def _severity(link: Link, host: str, known: Needles, message: Message, context: Context) -> Severity | None:
    if _is_trusted(host, context):
        return None
    if link.where.startswith("attachment:") or (link.target is not None and known.find(link.target.fragment)):
        return Severity.HIGH
    if _is_bulk_link(link, host, context):
        return None if context.authenticated else Severity.LOW
    return Severity.LOW if _is_newsletter(message) else Severity.MEDIUM


def _is_newsletter(message: Message) -> bool:
    """Whether the mail has so many links that it was hardly made to get one page opened."""
    return len({link.url for link in web_links(message) if not link.where.startswith("attachment:")}) > _FEW


def _is_trusted(host: str, context: Context) -> bool:
    """Whether the site is ours, a partner's, or a known brand's on which only the brand can publish pages."""
    if context.registry.is_known(host):
        return True
    owner = context.registry.owner_of(host)
    return (
        owner is not None
        and not in_table(host, listed("free_hosting", "page"))
        and not in_table(host, listed("free_hosting", "developer"))
        and not in_table(host, listed("free_hosting", "code"))
    )


def _is_bulk_link(link: Link, host: str, context: Context) -> bool:
    """Whether a newsletter needs the address in this link: to count clicks, to unsubscribe, or to read it online."""
    if in_table(host, listed("esp_trackers")) or (
        context.authenticated and same_owner(host, context.author_domain, context)
    ):
        return True
    words = _words(link)
    return bool(_LEAVING.search(words) or _VIEWING.search(words))


def _words(link: Link) -> str:
    """Return the visible text of the link and its path, in lower case."""
    path = link.target.path if link.target is not None else ""
    return f"{link.text[:200]} {path[:300]}".lower()


def _pages(known: Needles, message: Message, context: Context) -> Iterator[Hit]:
    """Yield a hit for each attached page that contains the address."""
    vouched = context.authenticated and context.author_owner is not None
    for attachment, file in every_file(message):
        found = next(((address, mark) for address in file.addresses if (mark := known.find(address))), None)
        if found is None:
            continue
        address, mark = found
        shown = not file.facts_of("password-form") and any(address in text.lower() for text in file.texts)
        yield Hit(
            (Evidence(f"attachment:{attachment.name}", address),),
            variant="page",
            values={"file": file.name, "address": mark.address},
            data={"url": "", "form": mark.form, "member": file.name},
            severity=Severity.LOW if vouched else Severity.MEDIUM if shown else Severity.HIGH,
        )
