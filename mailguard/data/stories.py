"""The parts that make a stranger's story a fraud, in twelve languages, whatever its wording.

A fortune has a sum in millions, an origin (a death without heirs, an illness) and the reader's share in it. A
blackmailer has a recording, the sites that were looked at, and coins to pay in. Each part alone is in honest mail. The
texts are normalised before (lower case, no accents). Source: compiled by hand, 2026-12.
"""

from typing import Final

SUM: Final = (
    r"[0-9][0-9.,]{0,8} ?(?:million|mio\b|millones|milhoes|milioni|miljoen)"
    r"|[0-9][0-9,.]{0,8} ?(?:억|만|백만|천만) ?(?:달러|유로|파운드|원)"
    r"|[0-9][0-9,.]{0,8} ?(?:万|萬|亿|億|百万)(?:米?ドル|ユーロ|円|美元|美金|欧元|歐元|英镑|英鎊|元)"
)
ORIGIN: Final = (
    r"no heirs|without (?:an )?heirs?\b|(?:dormant|abandoned) account|unclaimed|passed away|perished|was arrested|widow"
    r"|inheritance|security company|depositor|terminal(?:ly)? |ohne (?:erben|familie|angehorige)|herrenlos|verstorben"
    r"|ums leben|erbschaft|witwe|nachlass|sin (?:dejar )?(?:herederos|hijos)|fallecid|fallecio|murio|difunt|viuda|herencia"
    r"|cuenta abandonada|sem (?:deixar )?(?:herdeiros|familia)|falecid|faleceu|morreu|viuva|heranca|conta abandonada"
    r"|sans (?:heritier|enfant)|decede|mort dans|veuve|heritage|compte abandonne|senza (?:eredi|famiglia|figli)|decedut"
    r"|e mort[oa]|vedova|eredita|conto abbandonato|zonder (?:erfgenamen|familie)|overleden|omgekomen|weduwe|erfenis"
    r"|verlaten rekening|상속인|사망|유족|미망인|말기 ?암|유산|자녀가 없|휴면|继承|繼承|已故|去世|遇难|遇難|身亡|无人认领|無人認領"
    r"|癌症|遗产|遺產|身寄り|亡くな|亡き|遺産|末期がん|相続人|余命"
)
SHARE: Final = (
    r"help me (?:to )?(?:move|transfer|claim)|keep (?:[0-9]{2} ?(?:%|percent)|half)|split (?:it|the money|the fund)"
    r"|present you|50 ?/ ?50|claim (?:it|the money) (?:jointly|together)|your share (?:is|will)|entrust (?:it|this) to you"
    r"|helfen sie mir|mit ihnen teilen|wir teilen|behalten sie|ihnen (?:spenden|schenken)|sie als (?:nachste|begunstigte)"
    r"|ayudeme|presentarle como|mitad para|repartir|quedese con|entregar mi|reclamarlo juntos|escribame|donarle"
    r"|ajude-?me|apresenta-lo como|metade para|fique com|quero doar|reclamarmos juntos|aidez-?moi|vous presenter comme"
    r"|partagerons|moitie pour|gardez|je desire remettre|vous leguer|ecrivez-?moi|repondez-?moi|mi aiuti|presentarla come"
    r"|divideremo|dividere a meta|tenga il|vorrei donar|mi risponda|mi scriva|help mij|voordragen|geld delen|delen het"
    r"|de helft|houd [0-9]{2}|wil ik? ?schenken|나눕시다|나누고자|절반|반반|도와 주시|분께 드리|기부하고 싶|平分|五五|四六|对半|您得"
    r"|合作转|合作領取|合作领取|您的名义|捐赠给您|半額を|折半|あなたに(?:託|譲|差し)|あなたのお名前|他言無用|あなたの取り分"
)
RECORDED: Final = (
    r"recorded you|filmed you|recording of you|video of you|footage of you|sie gefilmt|sie aufgenommen|video von ihnen"
    r"|aufnahmen von ihnen|l[aeo] grabe|l[aeo] he grabado|video suyo|la grabacion|gravei voce|video seu|imagens suas"
    r"|vous ai filme|video de vous|images de vous|l.ho (?:ripres|filmat|registrat)[ao]|il filmato|video di lei|u gefilmd"
    r"|u opgenomen|beelden van u|video van u|모습을 (?:촬영|녹화)|영상을 (?:녹화|촬영)|录下了?您|錄下|录制了?您|拍下了?您|录像"
    r"|姿を(?:録画|撮影)|映像を(?:保存|録画)|を録画しました"
)
SITES: Final = (
    r"\bporn|pleas(?:ing|uring) yourself|masturb|adult (?:sites?|websites?|content)|erwachsenenseiten|selbstbefriedig"
    r"|paginas para adultos|sitios para adultos|sites adultos|sites pour adultes|siti per adulti|sites voor volwassenen"
    r"|음란|성인 ?사이트|色情|成人网站|成人網站|自慰|アダルト|性的な"
)
COINS: Final = r"bitcoin|\bbtc\b|crypto|kryptowahrung|criptomoneda|criptomoeda|criptovalut|usdt|코인|比特币|比特幣|ビットコイン|仮想通貨|暗号資産"
