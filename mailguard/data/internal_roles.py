"""Departments and machines of an organization whose names impostors use as sender, in Japanese and English.

Source: compiled by hand for this project, 2026-11. Only departments that write to colleagues: "Support" and "Sales"
write to strangers every day.
"""

from typing import Final

ROLES_JA: Final = (
    "人事部", "人事課", "人事総務部", "人事総務課", "総務部", "総務課", "総務人事部", "人事労務", "労務部", "労務課", "労務担当", "人事担当",
    "給与担当", "給与係", "給与課", "給与計算", "経理部", "経理課", "経理担当", "財務部", "財務課", "会計課", "庶務課", "庶務係",
    "情報システム部", "情報システム課", "情報システム室", "情報システム", "情報システム管理", "情報管理課", "情報政策課", "医療情報部",
    "医療情報課", "医療情報管理室", "電算室", "情シス", "システム管理者", "システム管理部", "システム管理", "システム部",
    "ネットワーク管理者", "ネットワーク管理", "サーバー管理者", "サーバ管理者", "サーバー管理", "サーバ管理", "メール管理者", "メール管理",
    "メールサーバー管理者", "メールサーバ管理者", "メールサーバー", "メールサーバ", "メールシステム", "メール配信システム",
    "ウェブメール管理者", "webメール管理者", "メールボックス管理", "ヘルプデスク", "itヘルプデスク", "社内ヘルプデスク", "itサポート",
    "it部門", "itサービスデスク", "it管理者", "itセンター", "情報センター", "セキュリティ管理者", "情報セキュリティ担当",
    "情報セキュリティ部", "情報セキュリティ委員会", "社内通知", "社内連絡", "院内通知", "院内連絡", "署内連絡", "校内連絡", "学内連絡",
    "複合機", "コピー機", "スキャナー", "スキャナ", "スキャン", "faxサーバー", "faxサーバ", "fax受信", "ファックス受信", "ファクス受信",
    "ファクシミリ受信", "fax", "ファックス", "ファクス", "ボイスメール", "留守番電話", "隔離メール", "迷惑メール隔離", "検疫",
)  # fmt: skip
# Words that may accompany such a name without naming an organization.
BESIDE_JA: Final = (
    "お知らせ", "通知", "自動", "配信", "送信", "専用", "担当者", "担当", "より", "から", "の", "受信", "サービス", "センター", "窓口",
    "係", "課", "室", "部", "グループ", "チーム", "システム", "重要", "至急", "ご案内", "案内", "当院", "当社", "弊社", "本社", "院内", "社内", "学内",
    "所属", "事務局", "管理",
)  # fmt: skip
ROLES_EN: Final = (
    "human resources", "human resource", "hr", "hr department", "hr dept", "hr team", "payroll", "payroll department",
    "payroll team", "payroll services", "hr and payroll", "hr payroll", "benefits", "employee benefits", "it support",
    "it helpdesk", "it help desk", "it department", "it dept", "it service desk", "it services", "it team", "it admin",
    "it administrator", "it security", "it desk", "helpdesk", "help desk", "service desk", "system administrator",
    "system admin", "systems administrator", "sysadmin", "administrator", "admin", "network administrator",
    "network admin", "server administrator", "server admin", "mail administrator", "mail admin", "email administrator",
    "email admin", "e mail administrator", "webmail administrator", "webmail admin", "webmail", "webmail support",
    "mail delivery system", "mail delivery subsystem", "mail delivery", "mail server", "email server", "mail system",
    "mail quarantine", "email quarantine", "quarantine", "spam quarantine", "quarantine manager", "mailbox",
    "mailbox administrator", "mail security", "email security", "email support", "email service", "mail service",
    "postmaster", "voicemail", "voice mail", "voice message", "voice mail service", "fax", "efax", "e fax", "fax message",
    "fax service", "fax server", "scanner", "copier", "mfp", "multifunction printer", "office scanner", "scan to email",
    "office printer", "printer", "document scanner", "internal communications", "office manager", "office administration",
    "finance department", "accounts department", "accounting department", "facilities", "facilities management",
    "message center", "message centre", "security administrator",
)  # fmt: skip
BESIDE_EN: Final = frozenset(
    """
    the notification notifications notice alert alerts team department dept service services desk center centre system
    message messages noreply no reply do not auto automatic automated update updates internal company corporate office
    staff your new received
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
# Names under which mail servers return undeliverable mail (RFC 3464 §2, RFC 5321 §4.5.1).
BOUNCE_NAMES: Final = frozenset(
    {"mail delivery system", "mail delivery subsystem", "mail delivery service", "mail delivery", "mailer daemon"}
    | {"postmaster", "system administrator"}
)
