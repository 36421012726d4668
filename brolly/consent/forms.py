"""The shapes of agreements and of naming a duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.utils import timezone

from brolly.consent.queries import AgreementShown
from brolly.consent.vocabulary import (
    CEILING,
    FIELD_WORDS,
    NOT_TOLD_WORDS,
    PARTY_ROLE_WORDS,
    PURPOSE_WORDS,
    Field,
    NotTold,
    PartyRole,
    Purpose,
)
from brolly.organisations.vocabulary import OrganisationKind
from brolly.web.forms import SubmissionForm

YEAR = timedelta(days=365)
MONTH = timedelta(days=30)

_POLICE = (Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED)
_HELPERS = (Purpose.ADVISER_CONTACT, Purpose.BY_NAME)
_PROJECTS = (*_HELPERS, Purpose.COMPARE_OTHERS, Purpose.WARN_SECOND_READER)


@dataclass(frozen=True, kw_only=True)
class Template:
    """What an agreement with one kind of organisation starts from. To be read and changed."""

    title: str
    may: tuple[Purpose, ...]
    starts_with: tuple[Purpose, ...]
    partner_role: PartyRole
    article_6: str
    article_9: str
    article_10: str
    retention: str


# UK GDPR Articles 6, 9 and 10; DPA 2018 Schedule 1 paragraphs 10, 17 and 18 and Part 3;
# ICO, Data Sharing Code of Practice. All read 2026-11-23. Starting points, not advice.
_BASIS = "6(1)(f) legitimate interests"
TEMPLATES: dict[OrganisationKind, Template] = {
    OrganisationKind.POLICE: Template(
        title="Telling the police about dangerous men",
        may=_POLICE,
        starts_with=_POLICE,
        partner_role=PartyRole.LAW_ENFORCEMENT,
        article_6=_BASIS,
        article_9="9(2)(g), DPA 2018 Schedule 1 paragraph 18 (safeguarding)",
        article_10="DPA 2018 Schedule 1 paragraph 10 (unlawful acts)",
        retention="The force keeps it under its own published rules and may have to act on it",
    ),
    OrganisationKind.CLINIC: Template(
        title="Support that she asked for",
        may=_HELPERS,
        starts_with=_HELPERS,
        partner_role=PartyRole.CONTROLLER,
        article_6=_BASIS,
        article_9="9(2)(h), DPA 2018 Schedule 1 paragraph 2 (health or social care)",
        article_10="",
        retention="The clinic keeps it in her record there, under its own published rules",
    ),
    OrganisationKind.PROJECT: Template(
        title="Looking out for each other",
        may=_PROJECTS,
        starts_with=(Purpose.COMPARE_OTHERS, Purpose.WARN_SECOND_READER),
        partner_role=PartyRole.CONTROLLER,
        article_6=_BASIS,
        article_9="9(2)(g), DPA 2018 Schedule 1 paragraph 17 (counselling, advice, support)",
        article_10="DPA 2018 Schedule 1 paragraph 10 (unlawful acts)",
        retention="Until the end of this agreement, then erased",
    ),
}
_AGENCY = Template(
    title="Support that she asked for",
    may=_HELPERS,
    starts_with=_HELPERS,
    partner_role=PartyRole.CONTROLLER,
    article_6=_BASIS,
    article_9="9(2)(g), DPA 2018 Schedule 1 paragraph 17 (counselling, advice, support)",
    article_10="",
    retention="Under the agency's own published rules",
)


def template_for(kind: OrganisationKind) -> Template:
    """Return what an agreement with this kind of organisation starts from."""
    return TEMPLATES.get(kind, _AGENCY)


def _words(label: str, needed: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, max_length=200, help_text=hint, error_messages={"required": needed}
    )


def _day(label: str, hint: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": "Say which day.",
            "invalid": "Write the day like 23/11/2026.",
        },
    )


def _role(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[(r.value, words) for r, words in PARTY_ROLE_WORDS.items()]
    )


class AgreementForm(SubmissionForm):
    """What two organisations agree. Sensible words stand in it, to be read and changed."""

    title = forms.CharField(
        label="What is it called?",
        max_length=120,
        error_messages={"required": "Give it a name that both sides know it by."},
    )
    purposes = forms.MultipleChoiceField(
        label="What for",
        help_text="Nothing leaves for anything else. Her yes is needed as well, every time.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one."},
    )
    own_role = _role("What we are in law")
    partner_role = _role("What they are in law")
    article_6 = _words("UK GDPR Article 6", "Name the lawful basis.")
    article_9 = _words(
        "UK GDPR Article 9", "Name the condition.", "Her life is sensitive data."
    )
    article_10 = forms.CharField(
        label="UK GDPR Article 10",
        max_length=200,
        required=False,
        help_text="For what is said about him. Leave empty if nothing is.",
    )
    retention = _words("How long they keep it", "Say how long they keep it.")
    starts_on = _day("From")
    review_on = _day("Look at it again on")
    ends_on = _day("Until", "The day after the last one. It cannot run for ever.")

    def __init__(
        self,
        *args: Any,
        template: Template,
        today: date,
        begun: AgreementShown | None = None,
        **more: Any,
    ) -> None:
        started = {
            "title": template.title,
            "purposes": [p.value for p in template.starts_with],
            "own_role": PartyRole.CONTROLLER.value,
            "partner_role": template.partner_role.value,
            "article_6": template.article_6,
            "article_9": template.article_9,
            "article_10": template.article_10,
            "retention": template.retention,
            "starts_on": today,
            "review_on": today + YEAR - MONTH,
            "ends_on": today + YEAR,
        }
        if begun is not None:
            started = {name: getattr(begun, name) for name in started}
            started["purposes"] = [purpose.value for purpose in begun.purposes]
        super().__init__(*args, **{**more, "initial": started})
        purposes = cast(forms.MultipleChoiceField, self.fields["purposes"])
        purposes.choices = [(p.value, PURPOSE_WORDS[p]) for p in template.may]

    def clean(self) -> dict[str, Any]:
        """Ask for days in order."""
        said = super().clean() or {}
        start, review, end = (said.get(d) for d in ("starts_on", "review_on", "ends_on"))
        if start and end and start >= end:
            self.add_error("ends_on", "It must end after it starts.")
        elif review and end and review > end:
            self.add_error("review_on", "Look at it again before it ends.")
        return said

    def agreed(self) -> dict[str, Any]:
        """Return what the action takes."""
        said = dict(self.cleaned_data)
        return said | {
            "purposes": frozenset(Purpose(p) for p in said["purposes"]),
            "own_role": PartyRole(said["own_role"]),
            "partner_role": PartyRole(said["partner_role"]),
        }


class PaperForm(forms.Form):
    """Who signed for the other side, on paper."""

    who = forms.CharField(
        label="Who signed for them",
        max_length=120,
        help_text="Their post is enough. Keep the paper.",
        error_messages={"required": "Say who signed."},
    )


class RefuseForm(forms.Form):
    """Why the second person does not agree."""

    why = forms.CharField(
        label="Why you do not agree",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sealed, and kept beside the first reason.",
        error_messages={"required": "Say why. The first person and she may ask for it."},
    )


class ToldForm(forms.Form):
    """When she was told of a duty, or why she is not told."""

    told_at = forms.DateTimeField(
        label="When was she told?",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": "Write the day and the time."},
    )
    why_not = forms.ChoiceField(
        label="Or why is she not told yet?",
        required=False,
        choices=[
            ("", "Choose, if she was not told"),
            *((w.value, NOT_TOLD_WORDS[w]) for w in NotTold),
        ],
        help_text="Your name is kept beside this.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one of the two."""
        said = super().clean() or {}
        told_at, why_not = said.get("told_at"), said.get("why_not")
        if bool(told_at) == bool(why_not) and not self.errors:
            self.add_error("told_at", "Say when she was told, or why she is not told yet.")
        elif told_at and told_at > timezone.now():
            self.add_error("told_at", "That time has not come yet.")
        return said


