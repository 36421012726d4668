"""The reports of the small network: when, what was told, what she chose, what to do first."""

from brolly.consent.samples import yes_to
from brolly.consent.steps import NewAnswer
from brolly.consent.vocabulary import Answer, Choice
from brolly.incidents.vocabulary import IdentifierTold, Identity, ManTold, Told, VehicleTold

Report = tuple[int, Told, tuple[NewAnswer, ...], tuple[tuple[str, str, int], ...]]

_BOTH = yes_to(Choice.KEEP, Choice.COUNT, Choice.WARN, Choice.POLICE_ANONYMOUS)
_WARN = (
    *yes_to(Choice.KEEP, Choice.WARN),
    NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=Answer.NO),
    NewAnswer(choice=Choice.POLICE_NAMED, answer=Answer.NO),
)
_ASK = (
    *yes_to(Choice.KEEP),
    NewAnswer(choice=Choice.WARN, answer=Answer.ASK_HER),
    NewAnswer(choice=Choice.POLICE_ANONYMOUS, answer=Answer.ASK_HER),
)

REPORTS: tuple[Report, ...] = (
    (
        1,
        Told(
            channel="outreach",
            narrative="He asks to film, says it is only for him, then will not pay.",
            kinds=("non_payment",),
            town="Leeds",
            district="LS11",
            men=(
                ManTold(description="Grey fleece, reading glasses on a cord", age_band="50s"),
            ),
            vehicles=(VehicleTold(colour="silver", detail="Hatchback, child seat"),),
            identifiers=(IdentifierTold(kind="phone", text="07700 900412"),),
            identity=Identity(name_used="Copper Lark"),
            contact_rules="At the van, any Thursday.",
        ),
        _WARN,
        (("practical", "Alarm and a lift home next time: ask Tess", 30),),
    ),
    (
        8,
        Told(
            channel="text",
            narrative="Locked the doors and drove out past the ring road before he stopped.",
            kinds=("kidnap",),
            town="Bradford",
            district="BD8",
            men=(
                ManTold(
                    description="Tall, soft voice, work boots",
                    marks="burn scar on the left forearm",
                    age_band="40s",
                    build="thin",
                    accent="Scottish",
                ),
            ),
            vehicles=(VehicleTold(colour="white", detail="Van with a roof box"),),
            identifiers=(IdentifierTold(kind="plate", text="YK50 ?TB"),),
            identity=Identity(name_used="Quiet Heron", contact="07700 900231"),
            contact_rules="Text after 2 pm. No voicemail.",
        ),
        _BOTH,
        (),
    ),
    (
        2,
        Told(
            channel="phone",
            narrative="He held her wrist and took the money back off the table.",
            kinds=("robbery", "physical_assault"),
            injuries=("wrist",),
            town="Leeds",
            district="LS9",
            men=(
                ManTold(
                    description="Thirties, thin, grey hood",
                    marks="two rings in one ear",
                    age_band="30s",
                    build="thin",
                ),
            ),
            identifiers=(IdentifierTold(kind="phone", text="07700 900588"),),
            identity=Identity(name_used="Silver Wren", contact="07700 900377"),
            contact_rules="Ring on weekdays. If somebody else answers, say the library.",
        ),
        _BOTH,
        (
            ("health", "Wrist: walk-in clinic, Bev offered to go along", -20),
            ("ask_her", "Does she want an adviser to ring?", 6),
        ),
    ),
    (
        3,
        Told(
            channel="third_party",
            narrative="Her friend says that he waited outside the flat two nights running.",
            kinds=("stalking",),
            town="Nottingham",
            men=(ManTold(description="Sixty, wax jacket, walks with a stick", age_band="60s"),),
            identity=Identity(name_used="Amber Finch", teller="A friend at the drop-in"),
        ),
        (),
        (("ask_her", "Every choice is hers: reach her at the drop-in", 20),),
    ),
    (
        20,
        Told(
            channel="web_form",
            narrative="Sends a picture of a bank transfer. The money never comes.",
            kinds=("non_payment",),
            town="Sheffield",
            men=(ManTold(description="Suit, lanyard", age_band="40s"),),
            identifiers=(
                IdentifierTold(kind="phone", text="07700 900412"),
                IdentifierTold(kind="handle", text="evening_transfer22"),
            ),
            identity=Identity(name_used="Green Plover"),
        ),
        _WARN,
        (),
    ),
    (
        0,
        Told(
            channel="email",
            narrative="Scrie că doi bărbați au venit la ușă, unul stătea lipit de perete.",
            kinds=("threats",),
            town="Luton",
            language="ro",
            men=(
                ManTold(description="Polite on the phone", age_band="30s"),
                ManTold(build="heavy"),
            ),
            identity=Identity(name_used="River Swift", contact="river.swift@example.org"),
            contact_rules="E-mail only, in Romanian.",
        ),
        _ASK,
        (("ask_her", "Reply in Romanian: warn, police, adviser, each by itself", 5),),
    ),
)

# The same man twice, as two people told of him: DERBY and STOKE of the samples.
WARN_AND_COMPARE = yes_to(Choice.KEEP, Choice.COMPARE, Choice.COMPARE_OTHERS_COUNT, Choice.WARN)

OFFICER_ACCUSED = Told(
    channel="drop_in",
    narrative="Says that an officer on duty asked for more than her name, and took a picture.",
    kinds=("police_misconduct",),
    town="Leeds",
    men=(ManTold(description="In uniform, number covered", age_band="30s"),),
    accuses_officer=True,
    identity=Identity(name_used="Winter Dunlin"),
    contact_rules="In person only.",
)

UNDER_18 = Told(
    channel="outreach",
    narrative="She may be younger than she says. He waits in the car and takes the money.",
    kinds=("under_18_concern", "threats"),
    town="Bradford",
    men=(ManTold(description="Tracksuit, gold chain", age_band="20s"),),
    vehicles=(VehicleTold(colour="black", detail="Small car, loud"),),
    about_under_18=True,
    identity=Identity(name_used="Little Siskin"),
    contact_rules="Through the van only.",
)
