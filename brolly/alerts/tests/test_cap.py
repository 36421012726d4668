"""Documents for other machines: the published schema, and the rules that it misses."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from brolly.alerts import rules
from brolly.alerts.rules import cap
from brolly.alerts.vocabulary import Evidence, Level
from brolly.alerts.vocabulary.bulletins import BulletinKind, WhyTold

PUBLISHED = Path(__file__).parent / "schema" / "CAP-v1.2.xsd"
SCHEMA = etree.XMLSchema(etree.parse(PUBLISHED))
NS = {"c": cap.NAMESPACE}
AT = datetime(2026, 11, 23, 21, 5, 7, tzinfo=UTC)
ISSUER = rules.Issuer(host="warnings.example.org", name="Lantern", contact="07700 900100")
FIRST = rules.Message(
    identifier=UUID(int=7), kind=BulletinKind.ALERT, why=WhyTold.OUT, sent_at=AT
)
LATER = rules.Message(
    identifier=UUID(int=8),
    kind=BulletinKind.UPDATE,
    why=WhyTold.CORRECTED,
    sent_at=AT + timedelta(hours=1),
    references=(rules.Reference(identifier=UUID(int=7), sent_at=AT),),
)
BACK = replace(LATER, kind=BulletinKind.CANCEL, why=WhyTold.RECALLED)
WARNING = rules.PublicWarning(
    reference="W-12",
    title="Thin man, grey tracksuit",
    body="LS11, Leeds, October. He pays first, then wants it back.",
    level=Level.ROBBERY,
    evidence=Evidence.FIRST_HAND,
    language="en",
    towns="Leeds, Derby",
    expires_at=AT + timedelta(days=90),
)


def made(message=FIRST, *, issuer=ISSUER, warning=WARNING):
    return etree.fromstring(rules.cap_document(issuer=issuer, message=message, warning=warning))


def said(document, path):
    return document.xpath(f"{path}/text()", namespaces=NS)


def test_the_schema_is_the_published_one():
    assert b"Copyright OASIS Open 2010 All Rights Reserved" in PUBLISHED.read_bytes()
    known = "b7798ef25868b068c97b268bda02d067c7d4ba9373adc5638bf37105804ee723"
    assert hashlib.sha256(PUBLISHED.read_bytes()).hexdigest() == known


@pytest.mark.parametrize("message", [FIRST, LATER, BACK], ids=lambda m: m.kind.value)
@pytest.mark.parametrize("level", Level)
def test_every_sort_of_document_holds_against_the_published_schema(message, level):
    for evidence in Evidence:
        document = made(message, warning=replace(WARNING, level=level, evidence=evidence))
        SCHEMA.assertValid(document)
        assert rules.broken_rules(document) == []


def test_it_says_what_the_board_says_and_for_whom():
    document = made()
    assert said(document, "c:scope") == ["Restricted"]
    assert "not to be passed on" in said(document, "c:restriction")[0]
    assert said(document, "c:sent") == ["2026-11-23T21:05:07-00:00"]
    assert said(document, "c:info/c:expires") == ["2027-02-21T21:05:07-00:00"]
    assert said(document, "c:info/c:headline") == [WARNING.title]
    assert said(document, "c:info/c:description") == [WARNING.body]
    assert said(document, "c:info/c:area/c:areaDesc") == ["Leeds, Derby"]
    assert not document.xpath("//c:onset | //c:incidents | //c:polygon", namespaces=NS)


def test_what_is_called_back_names_what_it_cancels_and_carries_no_text():
    document = made(BACK)
    named = f"warnings.example.org,urn:uuid:{UUID(int=7)},2026-11-23T21:05:07-00:00"
    assert said(document, "c:references") == [named]
    assert "Please delete it" in said(document, "c:note")[0]
    assert "tracksuit" not in etree.tostring(document, encoding="unicode")


def test_a_demonstration_says_that_nobody_did_it():
    document = made(issuer=replace(ISSUER, is_exercise=True))
    SCHEMA.assertValid(document)
    assert said(document, "c:status") == ["Exercise"]
    assert "Invented" in said(document, "c:note")[0]


def test_towns_are_said_once_and_nowhere_means_everywhere():
    assert rules.town_words(["Leeds", "Leeds", "Derby"], name="Lantern") == "Leeds, Derby"
    assert rules.town_words([], name="Lantern") == "Everywhere Lantern works"


anything = st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(title=anything, body=anything, towns=anything, name=anything, contact=anything)
def test_whatever_was_typed_it_is_text_and_the_document_holds(
    title, body, towns, name, contact
):
    hostile = "</description><scope>Public</scope>&lol; ]]> <!--"
    document = made(
        warning=replace(
            WARNING, title=title + hostile, body=hostile + body, towns=f"Leeds {towns}"
        ),
        issuer=replace(ISSUER, name=f"Lantern {name}", contact=contact),
    )
    SCHEMA.assertValid(document)
    assert rules.broken_rules(document) == []
    assert said(document, "//c:scope") == ["Restricted"]
    (headline,) = said(document, "c:info/c:headline")
    assert headline == cap.written(title + hostile)


@pytest.mark.parametrize("host", ["two words.example.org", "a,b.example.org", "a&b", ""])
def test_a_document_that_breaks_a_rule_is_not_handed_out(host):
    with pytest.raises(cap.NotADocument):
        made(issuer=replace(ISSUER, host=host))


def put(document, path, text):
    for element in document.xpath(path, namespaces=NS):
        element.text = text


def drop(document, path):
    for element in document.xpath(path, namespaces=NS):
        element.getparent().remove(element)


def insert(document, before, name, text):
    (found,) = document.xpath(before, namespaces=NS)
    new = etree.Element(f"{{{cap.NAMESPACE}}}{name}")
    new.text = text
    found.addprevious(new)


def append(document, path, name, text):
    (found,) = document.xpath(path, namespaces=NS)
    etree.SubElement(found, f"{{{cap.NAMESPACE}}}{name}").text = text


def private(document):
    put(document, "c:scope", "Private")
    drop(document, "c:restriction")


def references_itself(document):
    put(
        document,
        "c:references",
        f"warnings.example.org,urn:uuid:{UUID(int=8)},2026-11-23T21:05:07-00:00",
    )


# Each rule: a document to start from, and how it is broken.
BREAKS = {
    "identifier": (FIRST, lambda d: put(d, "c:identifier", "warning 12, or so")),
    "sender": (FIRST, lambda d: put(d, "c:sender", "a b")),
    "restriction": (FIRST, lambda d: drop(d, "c:restriction")),
    "restriction-alone": (FIRST, lambda d: put(d, "c:scope", "Public")),
    "addresses": (FIRST, private),
    "public": (FIRST, lambda d: put(d, "c:scope", "Public")),
    "references": (BACK, lambda d: drop(d, "c:references")),
    "reference-form": (BACK, lambda d: put(d, "c:references", "W-12")),
    "own-reference": (BACK, references_itself),
    "reference-later": (BACK, lambda d: put(d, "c:sent", "2026-11-22T00:00:00-00:00")),
    "note": (BACK, lambda d: drop(d, "c:note")),
    "exercise-note": (FIRST, lambda d: put(d, "c:status", "Exercise")),
    "info": (FIRST, lambda d: drop(d, "c:info")),
    "expires": (FIRST, lambda d: drop(d, "c:info/c:expires")),
    "ends-before": (
        FIRST,
        lambda d: put(d, "c:info/c:expires", "2026-11-23T21:05:07-00:00"),
    ),
    "language": (FIRST, lambda d: drop(d, "c:info/c:language")),
    "area": (FIRST, lambda d: drop(d, "c:info/c:area")),
    "polygon": (
        FIRST,
        lambda d: append(d, "c:info/c:area", "polygon", "53.8,-1.5 53.9,-1.6"),
    ),
    "circle": (FIRST, lambda d: append(d, "c:info/c:area", "circle", "Leeds 5")),
    "ceiling": (FIRST, lambda d: append(d, "c:info/c:area", "ceiling", "100")),
    "time": (FIRST, lambda d: put(d, "c:sent", "2026-11-23T21:05:07+00:00")),
}


@pytest.mark.parametrize("code", rules.RULES)
def test_a_broken_rule_is_found_where_the_schema_sees_nothing(code):
    message, break_it = BREAKS[code]
    document = made(message)
    assert code not in rules.broken_rules(document)
    break_it(document)
    assert SCHEMA.validate(document), "this one the schema finds by itself"
    assert code in rules.broken_rules(document)


@pytest.mark.parametrize(
    "broken",
    [
        "2026-11-23T21:05:07Z",
        "2026-11-23T21:05:07.5-00:00",
        "2026-11-23 21:05:07-00:00",
    ],
)
def test_a_time_in_another_form_is_the_schemas_to_find(broken):
    document = made()
    put(document, "c:sent", broken)
    assert not SCHEMA.validate(document)


def test_a_feed_is_well_formed_whatever_stands_in_it():
    entry = rules.Entry(
        id=UUID(int=1), title="a & b <script>\x00", body="x\ud800y]]>", language="en",
        address="https://warnings.example.org/a/", published_at=AT, updated_at=AT,
        facts=rules.summary_of(WARNING),
    )  # fmt: skip
    gone = rules.Gone(id=UUID(int=2), address="https://x.example.org/", gone_at=AT, note="Back")
    feed = rules.atom_feed(
        feed_id=UUID(int=3), title="Warnings", author="Lantern", rights="Keep it",
        address="https://warnings.example.org/", updated_at=AT, entries=[entry], gone=[gone],
    )  # fmt: skip
    tree = ElementTree.fromstring(feed)
    atom = "{http://www.w3.org/2005/Atom}"
    (one,) = tree.findall(f"{atom}entry")
    assert one.findtext(f"{atom}title") == "a & b <script>"
    assert one.findtext(f"{atom}summary") == "xy]]>"
    assert one.findtext("{urn:oasis:names:tc:emergency:cap:1.2}severity") == "Moderate"


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "Nobody"), (1, "Fewer than 10"), (9, "Fewer than 10"), (10, "About 10"),
     (12, "About 10"), (13, "About 15"), (104, "About 105")],
)  # fmt: skip
def test_how_many_answered_tells_on_nobody(count, words):
    assert rules.in_words(count) == words
