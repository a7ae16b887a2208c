"""How frauds say that payments or wages go to a different account, in eight languages besides English and Japanese.

The texts are normalised before (lower case, no accents). Only the writer's own account counts ("mein", "nuestra"):
an employer or a bank that speaks of the reader's account says "your". Source: compiled by hand, 2026-12.
"""

from typing import Final

GERMAN: Final = (
    r"(?:meine?n?|unsere?n?) (?:neue[ns]? )?(?:bankverbindung|kontoverbindung|bankdaten|kontodaten|iban|gehaltskonto|konto)"
    r"\b[^.\n]{0,60}?(?:geandert|gewechselt|\bandern|aktualisier|anpassen|umstellen)"
    r"|(?:meine?|unsere?) neuen? (?:bankverbindung|kontoverbindung|bankdaten|kontodaten|iban)"
    r"|(?:ich habe|wir haben) (?:die|meine|unsere) bank gewechselt"
    r"|auf (?:das|unser|mein|folgendes|ein) neues? (?:bank)?konto"
)
SPANISH: Final = (
    r"(?:cambiar|actualizar|modificar) (?:mi|mis|nuestr[ao]s?) (?:numero de )?(?:cuenta|datos bancarios|iban)"
    r"|(?:mi|mis|nuestr[ao]s?) nuev[ao]s? (?:numero de )?(?:cuenta|datos bancarios|iban)"
    r"|(?:nuestr[ao]s?|mis?) (?:cuenta bancaria|datos bancarios) han? (?:cambiado|sido)"
    r"|(?:he|hemos) cambiado de banco|a (?:la|esta|nuestra|mi) nueva cuenta"
)
PORTUGUESE: Final = (
    r"(?:alterar|atualizar|mudar|trocar|alteracao d[ao]s?) (?:[ao]s? )?(?:minha|meus?|nossa|nossos) "
    r"(?:conta|dados bancarios|iban|chave pix)"
    r"|(?:minha|meus?|nossa|nossos) nov[ao]s? (?:conta|dados bancarios|iban|chave pix)"
    r"|nossos dados bancarios (?:foram|mudaram)|(?:mudei|troquei|mudamos|trocamos) de banco|na nova conta bancaria"
)
FRENCH: Final = (
    r"(?:modifier|changer|actualiser|mettre a jour) (?:mon|mes|nos|notre) (?:rib|iban|coordonnees bancaires|compte)"
    r"|(?:mon|mes|nos|notre) nouve(?:au|l|lles?|aux) (?:rib|iban|coordonnees bancaires|compte)"
    r"|nos coordonnees bancaires (?:ont|viennent)|(?:j.{0,2}ai|nous avons) change de banque|sur le nouveau compte"
)
ITALIAN: Final = (
    r"(?:aggiornare|cambiare|modificare|variare) (?:il mio|le mie|i miei|il nostro|le nostre|i nostri) "
    r"(?:iban|coordinate bancarie|conto|dati bancari)"
    r"|(?:mio|mie|miei|nostr[oei]) nuov[oie] (?:iban|conto|coordinate bancarie|dati bancari)"
    r"|le nostre coordinate bancarie sono|(?:ho|abbiamo) cambiato banca|sul nuovo conto"
)
DUTCH: Final = (
    r"(?:mijn|ons|onze) (?:nieuwe )?(?:rekeningnummer|bankrekening|bankgegevens|iban)\b[^.\n]{0,50}?"
    r"(?:wijzig|verander|aanpassen|aan te passen)"
    r"|(?:mijn|ons|onze) nieuwe (?:rekeningnummer|bankrekening|bankgegevens|iban)"
    r"|(?:ik ben|we zijn|wij zijn) van bank (?:veranderd|gewisseld)|(?:naar|op) (?:de|onze|het|mijn) nieuwe? rekening"
)
KOREAN: Final = (
    r"(?:계좌|통장)(?:를|을|번호를)? ?(?:변경하고 싶|바꾸고 싶|변경하려|변경 ?부탁|변경해 ?주|바꿔 ?주)"
    r"|(?:계좌|계좌번호)가 (?:변경되|바뀌)(?!면|는 경우|었을 경우)|새(?:로운)? ?계좌로[^.\n]{0,15}?(?:입금|송금|이체)"
)
CHINESE: Final = (
    r"(?:收款|银行|銀行|我司|公司|对公|工资|工資)(?:账户|帳戶|账号|帳號|卡)(?:信息|資料|号)?(?:已经?|已經|有|需要?|想|发生)"
    r"[^。\n]{0,6}?(?:变更|變更|更换|更換|更改|变动)"
    r"|(?:变更|變更|更换|更換|更改)(?:我的|我司的?|本公司的?)(?:收款|银行|銀行|工资|工資)(?:账户|帳戶|账号|帳號|卡)"
    r"|(?:付款|汇款|匯款|打款|转账|轉帳|款项|款項)[^。\n]{0,12}?新的?(?:收款|银行|銀行)?(?:账户|帳戶|账号|帳號)"
)
CHANGED: Final = (GERMAN, SPANISH, PORTUGUESE, FRENCH, ITALIAN, DUTCH, KOREAN, CHINESE)

# Every match contains one of these pieces; the whole words among them tell beforehand whether a text has any.
PIECES: Final = (
    r"bankverb|kontoverb|bankdaten|kontodaten|iban|konto|\bbank\b|cuenta|bancari|banco|conta\b|chave pix|\brib\b|compte"
    r"|banque|conto|banca|rekening|bankgeg|계좌|통장|[账帳]|[工][资資]卡|银行卡|銀行卡"
    r"|(?:收款|我司|公司|对公)卡"
)
WHOLE_WORDS: Final = (
    "bankverbindung kontoverbindung bankdaten kontodaten iban konto gehaltskonto bankkonto cuenta bancarios bancaria"
    " bancarie bancari banco conta pix rib compte bancaires banque conto banca rekeningnummer bankrekening bankgegevens"
    " rekening"
)
EASTERN_PIECES: Final = (
    "계좌",
    "통장",
    "账户",
    "帳戶",
    "账号",
    "帳號",
    "工资卡",
    "工資卡",
    "银行卡",
    "銀行卡",
    "收款卡",
    "我司卡",
    "公司卡",
    "对公卡",
)
