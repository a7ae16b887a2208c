"""Honest HTML as senders write it: its hidden, switched, restyled or duplicated texts are no deception."""

# ruff: noqa: E501 - markup is written as mail programs write it

MJML = """<!doctype html><html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<title>Autumn plants</title><!--[if !mso]><!--><meta http-equiv="X-UA-Compatible" content="IE=edge"><!--<![endif]-->
<style type="text/css">#outlook a { padding:0; } body { margin:0;padding:0;-webkit-text-size-adjust:100% } table, td { border-collapse:collapse; }</style>
<!--[if mso]><noscript><xml><o:OfficeDocumentSettings><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml></noscript><![endif]-->
<!--[if lte mso 11]><style type="text/css">.mj-outlook-group-fix { width:100% !important; }</style><![endif]-->
<style type="text/css">@media only screen and (min-width:480px) { .mj-column-per-50 { width:50% !important; max-width:50%; } .only-wide { display:block !important } .only-small { display:none !important } }
@media (prefers-color-scheme: dark) { .dark-bg { background:#111 !important } .dark-ink { color:#eee !important } [data-ogsc] .dark-ink { color:#fff !important } }</style>
<style type="text/css">[owa] .mj-column-per-50 { width:50% !important; } u + .body .gmail-fix { display:none !important } .moz-text-html .mj-column-per-50 { width:50% !important; }</style></head>
<body class="body" style="word-spacing:normal;background-color:#f4f4f4;"><div style="display:none;font-size:1px;color:#ffffff;line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Bulbs and hedges: our list for November &#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
<div class="dark-bg" style="background-color:#f4f4f4;"><!--[if mso | IE]><table align="center" border="0" cellpadding="0" cellspacing="0" style="width:600px;" width="600"><tr><td style="line-height:0px;font-size:0px;mso-line-height-rule:exactly;"><![endif]-->
<div style="margin:0px auto;max-width:600px;"><table align="center" width="100%"><tbody><tr><td style="direction:rtl;font-size:0px;padding:20px 0;text-align:center;">
<div class="mj-column-per-50 mj-outlook-group-fix" style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;width:100%;">
<div class="dark-ink" style="font-family:Arial;font-size:16px;line-height:1.5;color:#333333;"><span style="font-size:32px;color:#8a1538">D</span>ear gardeners, tulips are planted until the end of November. Our shop in the <b>gar</b>den centre is open on Saturday.</div></div>
<!--[if mso]><v:roundrect href="https://www.garten.example/list" style="height:40px;v-text-anchor:middle;width:200px;" arcsize="10%" fillcolor="#8a1538"><w:anchorlock/><center style="color:#ffffff;font-family:Arial;font-size:14px;">See the list</center></v:roundrect><![endif]-->
<!--[if !mso]><!-- --><a href="https://www.garten.example/list" style="background-color:#8a1538;border-radius:4px;color:#ffffff;display:inline-block;font-size:14px;line-height:40px;text-align:center;width:200px;mso-hide:all;">See the list</a><!--<![endif]-->
</td></tr></tbody></table></div><p class="only-wide">Two columns of tips for wide windows.</p><p class="only-small" style="display:none">Tips for small windows.</p></div></body></html>"""

HOSPITAL_JA = """<html lang="ja"><head><style>.sp{display:none}@media screen and (max-width:600px){.pc{display:none!important}.sp{display:block!important}}
.kikan{white-space:nowrap;display:inline-block}</style></head><body style="color:#333">
<div style="display:none;max-height:0;overflow:hidden">白山台中央病院だより十一月号：インフルエンザ予防接種のご案内</div>
<h1><ruby>白山台<rp>（</rp><rt>はくさんだい</rt><rp>）</rp></ruby>中央病院だより</h1>
<p>インフルエンザの<span class="kikan">予防接種</span>は、<span style="color:#c00;font-weight:bold">十一月三十日</span>まで受け付けています。
<span style="display:inline-block;position:relative;top:-1px">受付時間</span>は午前九時から十一時です。</p>
<p class="pc">面会は一階の受付で<strong>お名前</strong>をお書きください。</p><p class="sp">面会は一階受付へ。</p>
<p><font size="1" color="#999999">※このメールは登録された方にお送りしています。配信停止は<a href="https://www.hakusandai-hp.example/stop">こちら</a></font></p></body></html>"""

