"""Ordinary words that equal, or resemble, the labels of well-known domains.

A domain that *is* such a word does not count as a misspelling of another name. A brand whose label is such a word counts
only if the rest of the domain suggests accounts or payments, too. Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

COMMON_WORDS: Final = frozenset(
    """
    able about above abroad absolute academy accept access accord account active actor adapt address admire adult
    advance advice affair again agency agenda agent album alert alien align alive allow alone alpha amber amount angel
    anger angle animal annex answer apart apex apple apply april arcade arena argue arise armor array arrow artist
    asset atlas audio august author autumn avenue award badge baker balance ballet bamboo banana bank banner baron
    basic basin basket batch beach beacon beast beauty become before begin belief bench benefit berry best better
    binary birth blade blast blaze blend blessing block bloom board boat body bonus book booking border boston bottle
    bounce bowl brace brain brand brave bravo bread break breeze brick bride bridge brief bright bring broad broker
    brook brother brown brush bubble bucket budget build bull bundle burner button buyer cabin cable cactus camera
    campus canal candle canon canvas canyon capital caption carbon cargo carnival carry carve cascade castle casual
    catch cater cause cease cedar celebrate cell center central chain chair chaise chalk chamber champion chance change
    channel chapter charge charm chart chase chaste cheap check cheer cheese chef chess chest chief child choice choose
    chorus chose chrome church cinema circle circuit citadel citizen city civic claim clarity class clean clear clever
    click client cliff climate clinic clock close cloud clover coach coast coffee collect colony color comet comic
    common compact company compare compass concept concert connect consult contact content contour control cookie
    copper coral corner correct corral correos cosmos cottage council counter country couple courage course court cover
    craft crane crash cream create credit creek crest cross crowd crown cruise crystal cube culture curve custom cycle
    daily dairy dance danger data dawn deal dealer debate decade delta demand dental deposit depot desert design
    desire detail device dial diamond diary digital dinner direct discord discover dollar domain double draft dragon
    drama dream dress drift drive drop dynamic eager eagle early earth easel east easy echo eclipse edge edition editor
    effect elder elect element elite ember emblem emerald empire energy engage engine enjoy enter entry epic equal equip
    escape essay estate event exact excel exchange exodus expert explore export express extend extra fabric factor
    factory faith falcon family famous farmer fashion feather federal fiber fiction field figure film final finance
    finder fire first fiscal flag flame flash fleet flex flight float floor flora flow flower focus folder follow
    forest forge format fortune forum forward foster found fountain fox frame france freedom fresh friend front frost
    fruit fuel fusion future galaxy gallery game gamma garden gate gateway gather gemini general genesis genius giant
    gift glass global globe glory gold golf grace grade grain grand grant graph grass gravity great green grid group
    grove growth guard guide guild habit hammer hand handle happy harbor harmony harvest haven hawk health heart heaven
    hello hero hidden hilton history hobby holiday home honest honey honor hope horizon horse hotel hour house human
    hunter icon ideal idea image impact import income index indigo inside insight inspire instant intent invest island
    ivory jacket jaguar jewel join journal journey joy judge jungle junior jupiter justice keen keeper kernel kettle
    keyboard kingdom kitchen knight label ladder lake land language laser launch layer leader league leaf learn leather
    ledger legacy legal legend lemon letter level liberty library life light limit line linear link lion liquid listen
    local lodge logic lotus loyal lucky lumen lunar magic magnet main major maker manage manner manor maple marble
    march margin marine marker market master match matrix matter meadow measure medal media medical melody member
    memory mentor merchant mercury merit meta metal method metro middle mild mind mine minor mint mirror mission mobile
    model modern moment money monitor moon moral mosaic motion motor mountain movie music mutual mystic native nature
    navy nectar needle nest network neutral night noble north note notion novel number oasis object ocean office
    olive omega online open opera optic option orange orbit orchid order organic orient origin outlook output overdrive
    owner oxygen pacific page paint palace palm panda panel paper parade parcel park partner passage pastel path
    patron pattern peace peach peak pearl pebble pencil people pepper perfect period phantom phase phone photo piano
    picture pilot pine pioneer pixel place plain planet plant plasma plate player plaza point polar police polish pool
    portal porter portrait position possible post potter powder power practice prairie premier premium press prestige
    pride prime prince print prior prism private prize process profile profit project promise proof proper prosper
    protect proud public pulse pure purple purpose puzzle quality quartz queen quest quick quiet quote rabbit radar
    radio rainbow ranch range rapid reach reader ready real realm reason record reform region relate relax relay
    remote rescue reserve resort result return review revive reward rhythm ribbon rich ridge right ring rise river
    road robin rocket root rose round route royal ruby runner safari safe sail saint salon sample sand saturn savage
    save scale scene school science scope scout screen script search season second secret section secure senate senior
    sense sequel series server service seven shade shadow shape share sharp shelf shell shelter shield shift shine ship
    shop shore short show signal silent silver simple single sister sketch skill slack sleep slide smart smile smooth
    social society soft solar solid solution sonic source south space spark speak special speed spell sphere spice
    spirit sport spot spring square stable stack staff stage star start state station status steam steel stellar step
    stone store storm story strange stream street strike strip stripe strong studio study style subject sugar summer
    summit sun super supply support surf surge survey swift switch symbol system table tailor talent target taste
    teach team teapot telegram temple tender tennis term terra theme theory thing think thread thunder ticket tiger
    timber time title titan toast today token topic total touch tower town track trade trail train travel treasure
    tree trend tribe trigger trophy true trust truth tulip tunnel turbo twin ultra union unique unit united unity
    universe urban user valley value vector velvet venture venue verse vertex victor video view village vintage virtue
    vision vista visual vital vivid voice volume voyage wagon walker wall water wave wealth weather web welcome west
    wheel white whole wild willow wind window wing winter wire wisdom wise wish wonder wood word work world worth write
    yard year yellow young youth zebra zenith zone zoom
    paper payer pastry pascal chasse chaise chasse chased casa causa chose cheese cloud clouds iclouds finances
    bank banca banco banque caixa correo correio direkt poste posta rapide savoir soleil sonne stern strom verlag wagen
    welt werk wolke telecom telekom telcom telkom volks post
    sakura hikari midori aozora nozomi kodama tsubasa hinode himawari momiji wakaba kibou kizuna yamato musashi
    fuji asahi nagoya toyama toyoda toyooka toyosu tokyo kyoto osaka kobe nara mie gifu chiba saitama gunma tochigi
    ibaraki fukushima miyagi akita aomori iwate yamagata niigata nagano yamanashi shizuoka aichi shiga wakayama tottori
    shimane okayama hiroshima yamaguchi kagawa ehime kochi tokushima fukuoka saga nagasaki oita kumamoto miyazaki
    kagoshima okinawa hokkaido tohoku kanto kansai chubu chugoku shikoku kyushu sapporo sendai honda honma hondo handa matsui matsue matsuo suzuki sasaki tanaka yamada
    yamaha nomura nakamura kimura kawasaki kirishima yamashita yamamoto
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
# Words that suggest an account, a payment or a check of identity: suspicious with any brand.
TELLING: Final = frozenset(
    """
    access account accounts acct activate activation alert alerts appeal auth authenticate authentication bank banking
    billing cancel card claim confirm confirmation credential credit customerservice helpdesk id identity invoice
    locked login logon mypage notice notification notify pass password pay payment payments recover recovery refund
    renew renewal reset restore resolution safe secure secured security sign signin signon sso support suspend suspended
    tax unlock unusual update validate validation verification verified verify wallet webmail
    """.split()  # noqa: SIM905
)
