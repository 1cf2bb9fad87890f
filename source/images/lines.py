"""Draws the sample's pictures of lines and flat colours, as SVG: ``python source/images/lines.py``.

Two inks each, as in ``draw.py``; no randomness but from seeds.
"""

import math
import random
from pathlib import Path

HERE = Path(__file__).parent
GREEN, YELLOW, PAPER, RED, BLUE = "#0a684e", "#f7c442", "#f7f2e7", "#e23e24", "#182d62"


def path(points, **style):
    """A line through points."""
    way = " ".join(f"{x:.4g} {y:.4g}" for x, y in points)
    return f'<path d="M{way}" {attributes(style)}/>'


def area(points, fill):
    """A flat shape."""
    return f'<path d="M{" L".join(f"{x:.1f} {y:.1f}" for x, y in points)} Z" fill="{fill}"/>'


def box(x, y, width, height, fill):
    """A rectangle."""
    return area([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], fill)


def line(points, colour, width):
    """A stroke with round ends."""
    return path(points, stroke=colour, stroke_width=f"{width:.3g}")


def attributes(style):
    """``fill="none" stroke-width="2"``"""
    return " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in style.items())


def disc(x, y, radius, fill, **style):
    """A circle."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" {attributes(style)}/>'


def save(name, width, height, title, shapes):
    """Write a drawing."""
    look = 'fill="none" stroke-linecap="round"'
    box_ = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {look} {box_}>'
    (HERE / name).write_text("\n".join([head, f"<title>{title}</title>", *shapes, "</svg>"]) + "\n")


def hill(left, right, top, foot, wave, phase, pitch, colour):
    """Lines that follow a ridge, closer together towards its foot."""

    def ridge(x):
        return top + wave * math.sin(x / 130 + phase) + 0.45 * wave * math.sin(x / 57 + 2 * phase)

    xs = range(left, right + 1, 20)
    yield area([(left, foot), *((x, ridge(x)) for x in xs), (right, foot)], colour[0])
    drop, step = 0.0, pitch
    while drop < foot - top + wave:
        line_ = [(x, ridge(x) + drop * (1 + 0.12 * math.sin(x / 90))) for x in xs]
        if line_[0][1] < foot or line_[-1][1] < foot:
            yield line([(x, min(y, foot)) for x, y in line_], colour[1], 2.2 + drop / 60)
        drop, step = drop + step, max(4.6, step * 0.97)


def mill():
    """The mill with its loft, its chimney and its wheel, under hills."""
    rng = random.Random(1911)
    shapes = [box(-20, -20, 940, 640, PAPER)]
    shapes += [line([(rng.randint(-60, 60), y), (960, y)], YELLOW, 5.5 - y / 40) for y in range(6, 190, 11)]
    shapes += [disc(716, 128, 62, YELLOW)]
    shapes += hill(-20, 920, 178, 470, 44, 0.4, 13, (YELLOW, GREEN))
    shapes += hill(-20, 920, 300, 480, 30, 2.6, 9, (PAPER, GREEN))
    # chimney and smoke
    for k in range(7):
        shapes.append(
            disc(
                252 + 34 * k + 6 * (k % 2), 72 - 7 * k, 15 + 5.5 * k, PAPER, stroke=GREEN, stroke_width="2.4"
            )
        )
    shapes += [area([(214, 430), (222, 92), (250, 92), (258, 430)], GREEN), box(217, 84, 38, 12, GREEN)]
    shapes += [line([(222, y), (251, y)], YELLOW, 1.5) for y in range(116, 300, 14)]
    # the house: ground floor, loft with sheets, roof
    shapes += [box(120, 356, 520, 120, GREEN)]
    shapes += [box(120, 276, 520, 80, PAPER), box(120, 276, 520, 5, GREEN), box(120, 351, 520, 6, GREEN)]
    for k in range(26):
        x, lift = 124 + 20 * k, 4 * math.sin(k / 2.1)
        shapes.append(
            area(
                [(x + 2, 284), (x + 15, 284), (x + 15 + lift, 342), (x + 2 + lift, 342)],
                YELLOW if k % 4 == 1 else "#ffffff",
            )
        )
        shapes.append(
            line(
                [(x + 2, 284), (x + 15, 284), (x + 15 + lift, 342), (x + 2 + lift, 342), (x + 2, 284)],
                GREEN,
                1.2,
            )
        )
    shapes += [box(120 + 104 * k - 3, 276, 6, 80, GREEN) for k in range(6)]
    shapes += [area([(96, 282), (150, 210), (610, 210), (664, 282)], GREEN)]
    for k in range(1, 6):
        y = 210 + 12 * k
        shapes.append(line([(150 - 9 * k + 4, y), (610 + 9 * k - 4, y)], PAPER, 1.1))
    for k in range(8):
        x = 146 + 62 * k
        lit = YELLOW if k in (1, 2, 5) else PAPER
        shapes += [box(x, 386, 30, 46, lit), box(x + 14, 386, 2, 46, GREEN), box(x, 408, 30, 2, GREEN)]
    # the wheel
    shapes += [
        disc(690, 410, 78, PAPER, stroke=GREEN, stroke_width="11"),
        disc(690, 410, 54, "none", stroke=GREEN, stroke_width="4"),
    ]
    for k in range(16):
        a = math.pi * k / 8 + 0.1
        shapes.append(line([(690, 410), (690 + 74 * math.cos(a), 410 + 74 * math.sin(a))], GREEN, 4))
        shapes.append(
            line(
                [
                    (690 + 74 * math.cos(a), 410 + 74 * math.sin(a)),
                    (690 + 92 * math.cos(a + 0.1), 410 + 92 * math.sin(a + 0.1)),
                ],
                GREEN,
                6,
            )
        )
    shapes += [disc(690, 410, 13, YELLOW, stroke=GREEN, stroke_width="5")]
    # the bank, and the stream that comes down its stair
    shapes += [area([(-20, 466), (640, 470), (760, 492), (920, 470), (920, 640), (-20, 640)], YELLOW)]
    for k in range(5):
        y = 492 + 24 * k
        left, right = 560 - 118 * k, 930
        shapes.append(area([(left, y), (right, y - 8), (right, y + 30), (left - 110, y + 30)], PAPER))
        for n in range(4):
            wave = [
                (x, y + 5 + 5.4 * n + 2.1 * math.sin(x / 17 + n + k))
                for x in range(left + 8 - 24 * n, right, 13)
            ]
            shapes.append(line(wave, GREEN, 1.5 + 0.25 * k))
        shapes.append(line([(left - 4, y), (right, y - 8)], GREEN, 4.5))
    for _ in range(150):
        x, y = rng.uniform(-10, 470), rng.uniform(482, 604)
        if x < 540 - 4.6 * (y - 486):
            shapes.append(line([(x, y), (x + rng.uniform(-4, 4), y - rng.uniform(7, 15))], GREEN, 1.7))
    save("mill.svg", 900, 600, "The mill at Aberdulas", shapes)


def vat():
    """Three stages at the vat: in at a slant, level, out."""
    shapes = []
    for k, (turn, y) in enumerate([(0.62, 96), (0.0, 128), (0.0, 52)]):
        x = 120 + 240 * k
        shapes.append(area([(x - 96, 104), (x + 96, 104), (x + 82, 200), (x - 82, 200)], "#dcdcdc"))
        shapes.append(line([(x - 104, 78), (x - 84, 202), (x + 84, 202), (x + 104, 78)], "#1a1a1a", 2.6))
        shapes.append(line([(x + d, 104 + 1.8 * math.sin(d / 8)) for d in range(-96, 97, 4)], "#1a1a1a", 1.4))
        dx, dy = 62 * math.cos(turn), 62 * math.sin(turn)
        shapes.append(line([(x - dx, y - dy), (x + dx, y + dy)], "#1a1a1a", 6))
        shapes.append(line([(x - dx - 4, y - dy - 9), (x - dx, y - dy)], "#1a1a1a", 3))
        shapes.append(line([(x + dx + 4, y + dy - 9), (x + dx, y + dy)], "#1a1a1a", 3))
        if k == 2:
            for n in range(9):
                at = x - 52 + 13 * n
                shapes.append(line([(at, 62), (at, 84 + 5 * (n % 3))], "#1a1a1a", 1.3))
            shapes.append(line([(x - 60, 47), (x + 60, 47)], "#b4b4b4", 5))
        arrow = [(x, 30, x, 58), (x - 20, 160, x + 20, 160), (x, 30, x, 12)][k]
        shapes.append(line([arrow[:2], arrow[2:]], "#1a1a1a", 1.6))
        tip, back = arrow[2:], math.atan2(arrow[3] - arrow[1], arrow[2] - arrow[0])
        shapes.append(
            area(
                [
                    tip,
                    *(
                        (tip[0] - 9 * math.cos(back + s), tip[1] - 9 * math.sin(back + s))
                        for s in (0.45, -0.45)
                    ),
                ],
                "#1a1a1a",
            )
        )
    save("vat.svg", 720, 216, "Three stages at the vat", shapes)


def needle():
    """Thread through the fold of a pamphlet, in one line."""
    shapes = [box(-20, -20, 940, 680, PAPER)]
    for k in range(24):
        inset = 6.5 * k
        left = [
            (450, 92 + inset * 0.42),
            (450 - 330 + inset, 138 + inset * 0.5),
            (450 - 330 + inset, 560 - inset * 0.2),
            (450, 520 - inset * 0.1),
        ]
        right = [(900 - x, y) for x, y in left]
        shade = RED if k % 6 == 5 else BLUE
        shapes += [
            area(left, PAPER),
            area(right, PAPER),
            line([*left, left[0]], shade, 1.8),
            line([*right, right[0]], shade, 1.8),
        ]
    holes = [250, 310, 370, 430, 490]
    for y in holes:
        shapes.append(disc(450, y, 6.5, PAPER, stroke=BLUE, stroke_width="3"))
    way = []
    for n in range(241):
        t = n / 240
        way.append((450 + 30 * math.sin(math.pi * 4 * t), 250 + 240 * t))
    shapes.append(line(way, RED, 6))
    curl = [
        (450 + 2.3 * n + 34 * math.sin(n / 13), 250 - 60 * math.sin(n / 28) - 0.55 * n) for n in range(120)
    ]
    shapes.append(line(curl, RED, 6))
    x, y = curl[-1]
    shapes.append(area([(x - 12, y + 8), (x + 150, y - 104), (x + 8, y - 10)], BLUE))
    shapes.append(line([(x + 4, y - 2), (x + 20, y - 12)], PAPER, 2.6))
    save("needle.svg", 900, 640, "A pamphlet, sewn", shapes)


if __name__ == "__main__":
    mill()
    vat()
    needle()
