"""Staff who sign in and work as a browser does: cookies, forms, nothing from inside."""

import http.cookiejar
import re
import urllib.parse
import urllib.request
import uuid
from dataclasses import dataclass, field

PASSWORD = "four dry umbrellas"
ADDRESSES = tuple(
    f"{name}@{project}.example.org" for project in ("lantern",) for name in ("ada", "joan")
)
REPORT = re.compile(r'href="(/reports/[0-9a-f-]{36}/)"')


class CannotSignIn(Exception):
    """The way in was not as expected."""


@dataclass
class Person:
    """One member of staff at her browser."""

    url: str
    address: str
    jar: http.cookiejar.CookieJar = field(default_factory=http.cookiejar.CookieJar)
    reports: list[str] = field(default_factory=list)

    def sign_in(self) -> None:
        """
        Show password and second factor; the demonstration's page tells the code.

        :raises CannotSignIn: there was no code to be seen, or no report behind the door
        """
        self._send("/sign-in", email=self.address, password=PASSWORD)
        page = self.read("/sign-in/second-step")
        code = re.search(r"\b(\d{6})\b", re.sub(r"<[^>]+>", " ", page))
        if code is None:
            raise CannotSignIn(self.address)
        self._send("/sign-in/second-step", code=code[1])
        self.reports = list(dict.fromkeys(REPORT.findall(self.read("/reports/"))))
        if not self.reports:
            raise CannotSignIn(self.address)

    def read(self, path: str) -> str:
        """Return a page."""
        with self._opener().open(self.url + path, timeout=60) as answer:
            return str(answer.read().decode())

    @property
    def cookies(self) -> str:
        """Return the header that a browser would send."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.jar)

    def a_report(self) -> bytes:
        """Return a filled form as it is sent, with an id that no other has."""
        return urllib.parse.urlencode(
            {
                "csrfmiddlewaretoken": self._token,
                "submission_id": str(uuid.uuid4()),
                "channel": "phone",
                "narrative": "He kept the money and drove off.",
                "kinds": "robbery",
                "town": "Leeds",
                "men-0-description": "Thirties, thin",
                "identifiers-0-kind": "phone",
                "identifiers-0-text": "07700 900455",
                "choice-keep-answer": "yes",
                "choice-warn-answer": "yes",
            }
        ).encode()

    @property
    def _token(self) -> str:
        return next(c.value or "" for c in self.jar if "csrf" in c.name)

    def _send(self, path: str, **said: str) -> None:
        self.read(path)
        sent = urllib.parse.urlencode({"csrfmiddlewaretoken": self._token, **said}).encode()
        self._opener().open(self.url + path, sent, timeout=60).close()

    def _opener(self) -> urllib.request.OpenerDirector:
        return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
