"""Words for the people and machines that keep an organization's mail, beside whose domain impostors put them.

`hakusandai-hp.example Admin`, `Webmail hakusandai-hp.example`. Source: compiled by hand for this project, 2026-12.
"""

from typing import Final

# Words of a sender's name. A name made of these and the reader's own domain says: I am your IT department.
DESK_WORDS: Final = frozenset(
    """
    admin administration administrator administrators admins helpdesk help desk it ict itsupport itdesk support server
    servers serveradmin system systems sysadmin mail mails mailadmin mailserver mailsystem mailsupport mailer mailbox
    email emails webmail postmaster hostmaster webmaster delivery subsystem quarantine storage quota security
    notification notifications notify notifier notice notices alert alerts message messages messenger incoming pending
    account accounts password manager management master center centre office department dept team services service
    human resources resource hr payroll salary benefits personnel voicemail voice fax efax scanner scan copier printer
    update updates upgrade maintenance verification verify validation cloud portal network technical tech operations
    web ip page http https www users user staff employee employees internal automatic automated auto no reply noreply donotreply do not
    cpanel roundcube zimbra owa outlook exchange office365 microsoft365 o365 365 sharepoint onedrive docusign teams vpn
    sso smtp imap pop pop3 the of for from on at by and your our new important urgent info information
    via de del la le du des el los correo correos electronico servidor soporte administrador administracion sistema
    seguridad aviso notificacion cuenta buzon correio suporte servidor administrador sistema seguranca aviso conta
    assistance administrateur messagerie serveur securite courrier boite compte posta assistenza amministratore sistemi
    sicurezza avviso casella verwaltung postfach sicherheit benachrichtigung kundendienst konto nachricht beheerder
    beveiliging melding postvak poczta pomoc administrator skrzynka bezpieczenstwo powiadomienie podpora sprava schranka o
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
# Those of them that nobody but a mail desk uses, so that they count beside other words as well.
STRONG_DESKS: Final = frozenset(
    """
    admin administrator administrators helpdesk itsupport itdesk support sysadmin serveradmin mailadmin mailserver server
    webmail mailbox postmaster quarantine password security hr payroll onedrive sharepoint docusign voicemail
    """.split()  # noqa: SIM905
)
# The same in scripts that put no blank between words or that readers of Latin letters do not read, longest first.
DESKS_OTHER: Final = tuple(
    sorted(
        (
            "情報システム", "システム", "ヘルプデスク", "サポート", "管理者", "管理", "メールサーバー", "メールサーバ", "メールボックス", "メール", "サーバー", "サーバ",
            "ウェブ", "セキュリティ", "アカウント", "パスワード", "お知らせ", "通知", "重要", "事務局", "窓口", "担当者", "担当", "センター", "サービス", "チーム",
            "自動配信", "配信", "人事", "総務", "給与", "経理", "部門", "部", "課", "室", "係", "より", "から", "の", "複合機", "スキャン", "ファックス",
            "ファクス", "院内", "社内", "学内", "至急", "緊急",
            "系统管理员", "系统", "管理员", "管理中心", "邮箱", "邮件", "邮局", "服务器", "服务", "中心", "安全", "技术支持", "技术部", "信息", "通知", "提醒", "警告",
            "系統管理員", "系統", "管理員", "郵箱", "郵件", "伺服器", "服務", "技術支援", "信箱",
            "관리자", "시스템", "메일", "보안", "서버", "알림", "지원", "관리팀", "전산실",
            "администратор", "поддержка", "поддержки", "служба", "почта", "почты", "сервер", "система", "безопасности", "безопасность",
            "уведомление", "оповещение", "техническая", "техподдержка", "отдел", "почтовый", "администратора",
            "διαχειριστής", "υποστήριξη", "ασφάλεια", "ειδοποίηση",
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip

# Words of a text that, right beside the reader's domain, speak as its mail service. Bare "account" and "domain" are
# not among them: hosting companies and registrars write "your account hakusandai-hp.example".
MAILBOX_WORDS: Final = (
    r"webmail|mailbox|mail ?box|e-?mail|mails?\b|password|passcode|quota|storage|helpdesk|help ?desk|server|administrator"
    r"|admin\b|it[ -](?:support|team|department|dept|desk|service)|(?:mail|tech\w{0,6}|security) (?:team|support|admin)"
    r"|users?\b|employees?\b|staff\b|correo|buz[oó]n|contrase[nñ]a|usuario|correio|senha|caixa postal|messagerie|courriel"
    r"|mot de passe|bo[iî]te mail|postfach|passwort|kennwort|casella|posta\b|wachtwoord|postvak|has[lł]o|skrzynk"
    r"|メール|パスワード|サーバ|ユーザ|利用者|管理者|ヘルプデスク|情報システム"
    r"|邮箱|邮件|邮局|密码|用户|管理员|服务器|郵箱|郵件|密碼|用戶|信箱|메일|비밀번호|사용자|관리자|почт|парол|пользовател|сервер"
)
