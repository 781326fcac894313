"""A ZIP archive written by hand: every field of its headers can be made wrong, which no library
lets one do."""
import struct
import zipfile
import zlib
from dataclasses import dataclass, field, replace

UTF8 = 1 << 11
SIZES_AFTER_DATA = 1 << 3


@dataclass
class Entry:
    name: str
    data: bytes
    packed: bool = True
    extra: bytes = b""
    flags: int = 0
    version: int = 20
    # Set: written in place of what is true.
    method: int | None = None
    crc: int | None = None
    local_name: bytes | None = None
    raw_name: bytes | None = None


@dataclass
class Archive:
    """The entries of an EPUB in order; variants change them before they are written."""
    entries: list[Entry] = field(default_factory=list)
    # Cuts the finished bytes.
    cut: int | None = None
    before: bytes = b""

    @staticmethod
    def read(path):
        with zipfile.ZipFile(path) as source:
            return Archive([Entry(info.filename, source.read(info),
                                  packed=info.compress_type != zipfile.ZIP_STORED)
                            for info in source.infolist()])

    def copy(self):
        return Archive([replace(entry) for entry in self.entries], self.cut, self.before)

    def find(self, name):
        found = [entry for entry in self.entries if entry.name == name]
        assert len(found) == 1, f"{name}: {len(found)} entries"
        return found[0]

    def bytes(self):
        body, directory = bytearray(self.before), bytearray()
        for entry in self.entries:
            name = entry.raw_name or entry.name.encode()
            local_name = name if entry.local_name is None else entry.local_name
            data = entry.data
            if entry.packed:
                packer = zlib.compressobj(6, zlib.DEFLATED, -15)
                data = packer.compress(entry.data) + packer.flush()
            method = entry.method if entry.method is not None else (8 if entry.packed else 0)
            flags = entry.flags | (UTF8 if not entry.name.isascii() and not entry.raw_name else 0)
            crc = zlib.crc32(entry.data) if entry.crc is None else entry.crc
            later = bool(flags & SIZES_AFTER_DATA)
            sizes = struct.pack("<III", crc, len(data), len(entry.data))
            common = struct.pack("<HHHHH", entry.version, flags, method, 0, 0x21)
            at = len(body)
            body += b"PK\x03\x04" + common + (bytes(12) if later else sizes)
            body += struct.pack("<HH", len(local_name), len(entry.extra)) + local_name + entry.extra
            body += data + (b"PK\x07\x08" + sizes if later else b"")
            directory += b"PK\x01\x02" + struct.pack("<H", 20) + common + sizes
            directory += struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0o100644 << 16, at) + name
        end = struct.pack("<HHHHIIH", 0, 0, len(self.entries), len(self.entries), len(directory),
                          len(body), 0)
        whole = bytes(body) + bytes(directory) + b"PK\x05\x06" + end
        return whole[:self.cut] if self.cut is not None else whole
