"""Words for the department of an organization that writes, next to its name: `Apple Support`, `イオン カスタマーセンター`.

Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

SERVICE_WORDS: Final = frozenset(
    """
    a account accounts ag alert alerts and app assistance at automated banking bank bot by care center centre claim
    claims cloud club co com communications company confirmation corp corporation credit customer customers
    delivery department dept desk digital do e email emails express for free from gift giveaway global gmbh help
    helpdesk hr id important inc info information insurance international invoice invoices japan limited live llc
    login ltd mail mailer mailing manager member members membership message messages mobile my net news newsletter
    no noreply not notice notification notifications notify of office official offer offers online order orders org
    parcel payment payments plc portal post premium prime promo promotion protection rep replies reply report
    response reward rewards sales secure security server service services shipment shipping shop sign standing store
    subscription subscriptions support survey system team tech the ticket tracking trade transfer update updates us
    usa user verification verify via wallet warning web winner world your de la le du service-client kundenservice
    kundendienst soporte suporte atendimento servizio clienti cliente clientes client clients
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
SERVICE_WORDS_JA: Final = (
    "カスタマーサービス", "カスタマーサポート", "カスタマーセンター", "カスタマー", "サービスセンター", "サポートセンター",
    "サービス", "サポート", "センター", "セキュリティ", "アカウント", "オンライン", "ショッピング", "ネット", "メール",
    "ポイント", "カード", "グループ", "チーム", "ジャパン", "システム", "キャンペーン", "ポータル", "アラート",
    "株式会社", "有限会社", "合同会社", "公式", "事務局", "本部", "本社", "窓口", "担当者", "担当", "お客様", "会員", "様",
    "お知らせ", "ご案内", "案内", "通知", "重要", "自動配信", "配信専用", "配信", "送信専用", "送信", "専用", "運営", "事業部",
    "プライム", "ストア", "モバイル", "ペイ", "ストリーミング", "クレジット", "係", "管理", "管理者", "部", "課", "から", "より", "の", "日本", "銀行", "証券", "保険", "重要なお知らせ", "緊急",
)  # fmt: skip
