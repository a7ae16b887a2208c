"""What a Japanese colleague would call pressing, threatening or asking, and what is only everyday work."""

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("words_helper", Path(__file__).with_name("words_helper.py"))
helper = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(helper)
fired, hits, mail = helper.fired, helper.hits, helper.mail

U, D, T, C, P, M = (
    "urgency-phrase",
    "time-limit",
    "threat",
    "credential-request",
    "payment-request",
    "medical-result-lure",
)
FLAGGED = [
    ("至急対応をお願いいたします。", {U}),
    ("大至急、折り返しご連絡ください。", {U}),
    ("至 急　ご確認ください", {U}),
    ("今すぐ下記よりお手続きください。", {U}),
    ("直ちにご対応いただく必要があります。", {U}),
    ("24時間以内にご確認がない場合、アカウントを停止いたします。", {D, T}),
    ("２４時間以内に手続きを完了してください。", {D}),
    ("二十四時間以内にご返信ください。", {D}),
    ("本日中にご返信ください。", {D}),
    ("本日18時までにお振込みください。", {D, P}),
    ("11月25日（水）17:00までにご回答をお願いします。", {D}),
    ("25日18時までにご対応ください。", {D}),
    ("3日以内にお支払いが確認できない場合、法的措置を取らせていただきます。", {D, T}),
    ("納付期限：2026年11月25日\n期限を過ぎますと、財産の差し押さえを執行いたします。", {D, T}),
    ("お客様のアカウント停止のお知らせです。", {T}),
    ("お使いのメールボックスは明日までに更新しないと利用できなくなります。", {D, T}),
    ("メールボックスの容量が上限に達しました。パスワードを入力して容量を増やしてください。", {C}),
    ("下記URLよりログインし、カード情報の更新をお願いいたします。 https://a.example/", {C}),
    ("本人確認のため、暗証番号をご返信ください。", {C}),
    ("パスワードの有効期限が切れます。現在のパスワードを引き続き使うにはこちらをクリックしてください。", {C}),
    ("振込先口座が変更になりましたので、今後は下記口座へお振込みください。", {P}),
    ("請求書の件です。本日中に新しい口座へ送金してください。", {P, D}),
    ("急な会議で席を外せません。アマゾンギフト券を購入して番号を送ってください。ギフトカードの番号が必要です。", {P}),
    ("検査結果のお知らせです。下記のリンクからご覧ください。 https://kensa.example/r", {M}),
    ("PCR検査の結果が出ました。添付ファイルをご確認ください。", {M}),
    ("先日の健診結果をご確認ください。https://kenshin.example/", {M}),
    ("当選おめでとうございます。ご当選された方は下記よりお受け取り手続きをしてください。", {"prize-lure"}),
    (
        "お荷物のお届けにあがりましたが不在のため持ち帰りました。下記よりご確認ください。 http://x.example",
        {"delivery-lure"},
    ),
    ("第三者による不正アクセスを検知しました。", {"security-alarm"}),
    ("この件は内密に進めたいので、LINEグループを作成してQRコードを送ってください。", {"secrecy-request"}),
]
SILENT = [
    ("請求書在中の封筒をお送りしました。ご査収ください。", {P, U, D, T}),
    ("検査結果は窓口でお渡しします。", {M}),
    ("検査結果については、次回の診察で主治医からご説明します。", {M}),
    ("次の画面はパスワードを入力する画面の説明です。", {C}),
    ("当院がパスワードをお尋ねすることはありません。", {C}),
    ("パスワードを入力しないでください。", {C}),
    ("緊急連絡先は代表番号です。救急外来は24時間受け付けています。", {U, D}),
    ("取り急ぎお礼申し上げます。", {U}),
    ("外来の受付時間は午前11時30分までです。", {D}),
    ("面会時間は14時から20時までとなっております。", {D}),
    ("研修会は11月25日18時から本館で開催します。", {D}),
    ("ご注文の商品は3日以内にお届けします。", {D}),
    ("荷物は本日中に到着する予定です。", {D}),
    ("展示は12月5日まで開催しています。", {D}),
    ("裁判員制度についての講演会のお知らせです。", {T}),
    ("カルテの保管庫を移動しました。", {M}),
    ("来月の請求書は従来どおり郵送します。", {P}),
    ("健康診断は来週から始まります。予約は各部署でまとめてください。", {M}),
    ("計画停電に伴う電子カルテの運用について、来週の会議で説明します。", {T, M}),
    ("お急ぎでない方は、後日の受診をご検討ください。", {U}),
    ("昨日は会議中のため電話に出られず失礼しました。", {C, P}),
]


@pytest.mark.parametrize(("text", "expected"), FLAGGED, ids=[text[:20] for text, _ in FLAGGED])
def test_flagged(text, expected):
    assert expected <= fired(text)


@pytest.mark.parametrize(("text", "unwanted"), SILENT, ids=[text[:20] for text, _ in SILENT])
def test_silent(text, unwanted):
    assert not unwanted & fired(text)
