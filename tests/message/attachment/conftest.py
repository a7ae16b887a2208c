"""The generator of the example attachments as the module `attachment_maker`, for the tests here."""

import importlib.util
import sys
from pathlib import Path

_PATH = Path(__file__).parents[3] / "examples" / "checks" / "make_attachments.py"
_SPEC = importlib.util.spec_from_file_location("attachment_maker", _PATH)
sys.modules["attachment_maker"] = _MODULE = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
