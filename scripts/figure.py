"""Draw the figure of the README: which states met in 2018–2025, as an SVG, the same bytes for the same graph.

python scripts/figure.py [FILE.svg]
"""

import math
import sys
from html import escape
from pathlib import Path
from typing import Any

import networkx as nx

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from maslahat import ties
from maslahat.workshop import Workshop

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
FIRST, LAST = "2018", "2025"
WIDTH, HEIGHT, RADIUS, INNER = 900, 780, 300, 0.46
MIDDLE = WIDTH / 2, 430
INK, LINE, CORE, REST = "#1f2937", "#0f766e", "#1e40af", "#64748b"


def main(arguments: list[str]) -> int:
    file = Path(arguments[0]) if arguments else IMAGES / "co-participation.svg"
    graph = ties.network(Workshop().store(), "co-participation", start=FIRST, end=LAST, weights="newman")
    file.write_text(drawn(graph), encoding="utf-8", newline="\n")
    print(file)
    return 0


def drawn(graph: Any) -> str:
    """The picture: those who met most in the middle, the others around them, lines as broad as their weight."""
    strength = dict(graph.degree(weight="weight"))
    core = [n for n in _by_strength(strength) if strength[n] >= max(strength.values()) / 2]
    rest = [n for n in _by_strength(strength) if n not in core]
    places = nx.shell_layout(graph, [core, rest], rotate=0)
    at = {n: _placed(x, y, inner=n in core) for n, (x, y) in places.items()}
    heaviest = max(weight for _, _, weight in graph.edges(data="weight"))
    meetings = {name for _, _, names in graph.edges(data="through") for name in names}
    lines = sorted(graph.edges(data=True), key=lambda e: (e[2]["weight"], e[0], e[1]))
    told = f"{len(graph)} states at {len(meetings)} meetings; a meeting of n states adds 1/(n−1) to each of its lines"
    frame = f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" fill="{INK}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="28" y="42" font-size="24" font-weight="bold">Who met whom, {FIRST}–{LAST}</text>',
        f'<text x="28" y="68" font-size="15">{told}</text>',
    ]
    parts += [
        _line(at[one], at[other], values["weight"] / heaviest, _told(graph, one, other, values))
        for one, other, values in lines
    ]
    parts += [
        _node(graph.nodes[n]["label"], at[n], strength[n] / max(strength.values()), inner=n in core)
        for n in rest + core
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _by_strength(strength: dict[str, float]) -> list[str]:
    return sorted(strength, key=lambda n: (-strength[n], n))


def _placed(x: float, y: float, *, inner: bool) -> tuple[float, float]:
    length = math.hypot(x, y) or 1
    radius = RADIUS * (INNER if inner else 1)
    return round(MIDDLE[0] + x / length * radius, 1), round(MIDDLE[1] - y / length * radius, 1)


def _line(one: tuple[float, float], other: tuple[float, float], share: float, told: str) -> str:
    width, opacity = round(0.6 + 9.4 * share, 2), round(0.22 + 0.5 * share, 2)
    return (
        f'<line x1="{one[0]}" y1="{one[1]}" x2="{other[0]}" y2="{other[1]}" stroke="{LINE}" stroke-width="{width}"'
        f' stroke-opacity="{opacity}" stroke-linecap="round"><title>{escape(told)}</title></line>'
    )


def _told(graph: Any, one: str, other: str, values: dict[str, Any]) -> str:
    meetings = "meeting" if values["count"] == 1 else "meetings"
    return f"{graph.nodes[one]['label']} – {graph.nodes[other]['label']}: {values['count']} {meetings}"


def _node(label: str, place: tuple[float, float], share: float, *, inner: bool) -> str:
    x, y = place
    across, down = x - MIDDLE[0], y - MIDDLE[1]
    length = math.hypot(across, down) or 1
    size = round(5 + 11 * math.sqrt(share), 1)
    tx, ty = x + across / length * (size + 7), y + down / length * (size + 9) + 5
    side = across / length
    anchor = "middle" if abs(side) < 0.35 else "start" if side > 0 else "end"
    weight = ' font-weight="bold"' if inner else ""
    halo = 'stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    return (
        f'<circle cx="{x}" cy="{y}" r="{size}" fill="{CORE if inner else REST}"/>'
        f'<text x="{tx:.1f}" y="{ty:.1f}" font-size="15" text-anchor="{anchor}"{weight} {halo}>{escape(label)}</text>'
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
