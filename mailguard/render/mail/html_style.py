"""The style sheet of the HTML report, for screens, phones, paper, dark mode, and readers who see no colours."""

from typing import Final

STYLE: Final = """
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--shade:#f6f8fa;
--red:#a40e26;--redbg:#ffebe9;--amber:#7a4d00;--amberbg:#fff8c5;--green:#116329;--greenbg:#dafbe1;--blue:#0550ae;
--bluebg:#ddf4ff;--mark:#ffe58a;--markink:#1b1f24}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ea7b3;--line:#3d444d;--paper:#0d1117;--shade:#161b22;
--red:#ff9492;--redbg:#3c1014;--amber:#f2cc60;--amberbg:#332701;--green:#7ee787;--greenbg:#0f2d17;--blue:#79c0ff;
--bluebg:#0c2d4d;--mark:#5c4400;--markink:#fff}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 "Hiragino Kaku Gothic ProN","Hiragino Sans",
"Yu Gothic UI","Yu Gothic",Meiryo,"Noto Sans CJK JP","Noto Sans JP",system-ui,-apple-system,"Segoe UI",sans-serif}
main,footer{max-width:58rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1rem;margin:.25rem 0 .75rem;color:var(--soft);font-weight:600;letter-spacing:.02em}
h2,h3,h4{line-height:1.35}
h2{font-size:1.35rem;margin:2rem 0 .5rem}
h3{font-size:1.15rem;margin:2rem 0 .6rem;padding-bottom:.3rem;border-bottom:2px solid var(--line)}
h4{font-size:1rem;margin:.3rem 0}
p{margin:.4rem 0}
article+article{margin-top:3rem;padding-top:1.5rem;border-top:3px double var(--line)}
:focus-visible{outline:3px solid var(--blue);outline-offset:2px;border-radius:.2rem}
:target{outline:3px solid var(--blue);outline-offset:3px;border-radius:.35rem}
.answer{border:1px solid;border-left-width:.6rem;border-radius:.5rem;padding:1rem 1.25rem;margin:.5rem 0 1.2rem}
.answer h2{margin:0;font-size:1.6rem;line-height:1.3}
.answer p{color:var(--ink);max-width:46rem}
.malicious{color:var(--red);background:var(--redbg)}
.suspicious,.unexamined,.inside{color:var(--amber);background:var(--amberbg)}
.noted{color:var(--blue);background:var(--bluebg)}
.clean{color:var(--green);background:var(--greenbg)}
.score{font-size:.95rem;font-weight:600;white-space:nowrap}
div.score{display:flex;align-items:center;gap:.75rem;margin:.45rem 0 .6rem}
.bar{display:block;height:.55rem;border-radius:.3rem;overflow:hidden;flex:1 1 8rem;max-width:24rem}
.bar .back{fill:var(--line)}.bar .fill{fill:currentColor}.bar .before{fill:currentColor;opacity:.25}
.bar .tick{stroke:var(--paper);stroke-width:2;vector-effect:non-scaling-stroke;fill:none}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem 1rem;margin:.5rem 0}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
.address{color:var(--soft)}
bdi,code,td,th,dd{overflow-wrap:anywhere}
bdi,code{unicode-bidi:isolate}
.finding{border:1px solid var(--line);border-left:.4rem solid var(--soft);border-radius:.4rem;padding:.75rem 1.1rem;
margin:.75rem 0}
section.finding{break-inside:avoid}
.finding.critical,.finding.high{border-left-color:var(--red)}
.finding.medium{border-left-color:var(--amber)}
.finding.low{border-left-color:var(--blue)}
.finding h4{font-size:1.06rem}
.finding summary{color:var(--ink)}
.line{display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .5rem}
.no,.ref{display:inline-block;min-width:1.45em;padding:0 .3em;border-radius:.75em;font-size:.8rem;font-weight:700;
line-height:1.45em;text-align:center}
.no{background:var(--ink);color:var(--paper);margin-right:.1rem}
.ref{border:1px solid var(--blue);background:var(--paper);color:var(--blue);text-decoration:none;margin:0 .15em}
.ref:hover{background:var(--blue);color:var(--paper)}
.gained{display:flex;align-items:center;gap:.5rem;margin-left:auto;font-size:.85rem;font-weight:600;
white-space:nowrap;flex:0 1 17rem;justify-content:flex-end}
.gained .bar{flex:0 1 9rem}
.critical .gained,.high .gained{color:var(--red)}.medium .gained{color:var(--amber)}.low .gained{color:var(--blue)}
.badge{display:inline-block;border:1px solid;border-radius:1rem;padding:0 .65rem;font-size:.8rem;font-weight:600;
white-space:nowrap}
.badge.critical,.badge.high,.badge.fail{color:var(--red)}
.badge.medium,.badge.softfail,.badge.permerror{color:var(--amber)}
.badge.low{color:var(--blue)}
.badge.pass{color:var(--green)}
h4 .badge{margin-right:.5rem}summary .badge{margin:0 .5rem}
.quote{margin:.45rem 0;padding:.35rem .8rem;background:var(--shade);border-radius:.3rem;font-size:.92rem}
.todo{margin:.5rem 0;padding-left:.8rem;border-left:3px solid var(--green)}
.todo strong{color:var(--green);margin-right:.4em}
.where,.check,.soft,footer{color:var(--soft);font-size:.85rem}
.check{font-weight:400}
figure{margin:.6rem 0}
.mail{border:1px solid var(--line);border-radius:.4rem;background:var(--shade);padding:.9rem 1.1rem;margin:.25rem 0;
white-space:pre-wrap;overflow-wrap:anywhere;font-size:.95rem}
mark{background:var(--mark);color:var(--markink);border-radius:.2rem;padding:.05em .15em;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
.unseen{display:inline-block;max-width:100%;
border:1px dashed var(--soft);border-radius:.3rem;padding:0 .4em;margin:.1em 0;
background:var(--paper);font-size:.88rem;white-space:normal}
.unseen .label{font-weight:600}
.gap{display:block;text-align:center;color:var(--soft);font-size:.85rem;margin:.3rem 0}
.gap::before,.gap::after{content:" ⋯ "}
code,.mono{font-family:ui-monospace,SFMono-Regular,Consolas,"Noto Sans Mono CJK JP",monospace;font-size:.9em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.4rem 0}
caption{text-align:left;color:var(--soft)}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);
min-width:3rem}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:400}
.overview tbody th{min-width:9rem}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
summary{cursor:pointer;color:var(--blue);padding:.35rem 0}
ul{margin:.3rem 0;padding-left:1.3rem}
a{color:var(--blue)}
footer{border-top:1px solid var(--line);margin-top:2.5rem}
@media (max-width:40rem){main,footer{padding:.75rem .9rem}dl{grid-template-columns:1fr;gap:0}dt{margin-top:.45rem}
.answer{padding:.8rem 1rem}.answer h2{font-size:1.35rem}.finding{padding:.65rem .8rem}
.gained{flex:1 0 100%;margin-left:0;justify-content:flex-start}.scroll .wide,.overview{min-width:34rem}}
@page{margin:14mm}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--shade:#fff;--red:#8b0a1f;
--redbg:#fff;--amber:#6a4200;--amberbg:#fff;--green:#0d5223;--greenbg:#fff;--blue:#04408c;--bluebg:#fff;
--mark:#ffe58a;--markink:#000}
main,footer{max-width:none;padding:0}body{font-size:10.5pt}h2,h3,h4,.line,thead{break-after:avoid}
article{break-before:page}article:first-of-type{break-before:auto}tr,.quote{break-inside:avoid}
mark,.bar,.no{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.scroll{overflow:visible}.scroll .wide,.overview{min-width:0}details>*{display:block}details>dl{display:grid}
summary{color:var(--ink);font-weight:600}
details::details-content{content-visibility:visible;block-size:auto;display:block}}
"""
