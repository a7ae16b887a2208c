"""Words that impostors put before or after a name to make a new domain: `login-…`, `…-hospital`.

Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

# Words that suggest an account, a payment or a department.
AFFIXES: Final = frozenset(
    """
    access account accounts accts acct activate activation admin administrator agent alert alerts alliance app apps
    application apply assist assistance auth authenticate authentication authorize auto backup bank banking billing
    bill bills biz blog bonus book booking business buy campaign card cards care careers cart center centre chat check
    checkout claim click client clients cloud club coin com confirm confirmation connect consulting contact corp
    corporation coupon credit crypto customer customers customerservice data deal deals dealer delivery department
    depot desk dev device direct directory document documents docs doc domain download drive edit email emails
    employee event events exchange express factory family file files finance financial find forum foundation free
    game games gift giftcard global go group guard health help helpdesk helpline holdings home host hosting hotel hq
    hr hub id identity important inc info information inquiry insurance international internet intl invest investor
    invoice invoices it job jobs learning legal level limited link live loan local lock log login logon ltd mail
    mailer mailing manage management manager map market marketing media meeting member members membership message
    messages mobile money monitor my net network news newsletter notice notices notification notifications notify
    now office official offers offer online only open order orders outlet page park partner partners parts pass
    passport password pay paying payment payments pay-ment phone plan platform plus point points policy portal post
    prime private pro product products profile project promo promotion protect protection public purchase query
    reactivate receipt recovery refund register registration relief renew renewal report request reset resolution
    reservation resort result results review reward rewards safe safety sale sales save sec secure secured security
    seller send server service services session settings share shared shipping shop shopping sign signin signon
    signup site sms solution solutions soft software sso staff start statement status stock storage store stores
    subscribe subscription support survey swap system systems tax team tech technology ticket tickets token tool
    tools top track tracking trade trading transaction transfer transport travel trust update updates upgrade user
    users validate validation vault verification verified verify verifyid video view vip voucher wallet warranty
    wealth web webmail website welcome win winner work works world www your zone
    asia africa america brasil brazil canada china deutschland europe eu france germany india italia japan jp kr
    korea latam mexico nippon nihon osaka kyoto tokyo nagoya fukuoka kagoshima sapporo sendai hiroshima uk us usa
    editorial journal journals manuscript manuscripts
    clinic dental hosp hospital kenpo medical med byoin byouin iin kaigo kango nurse pharmacy yakkyoku
    bengoshi daigaku denki fudosan fudousan ginko ginkou gakuen gakkou gakko hoken hojin houjin jimu jimukyoku kaisha
    kabu kabushiki kaiin kanri keisatsu kensetsu koukoku kokoku kyoukai kyokai madoguchi oshirase saiyo saiyou
    seikyu seikyusho shien shiharai shomei shop-jp shokai shoji shouji toroku touroku unyu yubin
    ac ad co gr go ed lg ne or
    cancel confirmations secureonline securelogin service-now helpcenter supportcenter myaccount mypage mylogin
    onlinebanking webbanking ebanking netbank netbanking
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