SHOP = """<html><head><style>.preheader{display:none!important;visibility:hidden;mso-hide:all;font-size:1px;color:#fff;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden}
*[class=hide]{display:none} @media (max-width:480px){*[class=show]{display:block!important;max-height:none!important}} .btn:hover{color:#fff;background:#fff} .price::before{content:"\\20AC "} li::before{content:"\\2022"}
@font-face{font-family:X;src:url(https://www.laden.example/x.woff2)} @supports (display:grid){.g{display:grid}} .clear:after{content:"";display:table;clear:both}</style></head>
<body><span class="preheader">New winter coats have arrived in our shop</span><table><tr><td style="font-size:0;line-height:0;height:20px">&nbsp;</td></tr>
<tr><td><h2>Winter coats</h2><p>From <span class="price">89</span>, in <s>four</s> five colours. <em>Un</em>believably light.</p><ul style="list-style-type:'- '"><li>wool<li>down</ul>
<div class="show" style="max-height:0;overflow:hidden;display:none">Winter coats, from 89.</div>
<p style="color:#f5f5f5;background-color:#1a1a1a;padding:8px"><a style="color:#ffffff" href="https://www.laden.example/coats">Look at all coats</a></p>
<div style="float:left;width:50%">Women</div><div style="float:right;width:50%">Men</div>
<p style="font-size:10px;color:#aaaaaa">You get this mail because you subscribed. <a href="https://www.laden.example/stop">Unsubscribe</a></p></td></tr></table></body></html>"""

SCHOOL = """<html><body><p><span style="float:left;font-size:48px;line-height:40px;padding-right:6px">W</span>e invite all parents to the autumn concert on 27 November at 18:00 in the gymnasium.</p>
<p>Room H<sub>2</sub>O, floor 2<sup>nd</sup>, x<sup style="font-size:8px;vertical-align:super">2</sup>. Programme: J<span style="font-variant:small-caps">ohann</span> Strauss and others.</p>
<details><summary>Who brings a cake?</summary><p>Please write into the list at the entrance.</p></details>
<p>The <mark>con</mark>cert is free. Parking is be<wbr>hind the sports&shy;field. See you the<i>re</i>!</p></body></html>"""

BANK = """<html><head><style>.only-print{display:none}@media print{.only-print{display:block}.no-print{display:none}}</style></head><body>
<div style="position:absolute;left:-9999px;top:auto;width:1px;height:1px;overflow:hidden">Skip to content</div>
<p>Dear Ms Ohta, your statement for October is ready in your online banking. As always, we will never ask for your PIN.</p>
<p class="no-print">Open online banking the way you always do.</p><p class="only-print">Printed from a message of the bank.</p>
<table><tr><td style="border:1px solid #ddd;padding:4px">Balance on 31 Oct</td><td style="text-align:right"><span style="letter-spacing:-0.5px">1,204</span>.55</td></tr></table>
<img src="https://www.bank.example/p.gif" width="1" height="1" alt=""></body></html>"""

