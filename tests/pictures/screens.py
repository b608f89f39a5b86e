"""Terminals in small: from what a command prints for them back to a picture."""

import re

from PIL import Image


def read_sixel(text: str) -> Image.Image:
    """Return the picture that a terminal with sixels would show."""
    match = re.fullmatch(r'\x1bP0;1;0q"1;1;(\d+);(\d+)(.*)\x1b\\\n', text, re.DOTALL)
    assert match is not None, text[:60]
    width, height, body = int(match[1]), int(match[2]), match[3]
    image = Image.new("RGBA", (width, height))
    colors: dict[int, tuple[int, ...]] = {}
    color, x, top = (0, 0, 0, 255), 0, 0
    for part in re.finditer(r"#(\d+)(?:;2;(\d+);(\d+);(\d+))?|!(\d+)([?-~])|([?-~])|[$-]", body):
        if part[1]:
            if part[2]:
                values = (round(int(part[n]) * 2.55) for n in (2, 3, 4))
                colors[int(part[1])] = (*values, 255)
            color = colors[int(part[1])]
        elif part[0] == "$":
            x = 0
        elif part[0] == "-":
            x, top = 0, top + 6
        else:
            bits, times = ord(part[6] or part[7]) - 63, int(part[5] or 1)
            for column in range(x, x + times):
                for bit in range(6):
                    if bits >> bit & 1:
                        image.putpixel((column, top + bit), color)
            x += times
    return image


def read_blocks(text: str) -> Image.Image:
    """Return the picture that half blocks with 24-bit colours make, transparent where they leave out."""
    lines = text.rstrip("\n").split("\n")
    width = max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines)
    image = Image.new("RGBA", (width, 2 * len(lines)))
    for row, line in enumerate(lines):
        front = back = None
        x = 0
        for part in re.finditer(r"\x1b\[([0-9;]*)m|(.)", line):
            if part[2] is None:
                codes = part[1]
                if codes in ("", "0"):
                    front = back = None
                if "49" in codes.split(";")[:1]:
                    back = None
                for ground, *rgb in re.findall(r"([34])8;2;(\d+);(\d+);(\d+)", codes):
                    color = (*map(int, rgb), 255)
                    front, back = (color, back) if ground == "3" else (front, color)
                continue
            above, below = {"▀": (front, back), "▄": (back, front)}.get(part[2], (back, back))
            for n, color in enumerate((above, below)):
                if color:
                    image.putpixel((x, 2 * row + n), color)
            x += 1
    return image
