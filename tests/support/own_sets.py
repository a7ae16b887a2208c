"""The invented mails of tests/detection: their files, and the hospital that receives them."""

import zlib
from pathlib import Path

from mailguard.config import Config, Organization, Trust
from mailguard.config.model import Vip

FOLDER = Path(__file__).parents[1] / "detection"
CONFIG = Config(
    organization=Organization(
        names=("白山台中央病院", "Hakusandai Central Hospital"),
        domains=("hakusandai-hp.example",),
        partners=("minori-yakuhin.example", "kita-clinic.example", "partner-clinic.example"),
        vip=(Vip("架空 院長子", ("Inchoko Kakuu",), ("kakuu@hakusandai-hp.example",)),),
    ),
    trust=Trust(authserv_ids=("mx.hakusandai-hp.example",), free_mail=("mail-webya.example",)),
)


def paths(side: str) -> list[Path]:
    """Return the mails of one side, "legit" or "phish", in every language."""
    return sorted(FOLDER.glob(f"*/{side}/*.eml"))


def name(path: Path) -> str:
    """Return language, side and name of an example."""
    return "-".join((*path.parts[-3:-1], path.stem))


def kept_apart(path: Path) -> bool:
    """Whether an example belongs to the half that was held out during tuning."""
    return zlib.crc32("/".join(path.parts[-3:]).encode()) % 2 == 1