OUTLOOK = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><!--[if !mso]><style>v\\:* {behavior:url(#default#VML);}</style><![endif]-->
<style><!--
@font-face {font-family:Calibri; panose-1:2 15 5 2 2 2 4 3 2 4;}
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
span.EmailStyle17 {mso-style-type:personal-compose; color:windowtext;}
.MsoChpDefault {mso-style-type:export-only;}
span.SpellE {mso-style-name:""; mso-spl-e:yes;}
@page WordSection1 {size:612.0pt 792.0pt;} div.WordSection1 {page:WordSection1;}
--></style><!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026" /></xml><![endif]--></head>
<body lang="DE" link="#0563C1"><div class="WordSection1"><p class="MsoNormal"><span lang="EN-US">Hello Ken, the min<span class="SpellE">utes</span> of Mon<span style='mso-bidi-font-weight:bold'>day</span> are attached.<o:p></o:p></span></p>
<p class="MsoNormal"><span style='color:black;mso-fareast-language:JA'>Reg</span><span style='color:#1F497D'>ards</span><o:p>&nbsp;</o:p></p></div></body></html>"""

DARK = """<html><head><meta name="color-scheme" content="light dark"><style>:root{color-scheme:light dark;--ink:#222}
.t{color:var(--ink)} @media (prefers-color-scheme:dark){.light-logo{display:none!important}.dark-logo{display:block!important}.t{color:#fff!important}body{background:#000!important}}
[data-ogsc] .dark-logo{display:block!important}</style></head><body><div class="light-logo">Stadtwerke</div><div class="dark-logo" style="display:none">Stadtwerke</div>
<p class="t">The meter in your street is read on 3 December. You need not be at <span class="t">ho</span>me.</p></body></html>"""

LIBRARY_JA = """<html><body><p>図書館からのお知らせです。</p><p>ご予約の本が届きました。<span style="background-color:#ffff00">お受け取り</span>期間は<span style="font-size:14pt">一週間</span>です。</p>
<p><span style="color:#ffffff;background-color:#00695c;padding:2px 8px">新着</span>絵本コーナーができました。<span style="border-bottom:1px dotted">読み聞かせ</span>は土曜です。</p>
<p style="font-size:1px;line-height:1px">&nbsp;</p><p>開館：九時<span style="color:#bbb">〜</span>十九時　休館：月曜</p></body></html>"""

SEARCH = """<html><head><style>.il{background:#fff3a0} .hl b{color:#d32f2f} a[href^=tel]{color:inherit;text-decoration:none}</style></head><body>
<p>New results for your saved search <b>pass</b>:</p><p>Mountain <span class="il">pass</span>es of the Alps, a com<span class="il">pass</span> from 1890, <span class="il">pass</span>enger lists of the harbour.</p>
<p class="hl">Tres<b>pass</b> signs, under<b>pass</b> lights.</p></body></html>"""

WEATHER = """<html><body><p>\u2600\ufe0f Good morning! \U0001f327 from noon\u2026 Wind N\u2192W, 3\u20134 Bft \u2744 no snow. \U0001f44d\U0001f3fd Team weather</p>
<p>Mon\u00b7Tue\u00b7Wed: sun/cloud, e.g. 8.5 \u00b0C; see wetter.example or mail to team@wetter.example. It's a well-known low-pressure area.</p></body></html>"""

CLINIC_FORM = """<html><body><p>Please tell us how your stay was.</p><form action="https://www.klinik.example/survey"><select><option>very good<option>good</select>
<textarea placeholder="Your words">Write here</textarea><input type="submit" value="Send"><input type="hidden" name="id" value="7"></form>
<video src="https://www.klinik.example/v.mp4">Your program does not play this film. <a href="https://www.klinik.example/film">See it on our site.</a></video></body></html>"""

RTL = """<html dir="rtl"><body style="direction:rtl"><p>\u05e9\u05dc\u05d5\u05dd \u05dc\u05db\u05d5\u05dc\u05dd, \u05d4\u05e4\u05d2\u05d9\u05e9\u05d4 \u05e9\u05dc \u05d4\u05e6\u05d5\u05d5\u05ea \u05d4\u05d9\u05d0 \u05d1\u05d9\u05d5\u05dd \u05e9\u05e0\u05d9 \u05d1 <bdo dir="ltr">Room 4</bdo>.</p></body></html>"""

AMP = """<html><head><style>.a{opacity:.99}.b{visibility:hidden}.b.on{visibility:visible}.tab:checked~.pane{display:block}.pane{display:none}</style></head><body>
<input type="radio" class="tab" id="t1"><label for="t1">Programme</label><div class="pane">Talks on hand hygiene, wound care and nutrition, in the lecture hall of the north wing, with coffee.</div>
<div class="a">Conference of the regional nurses on 4 December.</div></body></html>"""

TICKETS = """<html><body><p>Your tickets:</p><table><tr><td>S</td><td>E</td><td>A</td><td>T</td></tr><tr><td>A</td><td>1</td><td>2</td><td>B</td></tr></table>
<p style="letter-spacing:4px">W E L C O M E</p><p><span style="position:relative;top:-6px">*</span> doors open at 18:30</p>
<div style="overflow:hidden;max-height:none"><p>The hall is in the old town.</p></div><div style="height:0;min-height:40px">Row 7</div></body></html>"""

COUPON = """<html><body><p>\U0001d5d5\U0001d5f2\U0001d600\U0001d601 of the week</p><p>\u2460 tea \u2461 biscuits \u24d0 organic \u2122 \u00ae, Block \U0001f170, car park \U0001f17f, \U0001f1ef\U0001f1f5 \U0001f1e9\U0001f1ea</p>
<!-- campaign 77, segment north, template version 12, built on Monday by the marketing team for the regular readers of the tea letter and nobody else, do not edit below this line, thank you very much indeed, see the wiki page -->
<p>Sale<!-- v -->s end on Sunday.</p><img alt="Tea for two" src="https://www.tee.example/1.png" width="600" height="200"></body></html>"""

KINDERGARTEN_JA = """<html><head><style>span[class~="nowrap"]{white-space:nowrap} .em:not(.plain){font-weight:bold} p>span.small{font-size:12px}</style></head><body>
<p>十二月の<span class="em">生活<span class="small">発表</span>会</span>のご案内です。<span class="nowrap">保護者の皆さま</span>には、<span style="letter-spacing:.05em">九時三十分</span>までにお越しください。</p>
<p>お弁当・水筒・上履きをお持ちください。★駐車場は園庭★をご利用ください。ご不明な点は、担任まで♪</p></body></html>"""

HONEST = {
    "mjml": MJML, "hospital-ja": HOSPITAL_JA, "shop": SHOP, "school": SCHOOL, "bank": BANK, "outlook": OUTLOOK, "dark": DARK,
    "library-ja": LIBRARY_JA, "search": SEARCH, "weather": WEATHER, "form": CLINIC_FORM, "rtl": RTL, "tabs": AMP, "tickets": TICKETS,
    "coupon": COUPON, "kindergarten-ja": KINDERGARTEN_JA,
}  # fmt: skip
HOSTS = {
    "mjml": "garten.example", "hospital-ja": "hakusandai-hp.example", "shop": "laden.example", "bank": "bank.example",
    "form": "klinik.example", "coupon": "tee.example",
}  # fmt: skip
"""Return the senders whose mails have links."""
