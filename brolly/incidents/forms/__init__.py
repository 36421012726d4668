"""
The one page on which a report is taken down, in any order.

Nothing is required but how it came. Men, vehicles, numbers and steps are rows that can
be added, with or without JavaScript; whatever is typed comes back on any error.
"""

from brolly.incidents.forms.chain import ChainForm, HateForm, VisitEndForm, VisitForm
from brolly.incidents.forms.choices import (
    ANSWER_WORDS,
    LEAVE_OUT_WORDS,
    AskedForm,
    ChangedChoices,
    HeardForm,
)
from brolly.incidents.forms.drafts import DraftMarks, HandOverForm
from brolly.incidents.forms.fields import HOLD_WORDS
from brolly.incidents.forms.intake import Intake
from brolly.incidents.forms.parts import AddStepForm
from brolly.incidents.forms.sheets import SheetForm, SheetMapForm, StartForm
from brolly.incidents.forms.work import (
    FilterForm,
    FinishStepForm,
    HoldForm,
    IdentityForm,
    LookUpForm,
    ReassignStepForm,
    ReleaseForm,
    RestrictForm,
    StageForm,
    TriageForm,
    WhoseNumberForm,
)

__all__ = [
    "ANSWER_WORDS",
    "HOLD_WORDS",
    "LEAVE_OUT_WORDS",
    "AddStepForm",
    "AskedForm",
    "ChainForm",
    "ChangedChoices",
    "DraftMarks",
    "FilterForm",
    "FinishStepForm",
    "HandOverForm",
    "HateForm",
    "HeardForm",
    "HoldForm",
    "IdentityForm",
    "Intake",
    "LookUpForm",
    "ReassignStepForm",
    "ReleaseForm",
    "RestrictForm",
    "SheetForm",
    "SheetMapForm",
    "StageForm",
    "StartForm",
    "TriageForm",
    "VisitEndForm",
    "VisitForm",
    "WhoseNumberForm",
]
