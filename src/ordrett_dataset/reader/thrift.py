"""Parse structs in the compact protocol of Apache Thrift, in which Parquet writes its footer and page headers."""

from enum import IntEnum
from typing import Any, Final

MAX_DEPTH: Final = 12  # the deepest struct of a footer, the statistics of a column, has 5 levels
_VARINT_BITS: Final = 63

# Field id -> value: an int, bytes, a list, or another struct.
ThriftStruct = dict[int, Any]


class ThriftError(ValueError):
    """The bytes are no struct in the compact protocol."""


class _Type(IntEnum):
    STOP, TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, LIST, SET, MAP, STRUCT = range(13)


class ThriftReader:
    """Reads structs one after the other from `data`; `position` is the byte after the last of them.

    Time and memory are proportional to the number of bytes read. Raises ThriftError.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.position = 0

    def read_struct(self, depth: int = 0) -> ThriftStruct:
        """Read a struct up to its end mark."""
        fields: ThriftStruct = {}
        field = 0
        while (header := self._read_byte()) != _Type.STOP:
            kind, delta = header & 0x0F, header >> 4
            field = field + delta if delta else self._read_zigzag()
            fields[field] = kind == _Type.TRUE if kind in (_Type.TRUE, _Type.FALSE) else self._read_value(kind, depth)
        return fields

    def _read_value(self, kind: int, depth: int) -> object:
        if depth > MAX_DEPTH:
            raise ThriftError(f"more than {MAX_DEPTH} levels")
        match kind:
            case _Type.TRUE | _Type.FALSE | _Type.BYTE:
                return self._read_byte()
            case _Type.I16 | _Type.I32 | _Type.I64:
                return self._read_zigzag()
            case _Type.DOUBLE:
                return self._read_bytes(8)
            case _Type.BINARY:
                return self._read_bytes(self._read_varint())
            case _Type.LIST | _Type.SET:
                header = self._read_byte()
                length = header >> 4 if header >> 4 < 0x0F else self._read_varint()
                # Every element takes a byte or more, so a list that is too long ends in an error.
                return [self._read_value(header & 0x0F, depth + 1) for _ in range(length)]
            case _Type.STRUCT:
                return self.read_struct(depth + 1)
        raise ThriftError(f"a value of the unexpected type {kind}")

    def _read_byte(self) -> int:
        return self._read_bytes(1)[0]

    def _read_bytes(self, length: int) -> bytes:
        start, self.position = self.position, self.position + length
        if self.position > len(self._data):
            raise ThriftError("the data end within a value")
        return self._data[start : self.position]

    def _read_varint(self) -> int:
        number = shift = 0
        while (byte := self._read_byte()) & 0x80:
            number |= (byte & 0x7F) << shift
            shift += 7
            if shift > _VARINT_BITS:
                raise ThriftError("a number of more than 64 bits")
        return number | byte << shift

    def _read_zigzag(self) -> int:
        number = self._read_varint()
        return number >> 1 ^ -(number & 1)
