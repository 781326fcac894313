"""Small pictures, each of another size, so that none is taken for another."""
import struct
import zlib


def picture(number, kind):
    width, height = 24 + number, 18 + number * 2 % 7
    return svg(width, height) if kind == "svg" else png(width, height)


def svg(width, height):
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}"><rect x="1" y="1" width="{width - 2}" height="{height - 2}" '
            'fill="#777"/></svg>\n').encode()


def png(width, height):
    """Stored, not deflated: zlib's compression may differ between its versions."""
    rows = b"".join(b"\0" + bytes(x * 9 % 256 for x in range(width)) for _ in range(height))
    stored = b"\x78\x01" + b"\x01" + struct.pack("<HH", len(rows), 0xFFFF ^ len(rows)) + rows + struct.pack(
        ">I", zlib.adler32(rows))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", stored) + chunk(b"IEND", b""))
