"""Words that impostors add to the name of one organization, and names that many organizations share.

These words count only together with a name of the organization itself; `affixes` has those that count with any brand.
Source: compiled by hand for this project, 2026-11.
"""

from typing import Final

# Kinds of organizations, and their departments.
KIND_WORDS: Final = frozenset(
    """
    byoin byouin cl ctr cu daigaku dent fd fire gakko gakkou ginko ginkou gov govt grp hd hosp hospital hospitals hp
    iryo iryou iryokikan kabushikigaisha kanja keisatsu keisatsusho kencho kikan kenko kenkou koho kouhou kokuritsu
    kokai kyoiku kyouiku kyoikuiinkai boe kyushin library lab labo med medical municipal museum nursing jinji keiri
    police pref prefecture public renkei ryokin sec secretariat seikyuu shika shichosha shinryo shinryojo shinryosho
    shiyakusho shakyo shobo soumu somu jouhou joho johou school sch shidan sogo sougo sougou general chuo chuou univ
    university college uketsuke yakuba yakuhin yoyaku reserve reservation recruit zaidan houjin hojin iryohojin
    association assoc company co-ltd inc corp corporation foundation council dept div division branch
    yoyakuuketsuke mousikomi moushikomi nyukin furikomi kessai kaikei gyomu denshi denso fax scan scanner it-support
    helpdesk sysadmin postmaster hostmaster noreply no-reply donotreply mailserver mx smtp imap pop vpn remote cloud
    covid vaccine wakuchin corona kenshin jushin jyushin juyo juyou kinkyu kakunin ninsho ninshou henkou henko koshin
    karte denshikarte ganka naika geka shonika rehab zaitaku houmon homon fukushi hoiku chiiki kanren kyujin kyuujin
    nurse doctor ishi isikai ishikai gakusei kyoshoku kyoin staffonly shokuin shain jigyo jigyou honbu honten shiten
    kinen memorial payroll 365 o365 m365 office365 ms365 teams sharepoint onedrive dx
    koushin shoumei tetsuzuki hojokin kyufu kyufukin gakuhi nyushi nyuushi kyuyo kyuuyo
    """.split()  # noqa: SIM905 - a word list reads better than one word a line
)

# Words that the owner of a name uses itself. With a name that many share, other words mean another firm: `sakura-dental`.
DESK_WORDS: Final = frozenset(
    """
    admin administrator app card center centre com contact customer customers customerservice direct document documents
    email emails group guard help helpdesk helpcenter home id inc info information jp japan kanri login madoguchi mail
    mailer mailing mails management member members message messages my mypage myaccount net network new news newsletter
    no-reply noreply notice notices official online org oshirase page portal post postmaster register registration
    server service services share site sso staff support system systems team update updates user users vpn web webmail
    website www your
    or co ac go lg ne gr ed ad
    """.split()  # noqa: SIM905
)

# Names that many hospitals, schools, shops and companies have: families, places, groups.
SHARED_NAMES: Final = frozenset(
    """
    sato satou suzuki takahashi tanaka ito itou watanabe yamamoto nakamura kobayashi kato katou yoshida yamada sasaki
    yamaguchi matsumoto inoue kimura hayashi saito saitou shimizu yamazaki yamasaki mori abe ikeda hashimoto yamashita
    ishikawa nakajima nakashima maeda fujita ogawa goto gotou okada hasegawa murakami kondo kondou ishii sakamoto endo
    endou aoki fujii nishimura fukuda ota oota miura fujiwara okamoto matsuda nakagawa nakano harada ono tamura takeuchi
    kaneko wada nakayama ishida ueda morita kojima hara shibata sakai kudo kudou yokoyama miyazaki miyamoto uchida
    takagi ando andou taniguchi ohno oono maruyama imai takada fujimoto takeda murata ueno sugiyama masuda sugawara
    hirano kojima otsuka ootsuka chiba kubo matsui iwasaki sakurai kinoshita noguchi matsuo nomura kikuchi sano onishi
    oonishi sugimoto arai araki hamada ichikawa komatsu shimada furukawa koizumi nishida kawaguchi kitamura higuchi
    sakura himawari tanpopo sumire ayame tsubaki kiku ume momo matsu hinoki kaede ichou tsukushi nanohana asagao ajisai
    yuri suzuran kobato hato tsuru kame niji sora taiyo taiyou hoshi tsuki hikari asahi yuhi hinata midori aoba wakaba
    futaba mitsuba minori megumi nozomi kibou kibo kizuna egao genki anshin yasuragi nagomi yutaka ai aiiku seiwa
    showa taisho heisei reiwa meiwa kyowa eiwa shinwa chuo minato nishi higashi kita minami honcho ekimae
    seikei saiseikai nisseki sekijuji kosei kousei kouseiren rosai rousai tokushukai tokusyukai kinen jikei juntendo
    aiikukai kyosai shinai seiai seibo seika seiko sankei rokko fujimi shiranui
    """.split()  # noqa: SIM905
)
