"""Domains where anybody can open a mailbox: free mail, and the addresses that telephone and access providers hand out.

An organization doesn't write from these. Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

FREE_MAIL: Final = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.jp outlook.fr outlook.de outlook.es outlook.it outlook.com.br
    hotmail.com hotmail.co.jp hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.jp live.co.uk
    live.fr live.nl live.it live.de live.ca live.com.mx live.com.au msn.com passport.com
    yahoo.com yahoo.co.jp ybb.ne.jp ymail.ne.jp ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it
    yahoo.es yahoo.ca yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.co.in yahoo.in yahoo.com.au yahoo.com.tw
    yahoo.com.hk yahoo.com.sg yahoo.com.ph yahoo.com.vn yahoo.co.id yahoo.co.kr myyahoo.com
    icloud.com me.com mac.com privaterelay.appleid.com
    aol.com aol.co.uk aol.de aim.com verizon.net netscape.net compuserve.com
    proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.com tuta.io tutamail.com keemail.me
    gmx.com gmx.net gmx.de gmx.at gmx.ch gmx.us gmx.co.uk web.de mail.de freenet.de t-online.de posteo.de mailbox.org
    mail.com email.com usa.com post.com europe.com asia.com consultant.com engineer.com dr.com myself.com iname.com
    mail.ru bk.ru inbox.ru list.ru internet.ru yandex.com yandex.ru ya.ru yandex.kz yandex.ua rambler.ru ukr.net i.ua
    qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com 139.com 189.cn aliyun.com tom.com 21cn.com
    naver.com hanmail.net daum.net nate.com kakao.com hey.com fastmail.com fastmail.fm hushmail.com zohomail.com
    zohomail.eu zohomail.in duck.com rediffmail.com inbox.com inbox.lv lycos.com excite.com
    laposte.net orange.fr wanadoo.fr free.fr sfr.fr neuf.fr bbox.fr libero.it virgilio.it alice.it tin.it tiscali.it
    email.it wp.pl o2.pl onet.pl op.pl interia.pl poczta.fm seznam.cz email.cz centrum.cz azet.sk abv.bg mail.bg
    freemail.hu citromail.hu uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com
    comcast.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com netzero.net
    optonline.net shaw.ca rogers.com sympatico.ca telus.net bigpond.com bigpond.net.au optusnet.com.au
    btinternet.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk bluewin.ch telenet.be skynet.be
    ziggo.nl kpnmail.nl planet.nl hetnet.nl home.nl telia.com online.no
    docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp disney.ne.jp vodafone.ne.jp ymobile.ne.jp
    ymobile1.ne.jp y-mobile.ne.jp willcom.com pdx.ne.jp emnet.ne.jp uqmobile.jp rakuten.jp rakumail.jp ahamo.com
    nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp infoseek.jp excite.co.jp goo.jp
    mail.goo.ne.jp auone.jp jcom.home.ne.jp jcom.zaq.ne.jp zaq.ne.jp hi-ho.ne.jp asahi-net.or.jp odn.ne.jp
    tiki.ne.jp eonet.ne.jp commufa.jp wakwak.com sannet.ne.jp dti.ne.jp gol.com inter7.jp kyj.biglobe.ne.jp
    mineo.jp iijmio-mail.jp livedoor.com aol.jp nn.iij4u.or.jp
    guerrillamail.com mailinator.com 10minutemail.com temp-mail.org yopmail.com sharklasers.com trashmail.com
    instaddr.ch sute.jp mail-temp.com
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
# Of these, the ones whose provider writes from elsewhere: what claims the provider from here is not the provider.
MAILBOXES_ONLY: Final = frozenset(
    """
    gmail.com googlemail.com outlook.com outlook.jp outlook.fr outlook.de outlook.es outlook.it outlook.com.br
    hotmail.com hotmail.co.jp hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es live.com live.jp live.co.uk
    live.fr live.nl live.it live.de live.ca live.com.mx live.com.au msn.com passport.com
    yahoo.com yahoo.co.jp ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca
    yahoo.com.br yahoo.com.mx yahoo.com.ar yahoo.co.in yahoo.in yahoo.com.au yahoo.com.tw yahoo.com.hk yahoo.com.sg
    yahoo.com.ph yahoo.com.vn yahoo.co.id icloud.com me.com mac.com privaterelay.appleid.com aol.com aol.co.uk aol.de
    proton.me protonmail.com pm.me docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp qq.com naver.com
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)
