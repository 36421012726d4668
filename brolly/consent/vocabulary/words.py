"""What codes are called on a page, in plain English."""

from brolly.consent.vocabulary.codes import (
    Choice,
    Field,
    Heard,
    NotTold,
    PartyRole,
    Purpose,
    ReasonCode,
)

SENTENCES: dict[ReasonCode, str] = {
    ReasonCode.ROLE: "Your role does not send this. Ask a caseworker or a manager.",
    ReasonCode.RESTRICTED: "This report is open to two named members of staff only.",
    ReasonCode.PRACTICE: "This is the practice organisation. Nothing leaves it.",
    ReasonCode.SAID_NO: "She said no to this. A no is a full answer.",
    ReasonCode.NOT_ASKED: "She has not been asked about this, or has not said.",
    ReasonCode.ASK_HER: "What she said is not clear enough. Ask her first.",
    ReasonCode.NOT_YET: "She said: not yet. It is before the day that she named.",
    ReasonCode.NOT_TO_THEM: "She said: not to these people.",
    ReasonCode.ONLY_IF_OTHERS: "She said: only if others report him too. Nobody has yet.",
    ReasonCode.ASK_BEFORE: "She wants to be asked before each step. Ask her about this one.",
    ReasonCode.CONDITION_NOT_MET: "Her own condition has not been confirmed as met.",
    ReasonCode.HELD: "The report is on hold until somebody has decided.",
    ReasonCode.BLOCKED: "This recipient is blocked for this report.",
    ReasonCode.NO_AGREEMENT: "There is no agreement in force with them for this.",
    ReasonCode.NOTHING_LEFT: "Nothing is left to share after what she wants left out.",
    ReasonCode.WRONG_RECIPIENT: "This kind of recipient never gets this.",
    ReasonCode.NAMES_HER: "Its text names her, or how to reach her. Take that out.",
    ReasonCode.REPORT_CHANGED: "The report changed since its lines were read. Read them again.",
    ReasonCode.READER_SAID_NO: "The second reader asked for other words.",
    ReasonCode.NO_DUTY: "This needs a duty that overrides, agreed by a second person.",
}

# What whoever writes, and whoever reads, says of a text that leaves by a yes with words.
KEEPS_TO = "It keeps to what she said beside her yes"

# What each line is called on a page.
FIELD_WORDS: dict[Field, str] = {
    Field.HIM_DESCRIPTION: "What he looks like",
    Field.HIM_MARKS: "Marks on him",
    Field.HIM_NAME: "Name he gave",
    Field.HIM_PHONE: "His number",
    Field.HIM_EMAIL: "His e-mail",
    Field.HIM_HANDLE: "His account name",
    Field.HIM_VEHICLE: "Vehicle",
    Field.HIM_PLATE: "Registration",
    Field.INCIDENT_KIND: "What kind of harm",
    Field.INCIDENT_MONTH: "Month",
    Field.INCIDENT_WHEN: "Day and time",
    Field.INCIDENT_TOWN: "Town",
    Field.INCIDENT_DISTRICT: "District",
    Field.INCIDENT_PLACE: "Exact place",
    Field.INCIDENT_SUMMARY: "Summary written for them",
    Field.PROVENANCE: "How we know",
    Field.INJURIES: "Injuries",
    Field.NARRATIVE: "Her whole account",
    Field.REPORTER_NAME: "Her name",
    Field.REPORTER_CONTACT: "How to reach her",
    Field.REPORTER_CONTACT_HOW: "Safe ways to reach her",
    Field.PUBLIC_TEXT: "Text of the warning",
}

PURPOSE_WORDS: dict[Purpose, str] = {
    Purpose.WARN_PUBLIC: "Warn people",
    Purpose.WARN_SECOND_READER: "Have a colleague elsewhere read a warning first",
    Purpose.POLICE_ANONYMOUS: "Tell the police, without her in it",
    Purpose.POLICE_NAMED: "Tell the police, with her in it",
    Purpose.ADVISER_CONTACT: "Have an adviser contact her",
    Purpose.SAFEGUARDING_REFERRAL: "Refer because a duty says so",
    Purpose.COMPARE_OTHERS: "Compare with other projects",
    Purpose.SUBJECT_COPY: "A copy for herself",
    Purpose.BY_NAME: "Pass on to somebody she named",
}

