"""What a first visit to a page brings over the line, compressed as it is sent."""

import re
import urllib.request

LATIN = re.compile(r'url\("?([^")]*-latin\.[^")]*woff2)"?\)')
ASKED_FOR = re.compile(r'(?:src|href)="(/static/[^"]+)"')


def first_load(url: str, path: str, cookies: str) -> int:
    """Return the bytes of a page and of everything that a browser asks for with it."""
    page = _get(url + path, cookies)
    text = _get(url + path, cookies, squeezed=False).decode()
    weight = len(page)
    for address in dict.fromkeys(ASKED_FOR.findall(text)):
        weight += len(_get(url + address, ""))
        if ".css" in address:
            folder = address.rpartition("/")[0]
            sheet = _get(url + address, "", squeezed=False).decode()
            for font in dict.fromkeys(LATIN.findall(sheet)):
                weight += len(_get(f"{url}{folder}/{font}", ""))
    return weight


def _get(address: str, cookies: str, *, squeezed: bool = True) -> bytes:
    headers = {"Cookie": cookies, "Accept-Encoding": "gzip" if squeezed else "identity"}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        return bytes(answer.read())
