"""
The twenty incoming reports: what a careful member of staff enters, and the right end.

Twelve ends were given with the data; eight were ours to decide (05, 08, 09, 11, 13,
14, 18, 20), with the reason beside each. Values are the words that the page offers.
"""

from dataclasses import dataclass, field
from pathlib import Path

INCOMING = Path(__file__).parent / "incoming"


@dataclass(frozen=True, kw_only=True)
class Man:
    """What was said of the man, in coded and in free words."""

    description: str = ""
    name_given: str = ""
    marks: str = ""
    age_band: str = ""
    build: str = ""
    accent: str = ""


@dataclass(frozen=True, kw_only=True)
class Said:
    """Her answer to one choice, with what she tied to it."""

    answer: str
    leave_out: tuple[str, ...] = ()
    words: str = ""
    words_are_condition: bool = False
    ask_before: bool = False


YES, NO, ASK, NOT_SAID = Said(answer="yes"), Said(answer="no"), Said(answer="ask_her"), None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One report: what is entered, and where it must end."""

    file: str
    channel: str
    kinds: tuple[str, ...]
    town: str
    district: str = ""
    month: str = ""
    men: tuple[Man, ...] = ()
    vehicle: str = ""
    vehicle_colour: str = ""
    # (kind, as written, whose: his, hers, unsure, third-person)
    identifiers: tuple[tuple[str, str, str], ...] = ()
    reporter: str = ""
    contact: str = ""
    contact_rules: str = ""
    language: str = "en"
    teller: str = ""
    injuries: tuple[str, ...] = ()
    wants: str = ""
    under_18: bool = False
    officer: bool = False
    choices: dict[str, Said] = field(default_factory=dict)
    # (kind, what, due in hours)
    steps: tuple[tuple[str, str, int], ...] = ()
    # The right end.
    warning: str = "none"  # sent | hold | none
    warning_text: str = ""
    never_in_warning: tuple[str, ...] = ()
    police: str = "none"  # anonymous | named | none
    never_to_police: tuple[str, ...] = ()
    holds: frozenset[str] = frozenset()
    why: str = ""

    @property
    def number(self) -> str:
        return self.file[:2]

    @property
    def narrative(self) -> str:
        return (INCOMING / self.file).read_text()


CASES = [
    Case(
        file="01-phone-note-leeds.txt",
        channel="phone",
        kinds=("robbery",),
        town="Leeds",
        district="LS11",
        month="2026-10",
        men=(
            Man(
                description="White, thirties, thin, grey tracksuit, hood, small bag across front",
                name_given="Jay or Jayden",
                marks="crooked lower teeth",
                age_band="30s",
                build="thin",
                accent="Leeds",
            ),
        ),
        identifiers=(("phone", "07700 900362", "his"),),
        reporter="K.",
        contact="07700 900362",
        contact_rules="Ring Wednesday after 2, never before: she is asleep.",
        injuries=("wrist",),
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="tell the others obviously"),
            "police_anonymous": Said(
                answer="yes", words="They can know about HIM, they can't know about ME"
            ),
            "police_named": NO,
        },
        steps=(
            ("ask_her", "Ask for his number again; count, compare, adviser", 50),
            ("practical", "Was the bank card cancelled? Wrist seen?", 50),
        ),
        warning="sent",
        warning_text=(
            "LS11, late at night. A thin white man in his thirties with crooked lower teeth "
            "pays first, then takes the money back and a purse."
        ),
        never_in_warning=("picture", "£15", "yard", "bridge", "07700"),
        police="anonymous",
        never_to_police=("07700 900362", "K.", "warrant", "little lad"),
        holds=frozenset({"number_may_be_hers"}),
    ),
    Case(
        file="02-texts-derby.txt",
        channel="text",
        kinds=("kidnap",),
        town="Derby",
        district="DE23",
        month="2026-09",
        men=(
            Man(
                description="About 40, big belly, skinny legs, north-east accent",
                name_given="Mick",
                marks="blue anchor tattoo between thumb and finger",
                age_band="40s",
                build="heavy",
                accent="north-east",
            ),
        ),
        vehicle="Estate, smells of dogs. Phone goes in the door, locks go down.",
        vehicle_colour="grey",
        identifiers=(("plate", "*50*TK", "his"),),
        reporter="Dee",
        contact="project phone, saved as Dee",
        injuries=("knees", "hands"),
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="Not the ditch, not the coat, not her name"),
            "police_anonymous": Said(
                answer="yes",
                leave_out=(
                    "him_description",
                    "him_name",
                    "incident_kind",
                    "incident_month",
                    "incident_town",
                    "incident_district",
                    "incident_summary",
                    "him_vehicle",
                ),
                words="the reg and the anchor, not me",
            ),
            "police_named": NO,
        },
        steps=(
            ("health", "Offer a wound check", 24),
            ("ask_her", "Count, compare, adviser", 48),
        ),
        warning="sent",
        warning_text=(
            "Derby. A man of about 40, heavy, north-east accent, blue anchor tattoo by the "
            "thumb. Grey estate that smells of dogs. He asks you to put your phone in the "
            "door, locks the doors and drives past the agreed place."
        ),
        never_in_warning=("ditch", "coat", "Dee", "02:", "50"),
        police="anonymous",
        never_to_police=("Dee", "ditch", "coat", "baby", "Derby"),
        why="Only two facts may go: the part of the plate and the tattoo.",
    ),
    Case(
        file="03-paper-form-bradford.md",
        channel="paper",
        kinds=("strangulation",),
        town="Bradford",
        district="BD8",
        month="2026-08",
        men=(
            Man(
                description="25-30, very clean, neat beard, wedding ring, new white trainers",
                name_given="Ash",
                age_band="20s",
                accent="Bradford",
            ),
        ),
        vehicle="Van with side doors, perhaps a Transit",
        vehicle_colour="white",
        identifiers=(("phone", "07700 900?1?", "his"), ("plate", "Y?01?PD", "his")),
        reporter="Mo",
        contact_rules="In the drop-in on Tuesday",
        injuries=("neck",),
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="Not the crying"),
            "police_anonymous": ASK,
            "police_named": NO,
            "adviser": ASK,
        },
        steps=(
            ("health", "Pressure on the neck: offer a health check", 24),
            ("ask_her", "Police: the tick is struck through; adviser: tick or slip?", 48),
        ),
        warning="sent",
        warning_text=(
            "Bradford, BD8. A man of 25 to 30 with a neat beard and a wedding ring, local "
            "accent, in a white van with side doors. Became forceful when the time was up."
        ),
        never_in_warning=("crying", "£10", "Ma", "ladder"),
        why="The tick for police is struck through with 'ok' beside it: ask.",
    ),
    Case(
        file="04-email-luton-ro.eml",
        channel="email",
        kinds=("robbery",),
        town="Luton",
        month="2026-10",
        language="ro",
        men=(
            Man(
                description="Tall, thin, about 30, shaved head, brown leather jacket, accent",
                name_given="Luli?",
                marks="tip of left little finger missing",
                age_band="30s",
                build="thin",
            ),
            Man(description="Shorter, fat, gloves, did not speak", build="heavy"),
        ),
        identifiers=(("phone", "07700 900847", "his"),),
        reporter="D.",
        contact="dana.lu26@example.org",
        contact_rules="E-mail only, in Romanian. Never ring. The flatmate does not know.",
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="Not the rice box, not the passports"),
            "police_anonymous": NO,
            "police_named": NO,
        },
        steps=(
            ("practical", "Replace a passport without a police report", 48),
            ("ask_her", "Regulated immigration adviser before anything else", 72),
        ),
        warning="sent",
        warning_text=(
            "Luton. A polite caller with an accent comes to the door; a second man stands "
            "flat against the wall, out of the camera. They take your phone and search."
        ),
        never_in_warning=("rice", "passport", "Luli", "640", "finger", "Ioana"),
        why="Police: not now. It may be raised once, later, by someone who can explain.",
    ),
    Case(
        file="05-email-bournemouth-pt.eml",
        channel="email",
        kinds=("condom_removal",),
        town="Bournemouth",
        month="2026-09",
        language="pt",
        men=(
            Man(
                description="White, English, about 50, grey hair, belly, wedding ring",
                name_given="Graham",
                marks="long operation scar on knee",
                age_band="50s",
                build="heavy",
            ),
        ),
        identifiers=(
            ("phone", "07700 900773", "his"),
            ("handle", "quietharbour_g66", "his"),
        ),
        reporter="J.",
        contact="ju.lapa@example.com",
        contact_rules="E-mail, in Portuguese",
        choices={
            "keep": YES,
            "count": YES,
            "warn": Said(answer="yes", words="Bournemouth, not the day"),
            "police_anonymous": Said(
                answer="yes",
                words="Without my name and address; ask first if they want to speak to me",
            ),
            "police_named": NO,
            "adviser": Said(answer="ask_her", words="If she speaks Portuguese"),
        },
        steps=(
            ("health", "She is on PEP for 28 days and feels ill: clinic, in Portuguese", 24),
            ("ask_her", "An adviser who speaks Portuguese: then her yes counts", 72),
        ),
        warning="sent",
        warning_text=(
            "Bournemouth. A man of about 50 with well-cut grey hair and a wedding ring books "
            "an hour, is polite, and takes the condom off without saying so."
        ),
        never_in_warning=("Thursday", "£50", "menta", "Graham", "07700", "friend"),
        police="anonymous",
        never_to_police=("ju.lapa", "student", "July", "hospital"),
        why=(
            "She says yes to police without her name and address: the anonymous level is "
            "just that. If they want her, she is asked first. The friend is not mentioned."
        ),
    ),
    Case(
        file="06-voicemail-manchester.txt",
        channel="voicemail",
        kinds=("rape",),
        town="Manchester",
        month="2026-09",
        men=(
            Man(
                description="About 55, bald, reddish beard",
                name_given="Robert",
                marks="hearing aids, both sides",
                age_band="50s",
            ),
        ),
        vehicle="People carrier, like a taxi; she has a photo of the plate",
        vehicle_colour="silver",
        identifiers=(("phone", "07700 900216", "his"),),
        reporter="Carly Ann",
        contact="the number she rang from",
        contact_rules="If a man answers it is the dentist. Leave no message with him.",
        wants="A statement, in court, a woman officer, someone from here beside her",
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="Not the hearing aids until an officer says so"),
            "police_named": Said(answer="yes", words="A woman, and somebody with me"),
            "adviser": YES,
        },
        steps=(
            ("evidence_clock", "Today: do not wash, keep the sheet, SARC", 4),
            ("ring_back", "Ring first thing; if a man answers, the dentist", 2),
            ("court", "Adviser goes with her for the statement", 24),
        ),
        warning="sent",
        warning_text=(
            "Manchester. A man of about 55, bald, reddish beard, silver people carrier, has "
            "been to women's own homes and hurt someone."
        ),
        never_in_warning=("hearing", "Robert", "half twelve", "07700", "before"),
        police="named",
    ),
    Case(
        file="07-drop-in-note-southampton.md",
        channel="drop_in",
        kinds=("under_18_concern",),
        town="Southampton",
        month="2026-10",
        men=(
            Man(description="'Old, like thirty'", name_given="Kieran", age_band="30s"),
            Man(description="Older, bald, tracksuit", name_given="Unc"),
        ),
        vehicle="New car, heated leather seats",
        vehicle_colour="black",
        identifiers=(
            ("phone", "07700 900505", "his"),
            ("handle", "kez.nightdrive.so", "his"),
        ),
        reporter="Skye",
        contact_rules="Through Miss Abena, whom she likes",
        injuries=("arm",),
        under_18=True,
        choices={"warn": Said(answer="ask_her", words="About the mate, not about Kieran")},
        steps=(
            ("safeguarding", "Children's social care and police child protection, today", 4),
            ("ask_her", "Who tells her first, and how", 4),
        ),
        warning="hold",
        holds=frozenset({"safeguarding"}),
        why="She is 16: it leaves the incident route; safeguarding lead, same day.",
    ),
    Case(
        file="08-outreach-van-stoke.txt",
        channel="outreach",
        kinds=("kidnap",),
        town="Stoke-on-Trent",
        district="ST4",
        month="2026-09",
        men=(
            Man(
                description="White, biggish, belly, 45 'or a bad 38', polite to start",
                name_given="Scotty",
                marks="old blurred blue anchor tattoo on right hand by the thumb",
                age_band="40s",
                build="heavy",
                accent="north-east",
            ),
        ),
        vehicle="Estate or that shape, dog hair, dog guard. Phone in the door pocket.",
        vehicle_colour="blue",
        identifiers=(("plate", "F?5*T?", "his"),),
        reporter="L",
        contact_rules="Outreach van, ask again when she has slept",
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="The phone in the door; not the sick thing"),
            "police_anonymous": Said(
                answer="ask_her",
                words="Just the car I suppose; if they ask who told you, bin it. Ask me again",
            ),
        },
        steps=(
            ("ask_her", "Police: just the car? Ask when she has slept", 24),
            ("health", "Inhaler: walk-in form given, did she get one?", 24),
        ),
        warning="sent",
        warning_text=(
            "Stoke-on-Trent, ST4. A heavy man in his forties, north-east accent, blue tattoo "
            "by the thumb of the right hand, estate car with a dog guard. He asks you to put "
            "your phone in the door pocket. That is how you will know him."
        ),
        never_in_warning=("sick", "inhaler", "Scotty", "Weds"),
        why=(
            "'I suppose' and 'ask me again' is not a yes. Police cannot promise never to ask "
            "who told, which is her condition, so she must hear that first."
        ),
    ),
    Case(
        file="09-escort-message-cardiff.md",
        channel="web_form",
        kinds=("blackmail", "stalking"),
        town="Cardiff",
        month="2026-09",
        men=(Man(description="Books two hours, sends a deposit, asks for the real name"),),
        identifiers=(
            ("phone", "07700 900281", "his"),
            ("phone", "07700 900288", "his"),
            ("handle", "tris_velvetrope91", "his"),
            ("email", "t.booking.vr@example.net", "his"),
        ),
        contact_rules="Reply on the contact page, not to the work number",
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="Not the sister, not the nursing course"),
            "compare_others_count": YES,
            "police_anonymous": ASK,
            "police_named": Said(answer="ask_her", words="That's not a yes"),
            "adviser": Said(answer="yes", words="Tell me before I say yes what they would do"),
        },
        steps=(
            ("ask_her", "Adviser explains what police would do, before any yes", 48),
            ("practical", "Safety plan: a picture of a front door came with a threat", 24),
        ),
        warning="sent",
        warning_text=(
            "Cardiff and on tour. A man sends a deposit, then asks for your real name for the "
            "hotel, and threatens to tell family. Do not send your name. His numbers and "
            "account are in the number check."
        ),
        never_in_warning=("sister", "nursing", "Averill", "Tristan", "07700", "wedding"),
        why="The name she worked out is not printed; police is a conversation, not a yes.",
    ),
    Case(
        file="10-spreadsheet-row-sheffield.csv",
        channel="spreadsheet",
        kinds=("non_payment",),
        town="Sheffield",
        district="S9",
        month="2026-09",
        men=(
            Man(
                description="White, about 40, suit, glasses, brown shoes, posh-ish voice",
                name_given="Julian",
                age_band="40s",
            ),
        ),
        vehicle="SUV parked away from the house",
        vehicle_colour="black",
        identifiers=(("phone", "07700900454", "his"),),
        reporter="Bella",
        contact_rules="Through her worker RW at the partner project, their reference SH/26/031",
        choices={
            "keep": YES,
            "warn": Said(answer="yes", words="The number and the fake app bit"),
            "police_anonymous": Said(answer="ask_her", words="If they want to do him, go on"),
            "police_named": NO,
        },
        steps=(("ask_her", "Police without her name: confirm through RW", 72),),
        warning="sent",
        warning_text=(
            "Sheffield. Not violence: a man of about 40 in a suit and glasses says he will "
            "transfer and shows a screen like a banking app; the money does not come. See it "
            "arrive first."
        ),
        never_in_warning=("Sunday", "140", "flat", " M ", "Julian"),
        why="A lower-level notice: non-payment is not graded with assaults.",
    ),
    Case(
        file="11-letter-norwich.txt",
        channel="letter",
        kinds=("kidnap", "rape"),
        town="Norwich",
        month="1986-11",
        men=(
            Man(
                description="About 35 in 1986, big, fair, clean hands, Norfolk voice",
                name_given="Mr. Denny",
                marks="signet ring with a ship",
                build="heavy",
                accent="Norfolk",
            ),
        ),
        vehicle="Cortina, light brown with a black roof",
        vehicle_colour="brown",
        identifiers=(("plate", "ZPW???O", "his"),),
        reporter="Mrs. E.",
        contact_rules="No address. At the church hall bus stop on the 20th, in a green hat",
        wants="That it is written down by someone who would not say: what did you expect?",
        choices={
            "keep": YES,
            "warn": NO,
            "police_anonymous": Said(
                answer="ask_her", words="Asked nicely first, by a lady, and time to think"
            ),
            "police_named": NO,
        },
        steps=(("ask_her", "Be at the church hall on the 20th: a woman, no hurry", 400),),
        why=(
            "She asks that it be kept, not spread. 'I suppose they had better have it' is tied "
            "to being asked first. It goes nowhere until she has been."
        ),
    ),
    Case(
        file="12-receptionist-nottingham.txt",
        channel="phone",
        kinds=("physical_assault",),
        town="Nottingham",
        month="2026-10",
        men=(
            Man(
                description="About 60, white hair, red face, wax jacket, well spoken",
                name_given="Trev G",
                age_band="60s",
            ),
        ),
        vehicle="Muddy pick-up",
        vehicle_colour="green",
        identifiers=(("plate", "FN01 OGT", "his"), ("phone", "07700 900690", "his")),
        reporter="Lena",
        contact_rules="Interpreter by phone, away from the house; do not assume Albanian",
        teller="Val, reception",
        injuries=("lip",),
        choices={},
        steps=(
            ("evidence_clock", "Yard camera overwrites itself after 14 days: tell Val", 24),
            ("ask_her", "Reach Lena with an interpreter: every choice is hers", 48),
        ),
        warning="hold",
        holds=frozenset({"third_party_account"}),
        why="The receptionist cannot agree for Lena.",
    ),
    Case(
        file="13-male-escort-brighton.md",
        channel="web_form",
        kinds=("drugging", "robbery"),
        town="Brighton",
        month="2026-09",
        men=(
            Man(
                description="Forties, shaved head, very tanned, Australian or New Zealander",
                name_given="Matt",
                marks="nipple piercing",
                age_band="40s",
            ),
            Man(description="Black, thirties, glasses, well spoken", age_band="30s"),
        ),
        identifiers=(
            ("phone", "07700 900136", "his"),
            ("handle", "saltdog_rivets", "his"),
        ),
        reporter="Luca",
        contact="07700 900139",
        contact_rules="Text first. Not the e-mail: it is shared",
        choices={
            "keep": YES,
            "count": YES,
            "compare": YES,
            "warn": Said(answer="yes", words="The area; the fish tank stays out"),
            "police_anonymous": Said(
                answer="yes",
                words="Only if it leaves out that I was there on chems",
                words_are_condition=True,
            ),
            "police_named": NO,
            "adviser": Said(answer="yes", words="A bloke if you have one; text first"),
        },
        steps=(
            ("ring_back", "Adviser, a man if there is one: text 07700 900139 first", 48),
            ("practical", "A crime number for the bank claim: can only that part be done?", 72),
            ("health", "The young man in the torn shirt: can anybody check on him?", 72),
        ),
        warning="sent",
        warning_text=(
            "Brighton, near the marina. A man in his forties, shaved head, very tanned, books "
            "one and has others there. Watch your drink being poured and keep your phone "
            "locked by code."
        ),
        never_in_warning=("fish", "£300", "02:1", "Matt", "07700", "chems"),
        police="anonymous",
        never_to_police=("chem", "Luca", "07700 900139", "luca.offshore", "register"),
        why=(
            "His yes is tied to leaving out the chems: the text for police is written without "
            "them and a named person confirms the condition as met."
        ),
    ),
    Case(
        file="14-trans-woman-birmingham.txt",
        channel="text",
        kinds=("physical_assault", "hate_crime"),
        town="Birmingham",
        district="B16",
        month="2026-09",
        men=(
            Man(
                description="About 30, South Asian, slim, camel coat",
                name_given="Zee",
                age_band="30s",
                build="thin",
                accent="Birmingham",
            ),
        ),
        vehicle="Small hatchback with a learner plate still on the back",
        vehicle_colour="white",
        identifiers=(("phone", "07700 900914", "his"),),
        reporter="Anaïs (she/her)",
        injuries=("face",),
        wants="Her name and the right box; the adviser beside her at the interview",
        choices={
            "keep": YES,
            "warn": Said(answer="yes", ask_before=True, words="Show me it first"),
            "police_named": Said(answer="yes", words="About this, not about anything else"),
            "adviser": YES,
        },
        steps=(
            ("court", "Adviser goes to the interview; her name, hate crime recorded", 48),
            ("ask_her", "Show her the warning before it goes", 24),
        ),
        warning="hold",
        never_in_warning=("mirror", "stitches", "Tuesday"),
        police="named",
        never_to_police=("cannabis", "March"),
        why=(
            "She reported it herself and asks us to speak with police about this one thing. "
            "The warning waits until she has seen it: her yes says so."
        ),
    ),
    Case(
        file="15-web-form-plymouth.md",
        channel="web_form",
        kinds=("strangulation",),
        town="Plymouth",
        month="2026-08",
        men=(
            Man(
                description="About 48, six foot, grey hair cut short, ex-forces type",
                name_given="Smudge",
                marks="part of the right ear missing",
                age_band="40s",
            ),
        ),
        vehicle="Pick-up with a canvas back",
        vehicle_colour="maroon",
        identifiers=(("phone", "07700 900077", "his"), ("plate", "*01*OUB", "his")),
        contact_rules="No contact: there is no way to",
        choices={
            "keep": YES,
            "count": YES,
            "compare": NO,
            "warn": Said(answer="yes", words="The ear; not the pillow, dog, brew or regular"),
            "police_anonymous": NO,
            "police_named": NO,
            "adviser": NO,
        },
        steps=(),
        warning="sent",
        warning_text=(
            "Plymouth. A man of about 48, tall, grey hair cut short, part of an ear missing, "
            "maroon pick-up with a canvas back. He was violent."
        ),
        never_in_warning=("pillow", "dog", "brew", "regular", "Ellie", "Smudge", "OUB"),
        why=(
            "Police: never, in any form. Comparing is 'no' because a comparison could come "
            "near police; she said that if we cannot promise, then no."
        ),
    ),
    Case(
        file="16-web-form-coventry.md",
        channel="web_form",
        kinds=("landlord",),
        town="Coventry",
        month="2026-10",
        men=(Man(description="Landlord, about 60, limp", age_band="60s"),),
        vehicle="Estate",
        vehicle_colour="gold",
        identifiers=(("phone", "07700 900733", "his"), ("plate", "WK50 LLM", "his")),
        reporter="Kirsty",
        contact="07700 900738",
        wants="Housing: notice for the 31st, deposit kept, a cat",
        choices={"keep": YES, "warn": YES, "police_named": YES},
        steps=(
            ("housing", "Ring today: notice for the 31st, deposit, cat; tenancy relations", 8),
            ("ask_her", "Talk through the four versions, kindly", 8),
        ),
        warning="hold",
        holds=frozenset({"needs_conversation"}),
        why="Four versions differ; no attack in the last. Two people decide on no warning.",
    ),
    Case(
        file="17-message-police-portsmouth.txt",
        channel="text",
        kinds=("police_misconduct",),
        town="Portsmouth",
        month="2026-10",
        men=(Man(description="Officer, big, blond, about 30", age_band="30s", build="heavy"),),
        identifiers=(("phone", "07700 900411", "his"),),
        reporter="known to the project for two years",
        officer=True,
        choices={
            "keep": YES,
            "count": NO,
            "warn": Said(answer="ask_her", ask_before=True),
            "police_anonymous": NO,
            "police_named": Said(answer="no", words="Not to the police lady"),
            "adviser": ASK,
        },
        steps=(
            ("ask_her", "The outside complaints body, explained by somebody not from here", 24),
            ("practical", "Safety plan now: he has her number", 4),
        ),
        warning="hold",
        why="Ask before every step. Local police are blocked; two members of staff only.",
    ),
    Case(
        file="18-forwarded-chain-swansea.eml",
        channel="partner",
        kinds=("physical_assault", "kidnap"),
        town="Swansea",
        month="2026-10",
        men=(
            Man(
                description="White, fifties, grey ponytail, hands stained like a mechanic",
                age_band="50s",
                accent="Swansea",
            ),
        ),
        vehicle="Works van with a ladder and a firm's name",
        vehicle_colour="yellow",
        reporter="Nia",
        contact="07700 900820",
        contact_rules="Only by the outreach van team; not through the hostel",
        teller="A hostel, by a chain of e-mails",
        injuries=("stomach",),
        choices={},
        steps=(
            (
                "health",
                "Midwife, as she agreed; about five months pregnant, hit in the stomach",
                4,
            ),
            ("ask_her", "The van team sees her: every choice is hers", 24),
        ),
        warning="hold",
        holds=frozenset({"third_party_account"}),
        why=(
            "'Consent given' is a housing form from May: it does not name us, police or this. "
            "Her own words reach to the midwife and the van. Police: a shaken head is no yes."
        ),
    ),
    Case(
        file="19-web-form-hull.md",
        channel="web_form",
        kinds=("stalking", "physical_assault"),
        town="Hull",
        month="2026-10",
        men=(
            Man(
                description="38, tall, ginger, glasses, Hull accent",
                name_given="Callum Straithe-Morley",
                marks="lion with a clock, left shoulder blade",
                age_band="30s",
                accent="Hull",
            ),
        ),
        vehicle="Firm's van",
        vehicle_colour="grey",
        identifiers=(
            ("phone", "07700 900595", "his"),
            ("email", "calstraithe.installs@example.com", "his"),
            ("plate", "YY00 HBZ", "his"),
        ),
        reporter="Bex",
        contact="07700 900591",
        contact_rules="Not before six: she works days",
        injuries=("fingers",),
        choices={
            "keep": YES,
            "count": YES,
            "compare": YES,
            "warn": YES,
            "police_named": YES,
            "adviser": NO,
        },
        steps=(
            ("police", "Crime report today: the phone is evidence", 4),
            ("practical", "Bank card, licence, identity protection", 24),
        ),
        warning="sent",
        warning_text=(
            "Hull and along the hotel trade. A tall man in his late thirties, ginger, glasses, "
            "looks in bags while women sleep and photographs licences and cards. Keep them "
            "out of your bag."
        ),
        never_in_warning=("Callum", "YY00", "calstraithe", "lion", "nursery", "catalogue"),
        police="named",
        never_to_police=("nursery",),
    ),
    Case(
        file="20-texts-changed-mind-glasgow.txt",
        channel="text",
        kinds=("kidnap",),
        town="Glasgow",
        month="2026-10",
        men=(
            Man(
                description="White, small, fifties, very white teeth, Belfast accent",
                name_given="Gerry",
                age_band="50s",
                accent="Belfast",
            ),
        ),
        identifiers=(("phone", "07700 900240", "his"),),
        reporter="Roz",
        contact_rules="The old phone is with somebody else. New number not yet proved hers",
        choices={
            "keep": YES,
            "warn": ASK,
            "police_anonymous": NO,
            "police_named": ASK,
        },
        steps=(
            ("ask_her", "Ailsa hears her voice before anything on the new number counts", 24),
        ),
        warning="hold",
        holds=frozenset({"needs_conversation"}),
        why=(
            "Yes, then no, then somebody else on her phone, then yes from a number nobody knows: "
            "the last sure word is no to police. Nothing goes until her voice has been heard."
        ),
    ),
]
