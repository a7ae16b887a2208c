"""The style sheet of the HTML report: readable on a screen, on paper, in the dark, and without colours."""

from typing import Final

STYLE: Final = """
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--shade:#f6f8fa;
--red:#a40e26;--redbg:#ffebe9;--amber:#7a4d00;--amberbg:#fff8c5;--green:#116329;--greenbg:#dafbe1;--blue:#0550ae}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ea7b3;--line:#3d444d;--paper:#0d1117;--shade:#161b22;
--red:#ff9492;--redbg:#3c1014;--amber:#f2cc60;--amberbg:#332701;--green:#7ee787;--greenbg:#0f2d17;--blue:#79c0ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.65 "Hiragino Kaku Gothic ProN","Hiragino Sans",
"Yu Gothic UI","Yu Gothic",Meiryo,"Noto Sans CJK JP","Noto Sans JP",system-ui,-apple-system,"Segoe UI",sans-serif}
main,footer{max-width:56rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.15rem;margin:.5rem 0;color:var(--soft);font-weight:600}
h2{font-size:1.05rem;margin:1.8rem 0 .5rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;margin:0 0 .3rem}
p{margin:.35rem 0}
article+article{margin-top:3rem;padding-top:1.5rem;border-top:3px double var(--line)}
.answer{border:1px solid;border-left-width:.5rem;border-radius:.4rem;padding:.8rem 1.1rem;margin:.5rem 0 1rem}
.answer h2{border:0;margin:0;padding:0;font-size:1.5rem;line-height:1.3}
.answer p{color:var(--ink)}
.malicious{color:var(--red);background:var(--redbg)}
.suspicious,.unexamined{color:var(--amber);background:var(--amberbg)}
.noted{color:var(--blue);background:var(--shade)}
.clean{color:var(--green);background:var(--greenbg)}
.score{font-size:.95rem;font-weight:400;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .9rem;margin:.5rem 0}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
bdi,code,td,dd{overflow-wrap:anywhere}
bdi,code{unicode-bidi:isolate}
.finding{border:1px solid var(--line);border-left:.35rem solid var(--soft);border-radius:.35rem;padding:.7rem 1rem;
margin:.7rem 0;break-inside:avoid}
.finding.critical,.finding.high{border-left-color:var(--red)}
.finding.medium{border-left-color:var(--amber)}
.finding.low{border-left-color:var(--blue)}
.badge{display:inline-block;border:1px solid;border-radius:1rem;padding:0 .6rem;font-size:.8rem;font-weight:600;
margin-right:.5rem;white-space:nowrap}
.badge.critical,.badge.high,.badge.fail{color:var(--red)}
.badge.medium,.badge.softfail,.badge.permerror{color:var(--amber)}
.badge.low{color:var(--blue)}
.badge.pass{color:var(--green)}
.quote{margin:.4rem 0;padding:.3rem .7rem;background:var(--shade);border-radius:.3rem;font-size:.92rem}
.where,.check,footer{color:var(--soft);font-size:.85rem}
.check{font-weight:400}
code,.mono{font-family:ui-monospace,SFMono-Regular,Consolas,"Noto Sans Mono CJK JP",monospace;font-size:.9em}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:.4rem 0}
caption{text-align:left;color:var(--soft)}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:600;white-space:nowrap}
summary{cursor:pointer;color:var(--blue);padding:.3rem 0}
ul{margin:.3rem 0;padding-left:1.3rem}
a{color:var(--blue)}
@media (max-width:34rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}
@media print{:root{--ink:#000;--soft:#444;--paper:#fff;--shade:#f3f3f3;--redbg:#fff;--amberbg:#fff;--greenbg:#fff}
main,footer{max-width:none;padding:0}body{font-size:11pt}article{break-before:page}article:first-of-type{break-before:auto}
details>*{display:block}}
"""