# Duties that may stand before a no. Each names its law; the words beside are sealed.
DUTIES: dict[str, tuple[str, str]] = {
    "child-at-risk": ("A child is at risk of serious harm", "Children Act 1989 section 47"),
    "adult-at-risk": (
        "An adult who cannot protect herself is at risk",
        "Care Act 2014 section 42; DPA 2018 Schedule 1 paragraph 18",
    ),
    "life-in-danger": (
        "Somebody's life is in danger now",
        "UK GDPR Articles 6(1)(d) and 9(2)(c)",
    ),
    "court-order": ("A court has ordered it", "The order of the court, kept on file"),
}
# A referral to children's services goes by phone until they are on Brolly: a first step.
OVERRIDABLE = (Purpose.POLICE_ANONYMOUS, Purpose.POLICE_NAMED)


class DutyForm(SubmissionForm):
    """Which duty goes before her choice, to whom, and exactly which lines."""

    reason = forms.ChoiceField(
        label="Which duty",
        widget=forms.RadioSelect,
        choices=[(code, f"{words} ({law})") for code, (words, law) in DUTIES.items()],
        error_messages={"required": "Name the duty. Without one, her choice stands."},
    )
    words = forms.CharField(
        label="Why, in your words",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Sealed. The second person reads it, and she may ask for it.",
        error_messages={"required": "Say why this duty goes before her choice."},
    )
    recipient = forms.ChoiceField(
        label="Who is told", error_messages={"required": "Choose who is told."}
    )
    purpose = forms.ChoiceField(
        label="How",
        choices=[("", "Choose one"), *((p.value, PURPOSE_WORDS[p]) for p in OVERRIDABLE)],
        error_messages={"required": "Choose how they are told."},
    )
    fields_told = forms.MultipleChoiceField(
        label="Which lines, and no more",
        help_text="In the summary say which law it is, and why: that she is a child, for one.",
        initial=[Field.INCIDENT_SUMMARY.value],
        widget=forms.CheckboxSelectMultiple,
        choices=[(f.value, w) for f, w in FIELD_WORDS.items() if f is not Field.PUBLIC_TEXT],
        error_messages={"required": "Choose the lines that the duty needs."},
    )
    in_danger = forms.BooleanField(
        label="Somebody is in danger now. It cannot wait for a second person",
        required=False,
        help_text="It counts at once, for 24 hours. A second person looks at it by then.",
    )

    def __init__(self, *args: Any, recipients: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        whom = cast(forms.ChoiceField, self.fields["recipient"])
        whom.choices = [("", "Choose one"), *recipients]

    def clean(self) -> dict[str, Any]:
        """Ask only for lines that this way may ever carry."""
        said = super().clean() or {}
        purpose, lines = said.get("purpose"), said.get("fields_told")
        if purpose and lines:
            beyond = {Field(f) for f in lines} - CEILING[Purpose(purpose)]
            if beyond:
                names = ", ".join(FIELD_WORDS[f].lower() for f in Field if f in beyond)
                self.add_error("fields_told", f"This way never carries: {names}.")
        return said
