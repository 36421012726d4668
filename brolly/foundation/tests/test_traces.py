import pytest

from brolly.foundation.traces import traces_in


@pytest.mark.parametrize(
    ("text", "name", "contact", "found"),
    [
        ("Call 07700 900362 after two", "", "07700 900362", ["07700 900362"]),
        ("Call +44 7700 900362", "", "07700900362", ["+44 7700 900362"]),
        ("ring 07700.900.231", "", "07700 900231", ["07700.900.231"]),
        ("dee told us", "Dee", "", ["dee"]),
        ("DEE told us", "dee", "", ["DEE"]),
        ("Write to Dee.B@example.org", "", "dee.b@example.org", ["Dee.B@example.org"]),
        ("she is on quiet_heron9", "", "quiet_heron9", ["quiet_heron9"]),
        ("K. rang us", "K.", "", ["K."]),
        ("In Albania", "Nia", "", []),
        ("He took a purse", "Quiet Heron", "heron@example.org, text first", []),
        ("His number ends 0362", "", "07700 900362", []),
    ],
)
def test_what_is_hers_is_found_however_it_is_written(text, name, contact, found):
    assert traces_in([text], names=[name], contacts=[contact]) == found


def test_words_beside_a_name_are_no_names():
    assert (
        traces_in(
            ["He took her bag. They ran."], names=["Luca (he)", "Kim, they/them"], contacts=[]
        )
        == []
    )
    assert traces_in(["He called Luca back"], names=["Luca (he)"], contacts=[]) == ["Luca"]
