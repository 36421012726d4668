"""How long a text message is, as networks count. Plain Python."""

# GSM 03.38, the letters that need seven bits, and those that need two places of them.
# Source: 3GPP TS 23.038 version 17, table 6.2.1; read 2026-11-24.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWO_PLACES = frozenset("^{}\\[~]|€")
ONE, EACH = 160, 153
ONE_WIDE, EACH_WIDE = 70, 67


def parts_of(text: str) -> int:
    """Return how many text messages a text is paid as."""
    if all(letter in _BASIC or letter in _TWO_PLACES for letter in text):
        length = sum(2 if letter in _TWO_PLACES else 1 for letter in text)
        one, each = ONE, EACH
    else:
        length = len(text.encode("utf-16-be")) // 2
        one, each = ONE_WIDE, EACH_WIDE
    return 1 if length <= one else -(-length // each)
