"""How fast telling phrases are found, by language: `python tests/bench/phrases.py`.

Prints megabytes of UTF-8 text a second for each kind of text, the best of five rounds.
"""

import time

from mailguard.language.normalise import normalise
from mailguard.language.phrases import find_phrases

TEXTS = {
    "English": "The minutes of the meeting are on the usual page; please send corrections to the office by post. "
    * 100,
    "English, pressing": "Please verify your account within 24 hours or your account will be suspended. Click here. "
    * 100,
    "Portuguese": "A reunião será na próxima semana; as informações estão na página e não há alterações. " * 100,
    "Japanese": "いつもお世話になっております。来週の研修会の資料を添付いたします。ご査収ください。\n" * 100,
    "Japanese, pressing": "至急ご対応ください。24時間以内に手続きがない場合、アカウントを停止いたします。\n" * 100,
    "Russian": "Протокол собрания опубликован на обычной странице, замечания присылайте по почте. " * 100,
    "Disguised": "v\u200berify yоur a\u00adccount ｕｒｇｅｎｔ u r g e n t " * 100,
}


def best(function, text):
    rounds = []
    for _ in range(5):
        started = time.perf_counter()
        function(text)
        rounds.append(time.perf_counter() - started)
    return len(text.encode()) / min(rounds) / 1e6


def main():
    print(f"{'text':22s} {'normalise':>10s} {'phrases':>10s}  MB/s")
    for name, text in TEXTS.items():
        print(f"{name:22s} {best(normalise, text):10.1f} {best(lambda t: find_phrases(t, 'x'), text):10.1f}")


if __name__ == "__main__":
    main()
