"""The generator of the example attachments as `attachment_maker`, that of containers as `container_maker`."""

import importlib.util
import sys
from pathlib import Path

_HERE = Path(__file__).parent
_PATHS = {
    "attachment_maker": _HERE.parents[2] / "examples" / "checks" / "make_attachments.py",
    "container_maker": _HERE / "container_maker.py",
    "archive_maker": _HERE / "archive_maker.py",
    "office_maker": _HERE / "office_maker.py",
    "pdf_maker": _HERE / "pdf_maker.py",
}
for _name, _path in _PATHS.items():
    _spec = importlib.util.spec_from_file_location(_name, _path)
    sys.modules[_name] = _module = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_module)
