"""Own art: a drawing, pictures, and a badge that shows them."""

import io
import struct
import zlib
from pathlib import Path

from ground import write
from PIL import Image, ImageDraw

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 100">'
DRAWING = f"""{HEAD}
<defs>
  <linearGradient id="sky" x2="0" y2="1"><stop stop-color="#102060"/><stop offset="1" style="stop-color:#f0a060"/></linearGradient>
  <clipPath id="round"><circle cx="50" cy="40" r="20"/></clipPath>
</defs>
<rect width="100" height="100" fill="url(#sky)"/>
<g clip-path="url(#round)"><circle cx="50" cy="40" r="20" fill="#fff3c4"/></g>
<path d="M0 75 L30 45 L60 80 L80 60 L100 75 V100 H0 Z" fill="#22305e"/>
</svg>
"""
BADGE = "name: Night watch\nkind: mentoring\ndescription: X.\ngoals: [grow-people]\ncriteria: [{id: a, text: Held three sessions.}]\nlevels: [{id: silver}, {id: gold}]\ndesign: {art: ART}\n"


def picture(size: tuple[int, int] = (300, 300), **options: object) -> bytes:
    image = Image.new("RGB", size, "#3a86e0")
    ImageDraw.Draw(image).ellipse((20, 20, size[0] - 20, size[1] - 20), "#f0b432")
    file = io.BytesIO()
    image.save(file, "PNG", **options)
    return file.getvalue()


def png_of(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )


def with_art(guild: Path, name: str, data: bytes) -> None:
    write(guild, {"catalog/badges/night-watch.yaml": BADGE.replace("ART", name)})
    (guild / "catalog/art").mkdir(exist_ok=True)
    (guild / "catalog/art" / name).write_bytes(data)


def svg(inside: str, head: str = HEAD) -> bytes:
    return f"{head}{inside}</svg>".encode()