PARTY_ROLE_WORDS: dict[PartyRole, str] = {
    PartyRole.CONTROLLER: "Decides by itself (controller)",
    PartyRole.JOINT: "Decides together with the other (joint controller)",
    PartyRole.PROCESSOR: "Only does what it is told (processor)",
    PartyRole.LAW_ENFORCEMENT: "Law enforcement (DPA 2018 Part 3)",
}

# Her choices, as the end of a sentence that begins with her answer.
CHOICE_WORDS: dict[Choice, str] = {
    Choice.KEEP: "keep what she told us",
    Choice.COUNT: "count it",
    Choice.COMPARE: "compare it with other reports here",
    Choice.COMPARE_OTHERS_COUNT: "tell other projects only that others have reported",
    Choice.COMPARE_OTHERS_CONTACT: "put the projects in touch with each other",
    Choice.WARN: "warn other people",
    Choice.POLICE_ANONYMOUS: "tell the police, without her in it",
    Choice.POLICE_NAMED: "tell the police, with her in it",
    Choice.ADVISER: "have an adviser contact her",
    Choice.OTHER: "pass it on to somebody she named",
}

# The same as a label that stands alone.
CHOICE_LABELS: dict[Choice, str] = {
    choice: words[0].upper() + words[1:] for choice, words in CHOICE_WORDS.items()
}

HEARD_WORDS: dict[Heard, str] = {
    Heard.FACE_TO_FACE: "face to face",
    Heard.BY_PHONE: "by phone",
    Heard.IN_WRITING: "in writing",
    Heard.THROUGH_SOMEBODY: "through somebody",
}

NOT_TOLD_WORDS: dict[NotTold, str] = {
    NotTold.NOT_SAFE: "It would put her or somebody else in danger",
    NotTold.CANNOT_REACH: "We have no safe way to reach her",
    NotTold.TIPS_HIM_OFF: "He would hear of it, and the police ask us to wait",
    NotTold.LAW_FORBIDS: "A court or a law forbids it",
}

# Said before she chooses. Each: who sees it, what they get, how to take it back.
TOLD_BEFORE: dict[Choice, tuple[str, str, str]] = {
    Choice.KEEP: (
        "Staff of this project, and nobody else.",
        "What you told us, locked away.",
        "Tell us and we erase it.",
    ),
    Choice.COUNT: (
        "Anybody who reads our numbers.",
        "Only a number, like 12 this year. Never you.",
        "Tell us and we leave yours out from then on. Numbers that are out stay out.",
    ),
    Choice.COMPARE: (
        "Staff of this project.",
        "They see if two people spoke of the same man.",
        "Tell us and we stop looking.",
    ),
    Choice.COMPARE_OTHERS_COUNT: (
        "Staff of other projects we work with.",
        "That somebody else has told of him too: the kind of harm and the month.",
        "Tell us and we stop. What they have read, they have read.",
    ),
    Choice.COMPARE_OTHERS_CONTACT: (
        "Staff of a project where he was told of too.",
        "The name of this project, so that staff can talk. Not your name.",
        "Tell us before they talk, and they do not. After that we cannot unsay it.",
    ),
    Choice.WARN: (
        "People who get our warnings.",
        "Words about him that we write. Nothing about you.",
        "Tell us and we call it back. Some may have read or kept it.",
    ),
    Choice.POLICE_ANONYMOUS: (
        "The police post we write to.",
        "Words about him. Not your name, and not how to reach you.",
        "Tell us while it waits, and it stays. Later we ask for it back; they may keep it.",
    ),
    Choice.POLICE_NAMED: (
        "The police post we write to. They may have to act on it.",
        "What you told us, your name, and how to reach you.",
        "Tell us while it waits, and it stays. Later we ask for it back; they may keep it.",
    ),
    Choice.ADVISER: (
        "One adviser, who helps people after violence.",
        "Your name, how to reach you, and a few words on what happened.",
        "Tell us or the adviser, and they stop.",
    ),
    Choice.OTHER: (
        "Only the person or place that you name.",
        "Only what you say they may have.",
        "Tell us while it waits, and it does not go. What they have, they have.",
    ),
}
