"""How impostors who pretend to be a superior begin, and how they ask for a chat group, in Japanese and English.

Source: compiled by hand for this project from published warnings, 2026-11.
"""

from typing import Final

OPENINGS: Final = (
    r"(?:今|只今|ただいま|現在)、?(?:少し)?(?:お?時間|お?手|お?席|よろしい|大丈夫|デスク|会社|事務所|院内|社内)"
    r"|お?手(?:すき|隙|が空|は空|元)|手が離せ|在席|席に(?:い|お)(?:ま|ら)"
    r"|会議(?:中|に(?:入|出))|電話[にはが]{0,2}(?:出|でき|かけ)|メールでしか|メールのみ|メールでのみ"
    r"|別の(?:メール|アドレス)|個人の?(?:メール|アドレス|携帯)|私用の(?:メール|アドレス)|このアドレスに|こちらのアドレス"
    r"|お願い(?:したい(?:こと|件|用)|が(?:あり|ある))|頼みたい|頼みが|頼まれて|お力を貸|手伝って"
    r"|携帯(?:電話)?の?番号|このメールに(?:て|ご)?返|お?返[事信](?:を?ください|を?下さい|をお?待|をお?願|ください)"
    r"|折り返し|ギフト(?:カード|券)|プリペイド|内密|極秘|他言|至急(?:の)?(?:振込|支払|送金|対応|連絡|返信)|振り?込み?|送金"
    r"|\b(?:are you (?:available|free|busy|around|there|in the office|at (?:your|the) (?:desk|office))"
    r"|(?:quick|small|urgent|brief) (?:task|favou?r|request|question|errand|assignment)|in(?:to)? (?:a|back.to.back) meeting"
    r"|(?:can'?t|cannot|can not|unable to) (?:talk|take calls|speak|answer)|(?:cell|mobile|phone|whatsapp|personal) number"
    r"|gift ?cards?|let me know (?:if|when|once) you|need (?:a|your) (?:favou?r|help|assistance)|need you to"
    r"|get back to me|reply (?:back|asap|as soon|to this|here|by e?-?mail)|personal e?-?mail|do you have a (?:moment|minute|second)"
    r"|got a (?:moment|minute|second)|wire transfer|discreet(?:ly)?|strictly confidential|keep this between|drop me)\b"
)
# A request to create a group in a chat program, and to send its code back.
GROUP: Final = (
    r"(?:LINE|ＬＩＮＥ|ライン|WhatsApp|WeChat|カカオ|テレグラム|Telegram|業務|連絡|仕事|プロジェクト)"
    r"(?:[^\n。]{0,30})(?:グループ|ルーム|group)"
)
MAKE: Final = (
    r"(?:グループ|ルーム)[^\n。]{0,20}(?:作成(?:し|して|を|の上|後|いただ|願)|作(?:って|り)|新規|立ち上げ|開設)"
    r"|(?:作成|新規)[^\n。]{0,10}(?:グループ|ルーム)"
    r"|\b(?:create|set up|make|open|start) (?:a|an|the)?\s?(?:new )?[^\n.]{0,30}\bgroup\b"
)
CODE: Final = (
    r"(?:QR|ＱＲ)\s?(?:コード)?[^\n。]{0,40}(?:送|返信|返送|共有|添付|教え|メール|ください|下さい|お願い)"
    r"|(?:招待|参加)(?:用)?の?(?:リンク|URL|コード)[^\n。]{0,30}(?:送|返信|共有|教え)"
    r"|\b(?:send|share|reply|e-?mail)[^\n.]{0,40}\b(?:QR|invit(?:e|ation))[ -]?(?:code|link)?"
)
