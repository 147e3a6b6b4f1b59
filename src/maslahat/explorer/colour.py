"""Colours of the blocks made readable: at least 4.5:1 on the page's ground, in light and in dark."""

from __future__ import annotations

import colorsys
import re

GROUND = {"light": "#ffffff", "dark": "#111827"}
PLAIN = "#525f74"
ENOUGH = 4.5
STEPS = 200


def readable(colour: str | None) -> dict[str, str]:
    """A colour for each theme."""
    return {theme: _on(theme, colour) for theme in GROUND}


def _on(theme: str, colour: str | None) -> str:
    """The colour itself if it stands out from the theme's ground, else the nearest of its hue that does."""
    given = colour if colour and re.fullmatch(r"#[0-9a-fA-F]{6}", colour) else PLAIN
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(given))
    goal = 0.0 if theme == "light" else 1.0
    for step in range(STEPS + 1):
        light = lightness + (goal - lightness) * step / STEPS
        found = "#" + "".join(f"{round(c * 255):02x}" for c in colorsys.hls_to_rgb(hue, light, saturation))
        if contrast(found, GROUND[theme]) >= ENOUGH:
            return given.lower() if step == 0 else found
    return "#000000" if theme == "light" else "#ffffff"


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue
