"""Draws the sample's pictures: two inks on paper, screened, a little out of register, like a risograph's.

    python source/images/draw.py [--dpi 310] [--one-ink blue] styles/fonts source/images [name …]

It needs numpy beside what Standfirst needs.

Every picture is a stack of ink layers (density 0 to 1), each screened at its own angle, speckled,
shifted by a hair and multiplied on to the paper. No randomness but from seeds: same bytes each time.
"""

import argparse
import math
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

MM = 25.4
ONE = ""  # the one ink, where there is one
PAPER = (247, 242, 231)
INKS = {
    "red": (226, 62, 36),
    "blue": (24, 45, 98),
    "green": (10, 104, 78),
    "yellow": (247, 196, 66),
    "plum": (126, 34, 98),
    "pink": (243, 150, 160),
    "black": (28, 26, 26),
    "sky": (110, 160, 214),
}


class Print:
    def __init__(self, width, height, dpi, seed, paper=PAPER):
        self.dpi, self.k = dpi, dpi / MM
        self.w, self.h = round(width * self.k), round(height * self.k)
        self.mm = (width, height)
        self.rng = np.random.default_rng(seed)
        self.first = np.zeros((self.h, self.w), np.float32)
        paper = (255, 255, 255) if ONE else paper
        self.out = np.ones((self.h, self.w, 3), np.float32) * (np.array(paper, np.float32) / 255)

    def grid(self):
        y, x = np.mgrid[0 : self.h, 0 : self.w].astype(np.float32)
        return x / self.k, y / self.k

    def mask(self, draw, scale=2):
        """What draw(ImageDraw, k) draws in white, k pixels to the millimetre; 0 to 1."""
        image = Image.new("L", (self.w * scale, self.h * scale), 0)
        draw(ImageDraw.Draw(image), self.k * scale)
        image = image.resize((self.w, self.h), Image.Resampling.BOX)
        return np.asarray(image, np.float32) / 255

    def cloud(self, size, octaves=3):
        """Smooth noise, 0 to 1, features of about size mm."""
        total, weight = np.zeros((self.h, self.w), np.float32), 0.0
        for o in range(octaves):
            step = max(size * self.k / 2**o, 2)
            small = self.rng.random((max(2, int(self.h / step) + 2), max(2, int(self.w / step) + 2))).astype(
                np.float32
            )
            big = Image.fromarray(small).resize((self.w, self.h), Image.Resampling.BICUBIC)
            total += np.asarray(big) / 2**o
            weight += 1 / 2**o
        return np.clip(total / weight, 0, 1)

    def screen(self, density, pitch=0.55, angle=45, kind="dot"):
        """Dots (or lines) whose size follows the density; pitch in mm."""
        x, y = self.grid()
        a = math.radians(angle)
        u, v = (x * math.cos(a) + y * math.sin(a)) / pitch, (y * math.cos(a) - x * math.sin(a)) / pitch
        if kind == "dot":
            f = 0.5 + 0.25 * (np.cos(2 * np.pi * u) + np.cos(2 * np.pi * v))
        else:
            f = 0.5 + 0.5 * np.cos(2 * np.pi * v)
        sharp = pitch * self.k * 0.42
        cov = np.clip((density - (1 - f)) * sharp + 0.5, 0, 1)
        return np.where(density > 0.985, 1, np.where(density < 0.015, 0, cov))

    def ink(self, name, coverage, shift=(0, 0), grain=0.10, strength=1.0):
        """Print a coverage in an ink: speckled as an ink drum leaves it. With one ink, the lighter of
        two is printed with it too, through a line screen."""
        if ONE:
            shift = (0, 0)
            if name in ("red", "yellow", "sky", "pink"):
                coverage = coverage * self.screen(
                    np.full((self.h, self.w), 0.46, np.float32), 0.62, 60, "line"
                )
                self.first = coverage = np.maximum(self.first, coverage)
                self.out[:] = 1
            else:
                coverage = np.where(coverage > self.first * 0.999, coverage, self.first) - self.first * 0
                self.out[:] = 1
            name = ONE
        dx, dy = round(shift[0] * self.k), round(shift[1] * self.k)
        cov = np.roll(coverage, (dy, dx), (0, 1))
        if grain:
            fine = self.rng.random((self.h, self.w)).astype(np.float32)
            speck = Image.fromarray(fine).resize((self.w, self.h))
            fine = np.asarray(speck)
            fibre = self.cloud(0.5, 2)
            slow = self.cloud(30, 2)
            lost = np.clip((fine * 0.45 + fibre * 0.9 + slow * 0.25 - 1.02) * 5, 0, 1) * grain * 6
            cov = cov * (1 - np.clip(lost, 0, 0.85)) * (1 - grain * 0.25 * fine)
        colour = np.array(INKS[name], np.float32) / 255
        self.out *= 1 - (cov * strength)[..., None] * (1 - colour)

    def save(self, path):
        drawn = Image.fromarray((np.clip(self.out, 0, 1) * 255).astype(np.uint8))
        soft = drawn.filter(ImageFilter.GaussianBlur(0.8))  # ink spreads; and the file is small
        soft.save(path, quality=13, subsampling=2, optimize=True)


def font(fonts, name, size):
    return ImageFont.truetype(str(fonts / name), max(1, round(size)))


# -- cover: what is left on the pallet ------------------------------------------------------------


def cover(dpi, fonts, out, name="cover"):
    p = Print(216, 286, dpi, 7)
    cx, cy = 117, 224  # where the lowest sheet lies
    ax, ay = np.array([0.87, 0.44]), np.array([-0.87, 0.44])

    def corners(x, y, w, d, turn):
        c, s = math.cos(turn), math.sin(turn)
        pts = []
        for a, b in ((-w, -d), (w, -d), (w, d), (-w, d)):
            a, b = a * c - b * s, a * s + b * c
            q = np.array([x, y]) + a * ax + b * ay
            pts.append((float(q[0]), float(q[1])))
        return pts

    sheets = []
    rng = np.random.default_rng(31)
    y = cy
    for i in range(118):  # the order, knocked up square
        j = rng.normal(0, 0.22, 2)
        sheets.append((cx + j[0], y + j[1] * 0.4, 40, 54, rng.normal(0, 0.004), 0))
        y -= 0.62
    for i in range(31):  # and the thirty-one over
        t = i / 30
        y -= 1.05 + 0.25 * t
        sheets.append((cx + 2.0 * math.sin(t * 2.4), y, 40, 54, 0.02 + 0.95 * t**1.5, 1))
    blue = Image.new("L", (p.w * 2, p.h * 2), 0)
    red = Image.new("L", (p.w * 2, p.h * 2), 255)  # the field
    k = p.k * 2
    db, dr = ImageDraw.Draw(blue), ImageDraw.Draw(red)

    def px(pts, dx=0.0, dy=0.0):
        return [((a + dx) * k, (b + dy) * k) for a, b in pts]

    # pallet
    base = corners(cx, cy + 3.5, 43, 57, 0)
    for lift, high in ((15, 4.2), (4.2, 4.2)):
        pts = corners(cx, cy + lift, 43, 57, 0)
        for a, b, tone in ((pts[2], pts[3], 200), (pts[1], pts[2], 255)):
            quad = [a, b, (b[0], b[1] - high), (a[0], a[1] - high)]
            db.polygon(px(quad), fill=tone)
    pts = corners(cx, cy + 13, 43, 57, 0)
    for a, b in ((pts[2], pts[3]), (pts[1], pts[2])):
        for f in (0.0, 0.44, 0.88):
            q = [(a[0] + (b[0] - a[0]) * g, a[1] + (b[1] - a[1]) * g) for g in (f, f + 0.12)]
            db.polygon(px([q[0], q[1], (q[1][0], q[1][1] - 9), (q[0][0], q[0][1] - 9)]), fill=255)
    thick = 0.62
    for n, (x, y, w, d, turn, over) in enumerate(sheets):
        pts = corners(x, y, w, d, turn)
        high = thick if not over else 0.9
        order = sorted(range(4), key=lambda i: pts[i][1])
        low = order[-1]
        left, right = pts[(low + 1) % 4], pts[(low - 1) % 4]
        if left[0] > right[0]:
            left, right = right, left
        bottom = pts[low]
        shade = 46 if n % 3 else 84
        for a, b, tone in ((left, bottom, shade), (bottom, right, 150 if n % 2 else 205)):
            quad = [a, b, (b[0], b[1] + high), (a[0], a[1] + high)]
            db.polygon(px(quad), fill=tone)
            dr.polygon(px(quad), fill=255 if over and a is not left else 0)
        dr.polygon(px(pts), fill=0)
        db.polygon(px(pts), fill=0)
        edge = px(pts + [pts[0]])
        db.line(edge, fill=255 if over else 120, width=max(1, round(0.16 * k)))
    # number on the top sheet, lying in its plane
    x, y, w, d, turn, _ = sheets[-1]
    f = font(fonts, "SourceSerifPro-Semibold.ttf", 900)
    tile = Image.new("L", (1000, 1000), 0)
    ImageDraw.Draw(tile).text((500, 500), "7", font=f, fill=255, anchor="mm")
    c, s = math.cos(turn), math.sin(turn)
    ex = c * ax + s * ay  # sheet's own axes on the page
    ey = -s * ax + c * ay
    size = 92.0
    m = np.array([[-ey[0], ex[0]], [-ey[1], ex[1]]]) * size / 1000 * k
    inv = np.linalg.inv(m)
    o = inv @ np.array([x * k, y * k])
    data = (inv[0, 0], inv[0, 1], 500 - o[0], inv[1, 0], inv[1, 1], 500 - o[1])
    seven = tile.transform(blue.size, Image.Transform.AFFINE, data, Image.Resampling.BICUBIC)
    red = Image.fromarray(np.maximum(np.asarray(red), np.asarray(seven)))
    size1 = (p.w, p.h)
    b = np.asarray(blue.resize(size1, Image.Resampling.BOX), np.float32) / 255
    r = np.asarray(red.resize(size1, Image.Resampling.BOX), np.float32) / 255
    # shadow of the pile on the field, screened
    gx, gy = p.grid()
    floor = np.clip(1 - np.hypot((gx - cx + 16) / 100, (gy - cy - 15) / 30), 0, 1) * 1.1
    shadow = p.screen(np.clip(floor, 0, 0.92) * (r > 0.5) * (gy > cy - 40), 0.9, 45)
    top = p.mask(
        lambda q, kk: q.polygon([(a * kk, b2 * kk) for a, b2 in corners(x, y, w, d, turn)], fill=255), 1
    )
    sheen = p.screen(top * np.clip((gx - x + 70) / 190, 0, 1) * 0.34, 0.7, 75)
    p.ink("red", r, grain=0.05)
    p.ink("red", p.screen(b * 0.0 + top * np.clip((gy - y + 40) / 150, 0, 1) * 0.30, 0.7, 15), grain=0.05)
    tones = np.where((b > 0.1) & (b < 0.93), b, b)
    p.ink("blue", np.maximum(tones, shadow), shift=(0.25, 0.15), grain=0.06)
    p.save(out / f"{name}.jpg")


# -- the viaduct ----------------------------------------------------------------------------------


def viaduct(dpi, fonts, out):
    W, H = 216, 152
    p = Print(W, H, dpi, 3)
    gx, gy = p.grid()
    water, crown, deck = 112, 34, 22
    span, pier = 58, 10
    first = -33

    def arches(q, k):
        q.rectangle([0, deck * k, W * k, water * k], fill=255)
        for i in range(5):
            x = first + i * (span + pier)
            r = span / 2
            q.ellipse([x * k, (crown + 4) * k, (x + span) * k, (crown + 4 + span) * k], fill=0)
            q.rectangle([x * k, (crown + 4 + r) * k, (x + span) * k, water * k], fill=0)
        q.rectangle([0, (deck - 5) * k, W * k, (deck - 1.6) * k], fill=255)
        for i in range(73):
            q.rectangle([(i * 3) * k, (deck - 1.7) * k, (i * 3 + 1.1) * k, (deck + 0.1) * k], fill=255)

    stone = p.mask(arches)

    def rings(q, k):
        for i in range(5):
            x, r = first + i * (span + pier) + span / 2, span / 2
            cy = crown + 4 + r
            for n in range(31):
                a = math.pi * n / 30
                q.line(
                    [
                        ((x - math.cos(a) * (r + 0.6)) * k, (cy - math.sin(a) * (r + 0.6)) * k),
                        ((x - math.cos(a) * (r + 5.2)) * k, (cy - math.sin(a) * (r + 5.2)) * k),
                    ],
                    fill=255,
                    width=round(0.35 * k),
                )
            box = [(x - r - 5.2) * k, (cy - r - 5.2) * k, (x + r + 5.2) * k, (cy + r + 5.2) * k]
            q.arc(box, 180, 360, fill=255, width=round(0.4 * k))
        for row in range(24):  # courses of the spandrels
            y = deck + 3 + row * 3.4
            q.line([(0, y * k), (W * k, y * k)], fill=150, width=round(0.22 * k))
            for n in range(32):
                x = n * 7 + (3.5 if row % 2 else 0)
                q.line([(x * k, y * k), (x * k, (y + 3.4) * k)], fill=150, width=round(0.22 * k))

    lines = p.mask(rings) * stone
    mid = first + 2 * (span + pier) + span / 2  # the arch with the press in it
    inside = (np.abs(gx - mid) < span / 2) & (gy < water)
    sun = p.mask(
        lambda q, k: q.ellipse([(mid - 21) * k, (crown + 14) * k, (mid + 21) * k, (crown + 56) * k], fill=255)
    )

    def press(q, k):
        base = water - 3
        x0 = mid - 22
        q.rectangle([x0 * k, (base - 16) * k, (x0 + 44) * k, base * k], fill=255)
        q.polygon(
            [
                (v[0] * k, v[1] * k)
                for v in (
                    (x0 + 6, base - 16),
                    (x0 + 10, base - 31),
                    (x0 + 29, base - 31),
                    (x0 + 33, base - 16),
                )
            ],
            fill=255,
        )
        for cx, cy, r in (
            (x0 + 13, base - 26, 4.6),
            (x0 + 21.5, base - 25, 4.6),
            (x0 + 17, base - 33, 3.6),
            (x0 + 25, base - 32, 3.0),
        ):
            q.ellipse([(cx - r) * k, (cy - r) * k, (cx + r) * k, (cy + r) * k], fill=255)
            q.ellipse(
                [(cx - r * 0.62) * k, (cy - r * 0.62) * k, (cx + r * 0.62) * k, (cy + r * 0.62) * k], fill=0
            )
            q.ellipse(
                [(cx - r * 0.3) * k, (cy - r * 0.3) * k, (cx + r * 0.3) * k, (cy + r * 0.3) * k], fill=255
            )
        for n in range(9):  # delivery, with its pile
            q.rectangle(
                [(x0 + 46) * k, (base - 1.6 - n * 1.5) * k, (x0 + 57.5) * k, (base - 0.7 - n * 1.5) * k],
                fill=255,
            )
        q.line(
            [
                ((x0 + 33) * k, (base - 19) * k),
                ((x0 + 47) * k, (base - 21) * k),
                ((x0 + 55) * k, (base - 14.5) * k),
            ],
            fill=255,
            width=round(1.1 * k),
        )
        q.polygon(
            [
                (v[0] * k, v[1] * k)
                for v in (
                    (x0 - 9, base - 22),
                    (x0 + 7, base - 19.5),
                    (x0 + 7, base - 18.4),
                    (x0 - 9, base - 20.8),
                )
            ],
            fill=255,
        )
        for n in range(12):
            q.rectangle(
                [(x0 - 8.5) * k, (base - 1.6 - n * 1.5) * k, (x0 + 1.5) * k, (base - 0.7 - n * 1.5) * k],
                fill=255,
            )
        q.rectangle([(mid - 29) * k, (base) * k, (mid + 29) * k, water * k], fill=255)

    machine = p.mask(press) * inside
    sky = np.clip(1 - (gy - 0) / 110, 0, 1) * 0.55 * (gy < water) * (1 - stone)
    far = (
        np.clip((gy - 82 + 5 * np.sin(gx / 19) + 3 * np.sin(gx / 7 + 2)) / 30, 0, 1)
        * (gy < water)
        * (1 - stone)
    )
    hills = (
        ((gy > 84 - 7 * np.sin(gx / 31 + 0.6) - 3 * np.sin(gx / 11)) & (gy < water))
        * (1 - stone)
        * (1 - inside)
    )
    glow = np.clip(1.05 - np.hypot(gx - mid, (gy - 70) * 0.9) / 62, 0, 1) * inside
    # the river: what is above it, upside down, in strips
    depth = np.clip((gy - water) / (H - water), 0, 1)
    wob = (np.sin(gy * 2.1 + np.sin(gx / 23) * 2) * 2.5 + np.sin(gx / 5 + gy * 0.9) * 0.9) * (0.25 + depth)

    def mirrored(layer):
        sy = np.clip((2 * water - gy * 1.0) - (gy - water) * 1.05, 0, H - 0.1)
        sx = np.clip(gx + wob, 0, W - 0.1)
        return layer[(sy * p.k).astype(int).clip(0, p.h - 1), (sx * p.k).astype(int).clip(0, p.w - 1)] * (
            gy >= water
        )

    stripe = np.sin(gy * 2 * np.pi / (1.0 + depth * 1.4) + 0.5 * np.sin(gx / 17)) * 0.5 + 0.5
    red = np.maximum.reduce([p.screen(sky, 0.62, 15), sun, p.screen(glow * 0.55, 0.62, 15) * (gy < water)])
    red = np.maximum(red, mirrored(sun) * (stripe > 0.35))
    red = np.maximum(red, p.screen((gy >= water) * (0.10 + 0.22 * (1 - depth)), 0.62, 15))
    body = stone * (0.80 + 0.14 * p.cloud(5)) + 0.0
    shade = np.zeros_like(gx)
    for i in range(5):  # the piers are lit from the middle arch
        x = first + i * (span + pier) + span / 2
        shade = np.maximum(
            shade, np.clip(1 - np.abs(np.hypot(gx - x, np.minimum(gy - crown - 33, 0)) - 29) / 10, 0, 1)
        )
    light = np.clip(0.94 - 0.42 * shade * (gy > deck + 3), 0.3, 1) * stone
    blue = p.screen(light, 0.62, 45)
    blue = np.where(stone > 0.5, np.maximum(blue, 0), 0) * (1 - lines * 0.95)
    blue = np.maximum(blue, machine)
    blue = np.maximum(blue, p.screen(hills * (0.28 + 0.2 * np.clip((gy - 78) / 30, 0, 1)), 0.62, 45))
    blue = np.maximum(
        blue, mirrored(np.maximum(stone, machine)) * np.clip((stripe - 0.25 - depth * 0.25) * 6, 0, 1) * 0.95
    )
    blue = np.maximum(blue, p.screen((gy >= water) * (0.18 + 0.2 * depth), 0.62, 45))
    p.ink("red", red, shift=(-0.12, 0.1), grain=0.07)
    p.ink("blue", blue, shift=(0.12, -0.06), grain=0.08)
    p.save(out / "viaduct.jpg")


# -- wood type, standing in the forme ---------------------------------------------------------------


def forme(dpi, fonts, out):
    W, H = 124, 180
    p = Print(W, H, dpi, 11)
    rows = [
        ("Ov", "SourceSerifPro-Semibold.ttf"),
        ("er", "SourceSerifPro-SemiboldIt.ttf"),
        ("s7", "SourceSerifPro-Semibold.ttf"),
    ]
    face = Image.new("L", (p.w * 2, p.h * 2), 0)
    block = Image.new("L", face.size, 0)
    k = p.k * 2
    df, d = ImageDraw.Draw(face), ImageDraw.Draw(block)
    y, high = 3.0, 57.0
    tone = {}
    for row, (text, name) in enumerate(rows):
        f = font(fonts, name, 62 * k)
        x = 3.0
        widths = [61.5, 55.0] if row != 1 else [55.0, 61.5]
        for i, (ch, w) in enumerate(zip(text, widths)):
            d.rectangle([x * k, y * k, (x + w - 1.1) * k, (y + high - 1.1) * k], fill=255)
            box = f.getbbox(ch)
            cell = Image.new("L", (round((w - 1.1) * k), round((high - 1.1) * k)), 0)
            gw, gh = box[2] - box[0], box[3] - box[1]
            ImageDraw.Draw(cell).text(
                ((cell.width - gw) / 2 - box[0], (cell.height - gh) / 2 - box[1]), ch, font=f, fill=255
            )
            big = cell.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            face.paste(big, (round(x * k), round(y * k)), None)
            tone[(row, i)] = (x, y, x + w - 1.1, y + high - 1.1)
            x += w
        y += high + 1.2
    small = (p.w, p.h)
    face = np.asarray(face.resize(small, Image.Resampling.BOX), np.float32) / 255
    block = np.asarray(block.resize(small, Image.Resampling.BOX), np.float32) / 255
    gx, gy = p.grid()
    grainy = np.sin((gy + 2.2 * p.cloud(26, 3) * 9) * 2 * np.pi / 2.3 + gx / 40) * 0.5 + 0.5
    wear = p.cloud(9, 4)
    # inked face: dark, with the wood showing in its hollows
    faceink = face * np.clip(1.15 - np.clip(grainy - 0.80, 0, 1) * 2.2 - np.clip(wear - 0.72, 0, 1) * 5, 0, 1)
    side = np.clip(
        np.roll(face, (round(1.1 * p.k), round(1.1 * p.k)), (0, 1)) - face, 0, 1
    )  # depth of the cut
    wood = block * (0.34 + 0.22 * grainy)
    gap = 1 - block
    red = np.maximum.reduce([p.screen(wood * (1 - face), 0.6, 15), gap * 0, p.screen(side * 0.8, 0.6, 15)])
    x0, y0, x1, y1 = tone[(2, 1)]
    seven = (gx >= x0) & (gx <= x1) & (gy >= y0) & (gy <= y1)
    red = np.maximum(red, face * seven)
    blue = np.maximum.reduce(
        [
            faceink * (~seven),
            gap,
            p.screen(side * 0.55, 0.6, 45),
            p.screen(block * (1 - face) * np.clip(0.12 + (1 - grainy) * 0.10, 0, 1), 0.6, 45),
        ]
    )
    p.ink("red", red, shift=(-0.15, 0.12), grain=0.07)
    p.ink("blue", blue, grain=0.09)
    p.save(out / "forme.jpg")


# -- paper from its edge: the spread ----------------------------------------------------------------


def edges(dpi, fonts, out):
    W, H = 426, 156
    p = Print(W, H, dpi, 23)
    gx, gy = p.grid()
    # the height of the pile as a smooth field; sheets are its level lines
    lift = (
        13 * np.sin(gx / 61 + 0.4)
        + 7 * np.sin(gx / 23 + gy / 60)
        + 3.0 * np.sin(gx / 9.5 + gy / 21) * np.exp(-(((gx - 290) / 70) ** 2))
    ) * np.exp(-(((gy - 74) / 62) ** 2))
    swell = 16 * np.exp(-(((gx - 150) / 46) ** 2) - ((gy - 78) / 26) ** 2) - 18 * np.exp(
        -(((gx - 318) / 34) ** 2) - ((gy - 92) / 22) ** 2
    )
    level = gy + lift + swell
    pitch = 1.42
    n = np.floor(level / pitch)
    t = level / pitch - n
    slope = np.abs(np.gradient(level, axis=0)) * p.k
    seed = np.sin(n * 12.9898) * 43758.5453
    r = seed - np.floor(seed)
    thick = 0.30 + 0.26 * r
    line = np.clip((thick - np.abs(t - 0.5)) * pitch * p.k / np.clip(slope, 0.35, 3) * 0.9 + 0.5, 0, 1)
    r2 = np.sin(n * 78.233) * 12543.21
    r2 = r2 - np.floor(r2)
    light = np.clip(
        0.52 + 0.42 * np.sin(gx / 61 + 0.4 + 1.2) + 0.10 * (r2 - 0.5) - 0.002 * (gy - 78), 0.05, 1
    )
    blue = line * np.clip(light + 0.22, 0, 1)
    blue = np.where(line > 0.5, p.screen(np.clip(blue, 0, 1), 0.5, 45), 0)
    blue = np.maximum(blue, np.clip(line - 0.0, 0, 1) * (light > 0.74))
    over = (n >= 62) & (n < 66)  # overs: a few of another colour
    red = np.maximum(p.screen(np.clip(0.62 - light, 0, 1) * 0.75, 0.7, 15), over * line)
    blue = np.where(over, blue * 0.0, blue)
    one = (n == 30) & (gx > 208)  # the slip
    red = np.maximum(red, one * line)
    blue = np.where(one, 0, blue)
    p.ink("red", red, shift=(-0.1, 0.08), grain=0.06)
    p.ink("blue", blue, shift=(0.1, -0.05), grain=0.08)
    p.save(out / "edges.jpg")


def fan(dpi, fonts, out):
    W, H = 120, 80
    p = Print(W, H, dpi, 5)
    gx, gy = p.grid()
    blue = Image.new("L", (p.w * 2, p.h * 2), 0)
    red = Image.new("L", blue.size, 0)
    k = p.k * 2
    d, e = ImageDraw.Draw(blue), ImageDraw.Draw(red)
    px, py = 22, 92
    for i in range(44):
        a = math.radians(-88 + 78 * (i / 43) ** 1.08)
        c, s = math.cos(a), math.sin(a)
        far, wide = 108, 30
        pts = [
            (px, py),
            (px + far * c, py + far * s),
            (px + far * c - wide * s, py + far * s + wide * c),
            (px - wide * s, py + wide * c),
        ]
        pts = [(u * k, v * k) for u, v in pts]
        d.polygon(pts, fill=0)
        e.polygon(pts, fill=0 if i % 11 != 5 else 255)
        for n in range(7):  # printed lines, seen at a slant
            u = 16 + n * 12
            d.line(
                [
                    ((px + u * c - 2.0 * s) * k, (py + u * s + 2.0 * c) * k),
                    ((px + (u + 9) * c - 2.0 * s) * k, (py + (u + 9) * s + 2.0 * c) * k),
                ],
                fill=225,
                width=round(0.45 * k),
            )
        d.line(pts[:2], fill=255, width=round(0.38 * k))
        d.line(pts[1:3], fill=255, width=round(0.28 * k))
    b = np.asarray(blue.resize((p.w, p.h), Image.Resampling.BOX), np.float32) / 255
    r = np.asarray(red.resize((p.w, p.h), Image.Resampling.BOX), np.float32) / 255
    ground = np.clip(1.0 - np.hypot(gx - 20, gy - 92) / 118, 0, 1)
    sheet = np.hypot(gx - px, gy - py) < 108
    angle = np.degrees(np.arctan2(py - gy, gx - px))
    back = ~(sheet & (angle < 90) & (angle > -3))
    red = np.maximum(r, p.screen(back * (0.95 - 0.30 * np.clip(gy / H, 0, 1)), 0.62, 15))
    b = np.maximum(
        b,
        p.screen(
            np.clip(0.16 + 0.3 * np.sin(angle / 4.2), 0, 0.4)
            * (~back)
            * np.clip(np.hypot(gx - px, gy - py) / 90, 0, 1),
            0.55,
            45,
        ),
    )
    p.ink("red", red, shift=(-0.12, 0.1), grain=0.06)
    p.ink("blue", b, grain=0.07)
    p.save(out / "fan.jpg")


def rollers(dpi, fonts, out):
    W, H = 64, 80
    p = Print(W, H, dpi, 9)
    gx, gy = p.grid()
    red, blue = np.zeros_like(gx), np.full_like(gx, 0.97)
    stack = (
        (6, 8.2, -4, 52, 0),
        (21.2, 6.4, 6, 70, 1),
        (35, 6.9, -4, 58, 0),
        (50.2, 7.9, 10, 70, 1),
        (66.0, 7.3, -4, 54, 0),
        (80.5, 6.6, 4, 70, 1),
    )
    wet = p.cloud(3, 3)
    for y, r, x0, x1, ink in stack:
        v = (gy - y) / r
        on = (np.abs(v) < 1) & (gx > x0) & (gx < x1)
        lit = np.clip(
            0.18
            + 0.86 * (1 - np.sqrt(np.clip(1 - (v + 0.34) ** 2, 0, 1)))
            + 0.42 * np.clip(v, 0, 1) ** 2
            + (wet - 0.5) * 0.22,
            0.04,
            1,
        )
        lit = np.where(np.abs(v + 0.36) < 0.07, 0, lit)
        end = (np.abs(gx - x0) < 1.1) | (np.abs(gx - x1) < 1.1)
        blue = np.where(on, np.where(ink, lit * 0.55 * (v > 0.2), lit), blue)
        red = np.where(on, np.where(ink, np.clip(0.45 + lit, 0, 1) * (np.abs(v + 0.36) > 0.06), 0.10), red)
        blue = np.where(on & end, 0.99, blue)
        red = np.where(on & end, 0, red)
        for x in (x0 - 6, x1):  # the shafts
            shaft = (np.abs(gy - y) < 1.9) & (gx > x) & (gx < x + 6.0)
            blue = np.where(shaft, np.clip(0.15 + 0.7 * np.abs((gy - y + 0.6) / 1.9), 0, 0.8), blue)
        bear = np.zeros_like(on)
    p.ink("red", p.screen(red, 0.55, 15), shift=(-0.12, 0.1), grain=0.06)
    p.ink("blue", p.screen(blue, 0.55, 45), grain=0.08)
    p.save(out / "rollers.jpg")


# -- bookshop ---------------------------------------------------------------------------------------


def shelves(dpi, fonts, out):
    W, H = 216, 104
    p = Print(W, H, dpi, 13)
    gx, gy = p.grid()
    green = Image.new("L", (p.w * 2, p.h * 2), 0)
    yellow = Image.new("L", green.size, 0)
    k = p.k * 2
    g, y = ImageDraw.Draw(green), ImageDraw.Draw(yellow)
    rng = np.random.default_rng(1981)
    door = (128, 170)

    def rect(d, x0, y0, x1, y1, fill):
        d.rectangle([x0 * k, y0 * k, x1 * k, y1 * k], fill=fill)

    for row in range(4):
        top, foot = row * 29 - 9, row * 29 + 18
        x = -2.0
        while x < W + 4:
            w = float(rng.choice([2.2, 3.0, 3.8, 4.6, 5.6, 7.0]))
            high = float(rng.uniform(17.5, 24.5))
            tone = int(rng.choice([0, 0, 60, 110, 165, 225, 255]))
            yel = int(rng.choice([0, 0, 0, 255, 150]))
            lean = float(rng.uniform(1.5, 3.5)) if rng.random() < 0.07 else 0.0
            pts = [
                (x + lean, foot - high),
                (x + w - 0.25 + lean, foot - high),
                (x + w - 0.25, foot),
                (x, foot),
            ]
            pp = [(a * k, b * k) for a, b in pts]
            g.polygon(pp, fill=tone)
            y.polygon(pp, fill=yel)
            g.line(pp + [pp[0]], fill=255, width=round(0.22 * k))
            band = float(rng.uniform(0.15, 0.4))
            light = 255 if tone < 100 else 0
            if rng.random() < 0.8 and not lean:
                for f in (band, band + 0.05):
                    rect(g, x + 0.35, foot - high * (1 - f), x + w - 0.6, foot - high * (1 - f) + 0.45, light)
            if rng.random() < 0.55 and w > 3 and not lean:
                rect(g, x + w * 0.38, foot - high * 0.50, x + w * 0.55, foot - high * 0.18, light)
            x += w + lean * 0.8 + (1.2 if lean else 0)
        rect(g, 0, foot, W, foot + 2.1, 255)
        rect(y, 0, foot, W, foot + 2.1, 0)
    a, b = door
    rect(g, a - 3, 0, b + 3, H, 255)
    rect(y, a - 3, 0, b + 3, H, 0)
    rect(g, a, 3, b, H, 0)
    rect(y, a, 3, b, H, 255)
    small = (p.w, p.h)
    G = np.asarray(green.resize(small, Image.Resampling.BOX), np.float32) / 255
    Y = np.asarray(yellow.resize(small, Image.Resampling.BOX), np.float32) / 255
    inside = (gx > a) & (gx < b) & (gy > 3)
    mid = (a + b) / 2

    def platen(q, k):
        base = H + 2
        q.rectangle([(mid - 15) * k, (base - 30) * k, (mid + 13) * k, base * k], fill=255)
        q.polygon(
            [
                (u * k, v * k)
                for u, v in (
                    (mid - 15, base - 28),
                    (mid - 15, base - 47),
                    (mid + 9, base - 55),
                    (mid + 7, base - 28),
                )
            ],
            fill=255,
        )
        q.polygon(
            [
                (u * k, v * k)
                for u, v in (
                    (mid + 5, base - 28),
                    (mid + 15, base - 50),
                    (mid + 17.5, base - 48),
                    (mid + 10, base - 26),
                )
            ],
            fill=255,
        )
        for grow, tone in ((0, 255), (1.3, 0), (2.2, 255)):  # the ink disc, leaning back
            pts = []
            for n in range(72):
                t = 2 * math.pi * n / 72
                u, v = (18 - grow) * math.cos(t), (9.5 - grow * 0.7) * math.sin(t)
                c, s = math.cos(-0.5), math.sin(-0.5)
                pts.append(((mid - 1 + u * c - v * s) * k, (base - 56 + u * s + v * c) * k))
            q.polygon(pts, fill=tone)
        q.line(
            [((mid - 4) * k, (base - 44) * k), ((mid - 1) * k, (base - 60) * k)], fill=255, width=round(3 * k)
        )
        for grow, tone in ((1.4, 0), (0, 255), (-2.4, 0), (-3.2, 255)):  # the flywheel, in front
            cx, cy, r = mid - 1, base - 21, 17 + grow
            q.ellipse([(cx - r) * k, (cy - r) * k, (cx + r) * k, (cy + r) * k], fill=tone)
        for n in range(8):
            t = math.pi * n / 8
            q.line(
                [
                    ((cx - 13 * math.cos(t)) * k, (cy - 13 * math.sin(t)) * k),
                    ((cx + 13 * math.cos(t)) * k, (cy + 13 * math.sin(t)) * k),
                ],
                fill=0,
                width=round(0.8 * k),
            )
        q.ellipse([(cx - 3) * k, (cy - 3) * k, (cx + 3) * k, (cy + 3) * k], fill=255)
        q.line([(mid * k, 0), (mid * k, 13 * k)], fill=255, width=round(0.4 * k))
        q.polygon(
            [(u * k, v * k) for u, v in ((mid - 6.5, 19), (mid - 2, 12), (mid + 2, 12), (mid + 6.5, 19))],
            fill=255,
        )

    machine = p.mask(platen) * inside
    glow = np.clip(1.05 - np.hypot(gx - mid, gy - 20) / 95, 0, 1)
    bars = (np.abs(gx - mid) < 0.0) & inside
    shadow = p.screen(np.clip(0.85 - glow * 1.05, 0, 0.8) * (~inside), 0.62, 45)
    dark = np.where((G > 0.04) & (G < 0.95), p.screen(G, 0.62, 45), G)
    dark = np.where(inside, np.maximum(machine, bars), np.maximum(dark, shadow * 0.95))
    pane = p.screen(inside * np.clip(0.30 * (1 - glow) + np.clip((gy - 60) / 120, 0, 0.35), 0, 0.5), 0.62, 45)
    warm = np.where(
        inside,
        1,
        np.maximum(p.screen(Y * 0.9, 0.62, 75), p.screen(np.clip(glow * 1.1 - 0.25, 0, 0.75), 0.62, 75)),
    )
    p.ink("yellow", warm, shift=(-0.12, 0.1), grain=0.05)
    p.ink("green", np.maximum(dark, pane), grain=0.08)
    p.save(out / "shelves.jpg")


# -- the poem's letter --------------------------------------------------------------------------------


def letter(dpi, fonts, out):
    W, H = 216, 286
    p = Print(W, H, dpi, 17)
    gx, gy = p.grid()

    def glyph(dx, dy):
        return p.mask(
            lambda q, k: q.text(
                ((106 + dx) * k, (138 + dy) * k),
                "M",
                fill=255,
                anchor="mm",
                font=font(fonts, "SourceSerifPro-Semibold.ttf", 196 * k),
            )
        )

    whole, plate = glyph(0, 0), glyph(9.5, 7.5)
    far = round(0.7 * p.k)
    edge = np.clip(
        np.abs(np.roll(whole, far, 0) - np.roll(whole, -far, 0))
        + np.abs(np.roll(whole, far, 1) - np.roll(whole, -far, 1)),
        0,
        1,
    )
    wood = np.sin((gy + 14 * p.cloud(60, 3)) * 2 * np.pi / 5 + gx / 60) * 0.5 + 0.5
    tone = np.clip(0.10 + 0.95 * np.clip((gy - 70) / 140, 0, 1) + 0.10 * (wood - 0.5), 0.05, 0.97)
    black = np.maximum(edge, p.screen(whole * tone, 1.5, 45))

    def marks(q, k):
        for x, y in ((27, 27), (193, 27), (27, 259), (193, 259)):
            for w in ((x - 8, y, x + 8, y), (x, y - 8, x, y + 8)):
                q.line([v * k for v in w], fill=255, width=round(0.35 * k))
            q.ellipse(
                [(x - 4.2) * k, (y - 4.2) * k, (x + 4.2) * k, (y + 4.2) * k],
                outline=255,
                width=round(0.35 * k),
            )

    cross = p.mask(marks)
    black = np.maximum(black, cross)
    red = np.maximum(
        plate * (1 - 0.0 * tone), np.roll(cross, (round(7.5 * p.k * 0.35), round(9.5 * p.k * 0.35)), (0, 1))
    )
    p.ink("red", red, grain=0.10)
    p.ink("black", black, grain=0.07)
    p.save(out / "letter.jpg")


ALL = dict(
    cover=cover,
    viaduct=viaduct,
    forme=forme,
    edges=edges,
    fan=fan,
    rollers=rollers,
    shelves=shelves,
    letter=letter,
)

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("fonts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--dpi", type=float, default=310)
    parser.add_argument("--one-ink", default="", choices=["", *INKS])
    given = parser.parse_args()
    ONE = given.one_ink
    given.out.mkdir(parents=True, exist_ok=True)
    for name in given.names or ALL:
        ALL[name](given.dpi, given.fonts, given.out)
