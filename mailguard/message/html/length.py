"""Lengths and opacities in CSS values, as far as the visibility of text depends on them."""

import functools
from typing import Final

from mailguard._internal.lazy_pattern import lazy_pattern

NUMBER: Final = lazy_pattern(r"\s{0,20}([+-]?[0-9]{0,9}\.?[0-9]{1,9}(?:e[+-]?[0-9]{1,2})?)\s?([a-z%]{0,5})")
_CALC: Final = lazy_pattern(r"calc\(\s*([^()+*/\s]{1,30})\s+([+-])\s+([^()+*/\s]{1,30})\s*\)")
_PRODUCT: Final = lazy_pattern(r"calc\(\s*([^()+*/\s]{1,30})\s*\*\s*([^()+*/\s]{1,30})\s*\)")
PX: Final = {
    "": 1.0, "px": 1.0, "pt": 1.33, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "%": 0.16, "vw": 8.0, "vh": 8.0,
    "in": 96.0, "cm": 37.8, "mm": 3.78, "pc": 16.0, "q": 0.94,
}  # fmt: skip
OTHER_UNIT: Final = 8.0


def px(value: str | None) -> float | None:
    """Return a length in pixels, None if it is unknown. Relative lengths assume a font size of 16 pixels."""
    return _length(value) if value else None


@functools.lru_cache(maxsize=512)
def _length(value: str) -> float | None:
    match = NUMBER.match(value)
    if match is not None:
        return float(match.group(1)) * PX.get(match.group(2), OTHER_UNIT)
    return _calculated(value) if "calc(" in value else None


def _calculated(value: str) -> float | None:
    """Return a sum or product of two lengths; None for longer expressions."""
    match = _CALC.match(value)
    if match is not None:
        first, second = NUMBER.match(match.group(1)), NUMBER.match(match.group(3))
        if first is None or second is None:
            return None
        one = float(first.group(1)) * PX.get(first.group(2), OTHER_UNIT)
        other = float(second.group(1)) * PX.get(second.group(2), OTHER_UNIT)
        return one + other if match.group(2) == "+" else one - other
    match = _PRODUCT.match(value)
    if match is not None:
        first, second = NUMBER.match(match.group(1)), NUMBER.match(match.group(2))
        if first is not None and second is not None:
            unit = first.group(2) or second.group(2)
            return float(first.group(1)) * float(second.group(1)) * PX.get(unit, OTHER_UNIT)
    return None


def share(value: str) -> float | None:
    """Return an opacity, given as a number or a percentage, from 0 to 1; None if it is neither."""
    match = NUMBER.match(value)
    if match is None:
        return None
    return float(match.group(1)) / (100 if match.group(2) == "%" else 1)
