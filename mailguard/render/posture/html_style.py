"""The style sheet of the posture pages: that of all reports with additions."""

from typing import Final

from mailguard.render.mail.html_style import STYLE

POSTURE_STYLE: Final = (
    STYLE
    + """
main.wide,main.wide+footer{max-width:84rem}
.answer.level-critical{color:var(--red);background:var(--redbg)}
.answer.level-warning,.answer.level-unknown{color:var(--amber);background:var(--amberbg)}
.answer.level-good{color:var(--green);background:var(--greenbg)}
.answer .domain{display:block;font-size:1rem;color:var(--ink);overflow-wrap:anywhere}
.badge.level-critical{color:var(--red)}.badge.level-warning,.badge.level-unknown{color:var(--amber)}
.badge.level-good{color:var(--green)}
.strip{display:flex;flex-wrap:wrap;gap:.3rem .5rem;list-style:none;padding:0;margin:.6rem 0}
.strip li{border:1px solid var(--line);border-radius:.3rem;padding:.05rem .5rem;font-size:.85rem;white-space:nowrap}
.ok .mark,td.ok{color:var(--green)}.warn .mark,td.warn{color:var(--amber)}.bad .mark,td.bad{color:var(--red)}
.unknown .mark,td.unknown{color:var(--amber)}td.none,.none .mark{color:var(--soft)}
.mark{font-weight:700}
h4{font-size:1rem;margin:0 0 .3rem}
table+article{margin-top:1.5rem}
td.state{text-align:center;padding:.3rem .25rem}th.state{text-align:center;padding:.3rem .25rem;font-size:.75rem}
.record{margin:.4rem 0;padding:.4rem .7rem;background:var(--greenbg);border-radius:.3rem;white-space:pre-wrap;
overflow-wrap:anywhere}
.tree{margin:.4rem 0;padding:.5rem .7rem;background:var(--shade);border-radius:.3rem;overflow-x:auto;line-height:1.35}
.tiles{display:flex;flex-wrap:wrap;gap:.7rem;list-style:none;padding:0;margin:.8rem 0}
.tiles li{flex:1 1 8rem;border:1px solid;border-left-width:.4rem;border-radius:.4rem;padding:.4rem .9rem}
.tiles strong{display:block;font-size:1.9rem;line-height:1.2}
.tiles .level-critical{color:var(--red);background:var(--redbg)}
.tiles .level-warning,.tiles .level-unknown{color:var(--amber);background:var(--amberbg)}
.tiles .level-good{color:var(--green);background:var(--greenbg)}
.tiles .zero{color:var(--soft);background:none}
.scroll{overflow-x:auto}
td.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td.wide{min-width:14rem;padding-left:.8rem}th.last{padding-left:.8rem}td.time{white-space:nowrap}.name{min-width:9rem}
.worse{color:var(--red)}.better{color:var(--green)}.changed{color:var(--blue)}
.trend{display:block;overflow:visible}
.trend .frame{stroke:var(--line);stroke-width:1;fill:none}
.trend .line{stroke:var(--blue);stroke-width:1.5;fill:none;stroke-linejoin:round;stroke-linecap:round}
.trend .end{fill:var(--blue)}.trend .end.level-critical{fill:var(--red)}.trend .end.level-good{fill:var(--green)}
.trend .end.level-warning{fill:var(--amber)}
@media (max-width:48rem){td.time{white-space:normal;min-width:6rem}th.last,td.wide{padding-left:.3rem}}
.soft{color:var(--soft);font-size:.85rem}
@media print{.scroll{overflow:visible}.answer,.tiles li,.badge,.record{print-color-adjust:exact}
.dashboard details>*{display:none}.dashboard details>summary{display:none}table{font-size:8pt}tr{break-inside:avoid}}
"""
)
