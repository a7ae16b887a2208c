"""URL shorteners anyone can use, and the short domains that brands keep for themselves.

Own compilation from the services' own sites, Japan's included, 2026-11. Trackers of mail services are neither: see
`mailguard.data.esp_trackers`.
"""

from typing import Final

SHORTENERS: Final = frozenset(
    """
    bit.ly bitly.com j.mp tinyurl.com tiny.cc t.ly is.gd v.gd ow.ly buff.ly rebrand.ly cutt.ly shorturl.at shorturl.asia
    rb.gy bl.ink s.id u.to qr.ae qrco.de qr.net qrs.ly me-qr.com scnv.io soo.gd clck.ru vk.cc goo.su goo.gl tr.im x.co
    adf.ly ouo.io bc.vc shorte.st short.io short.gy s2r.co t2m.io t2mio.com tny.im tny.sh urlz.fr urlr.me lc.cx 2u.pw
    1url.com 0rz.tw reurl.cc ppt.cc lihi.cc lihi1.cc lihi.vip pse.is risu.io shrtco.de 9qr.de shrinke.me shrinkme.io
    snip.ly po.st dlvr.it ift.tt trib.al smarturl.it linktr.ee lnk.bio bio.link linkin.bio beacons.ai hoo.be
    lnkd.in.net lnk.to lnk.ink l.ead.me ead.me n9.cl acortar.link acesse.dev encurtador.com.br encr.pw l1nq.com l1nk.dev
    11nq.com bityli.com abrir.link link.gl hyperlink.cool gg.gg cli.re cli.co clk.im bom.so by.com.vn yourls.org
    zpr.io zurl.to zws.im xurl.es x.gd v.ht w.wiki.sh vu.fr vo.la vvd.bz url.kr me2.do han.gl c11.kr abit.ly
    t1p.de kurzelinks.de kutt.it kutt.to kuku.lu da.gd dub.sh dub.co shor.by shorten.so shorten.as shrt.ly sho.rt
    surl.li surl.lu surl.gd surl.me linkshortner.net shorter.me shorturl.gg shorturl.lol shorturl.me shortur.link
    tiny.one tiny.pl tinu.be tinyurl.hu tinylink.net tiniurl.com tinyurl.mobi ibit.ly ity.im ur.ly urls.fr urlshortx.com
    u.nu u2l.org ulvis.net untp.beer utm.guru hyp.er href.li rlu.ru rli.li rotf.lol rfr.bz s.coop sl.al q.gs q-r.to
    oe.cd oke.io moourl.com mcaf.ee me.sh metamark.net merky.de mrte.ch kl.am krunchd.com korta.nu in.mt ity.io
    flip.it fur.ly g00.me gotiny.cc get-link.net gurl.pro fw.to fb.gg fbs.gg etsy.me.uk dwz.cn dwz.mk suo.im mrw.so t.cn
    url.cn 985.so 3.ly 4url.cc b.link b23.ru bitl.to bitly.ws bitly.cx bitly.lc budurl.com cort.as chilp.it clicky.me
    a.co.link a2a.me adcraft.co alturl.com a.gd aka.gr at.vibe.ly hec.su hubs.li.tl tg.pe tlk.pm ln.run ln.ki
    app.link onelink.me page.link bnc.lt adj.st
    ur0.jp ur0.link ur0.work ur0.biz 00m.in 0o0o.link u0u0.net u0u1.net u222u.net urx.space urx.mobi urx.nu urx.red urx2.nu
    urx3.nu urx.blue ux.nu onl.bz onl.la onl.sc onl.tw onl.sk qr.paps.jp qr.quel.jp p.tl b6n.jp bit.do.jp nav.cx
    lin.ee.jp tinyurl.jp 31x.in 5url.cc g-url.jp goo-gl.me goo-gl.ru goo-gl.ws g.asia tmbi.jp twme.jp u.bbzi.jp
    xgd.jp kbc.jp hpt.jp ch.jpn.ph s.g-url.jp
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)

BRAND_SHORT: Final = frozenset(
    """
    t.co aka.ms amzn.to amzn.asia amzn.com a.co fb.me lnkd.in youtu.be g.co goo.gle forms.gle maps.app.goo.gl apple.co
    msft.it redd.it wp.me tcrn.ch nyti.ms wapo.st bbc.in cnn.it econ.st on.ft.com reut.rs bloom.bg wrd.cm spoti.fi
    etsy.me ebay.to pin.it instagr.am wa.me t.me line.me lin.ee r10.to s.rakuten.co.jp yahoo.jp j.mpn nhk.jp
    nikkei.com.e s.nikkei.com mercari.onelink.me pypl.com dis.gd discord.gg git.io gh.io hubs.ly hubs.li db.tt
    flic.kr fas.st b23.tv tmall.tb.cn m.tb.cn jd.cn 3.cn u.jd.com p.nikkei.com x.gd.nintendo.com
    """.split()  # noqa: SIM905 - a table is easier to review than a list
)
"""Short domains that brands keep for their own links; they are not shorteners for anyone."""

ANYWHERE: Final = frozenset(("t.co", "lnkd.in", "redd.it", "tlgr.org"))
"""Those of them that a user's post makes for any address: they hide a target as well."""
