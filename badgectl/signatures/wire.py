"""The wire format of SSH: numbers, and strings after their length."""

from badgectl.signatures.faults import MalformedError


class Wire:
    """Reads one value after the other; whatever is too short or too long is malformed."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes, at: int = 0) -> None:
        self._data = data
        self._at = at

    def take(self, length: int) -> bytes:
        """Return the next bytes."""
        start, self._at = self._at, self._at + length
        if self._at > len(self._data):
            raise MalformedError("it is cut short or damaged")
        return self._data[start : self._at]

    def number(self) -> int:
        """Return a number of four bytes."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """Return a string."""
        return self.take(self.number())

    def name(self) -> str:
        """Return a string that is a short name in ASCII."""
        text = self.string()
        if len(text) > 100 or not text.isascii() or not text.decode().isprintable():
            raise MalformedError("it is cut short or damaged")
        return text.decode()

    def integer(self) -> int:
        """Return a positive integer of any length in its shortest form."""
        raw = self.string()
        value = int.from_bytes(raw, "big")
        if value == 0 or raw[0] > 127 or len(raw) != value.bit_length() // 8 + 1:
            raise MalformedError("a number in it has not its form")
        return value

    def end(self) -> None:
        """Make sure that nothing follows."""
        if self._at != len(self._data):
            raise MalformedError("something follows its end")


def string(data: bytes) -> bytes:
    """Return a string in wire format."""
    return len(data).to_bytes(4, "big") + data
