"""Shapes of what is typed on the pages of organisations and sign-in."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from brolly.access.vocabulary import Role
from brolly.organisations.rules import LONGEST_POLICE_WAIT_HOURS
from brolly.organisations.vocabulary import Feature, OrganisationKind, PostKind
from brolly.web.forms import SubmissionForm

ROLE_WORDS = {
    Role.MANAGER: "Manager",
    Role.SAFEGUARDING_LEAD: "Safeguarding lead",
    Role.CASEWORKER: "Caseworker",
    Role.ADVISER: "Adviser (ISVA or IDVA)",
    Role.OUTREACH_WORKER: "Outreach worker",
    Role.VOLUNTEER: "Volunteer",
    Role.EVALUATOR: "Evaluator",
    Role.LIAISON_OFFICER: "Police liaison officer",
    Role.CLINICIAN: "Clinician",
    Role.NETWORK_OFFICER: "Network officer",
}
_PROJECT_ROLES = (
    Role.MANAGER,
    Role.SAFEGUARDING_LEAD,
    Role.CASEWORKER,
    Role.ADVISER,
    Role.OUTREACH_WORKER,
    Role.VOLUNTEER,
    Role.EVALUATOR,
)
ROLES_OF_KIND = {
    OrganisationKind.PROJECT: _PROJECT_ROLES,
    OrganisationKind.AGENCY: (Role.MANAGER, Role.ADVISER, Role.CLINICIAN),
    OrganisationKind.POLICE: (Role.MANAGER, Role.LIAISON_OFFICER),
    OrganisationKind.CLINIC: (Role.MANAGER, Role.CLINICIAN),
    OrganisationKind.NETWORK: (Role.NETWORK_OFFICER, Role.EVALUATOR),
}
POST_WORDS = {
    PostKind.SAFEGUARDING_LEAD: "Safeguarding lead",
    PostKind.DUTY_READER: "Duty reader of warnings",
    PostKind.DATA_PROTECTION_LEAD: "Data protection lead",
    PostKind.POLICE_CONTACT: "Contact for the police",
    PostKind.LIAISON_OFFICER: "Police liaison officer",
    PostKind.REFERRALS_DESK: "Referrals desk",
}
FEATURE_WORDS = {
    Feature.INCIDENTS: "Reports: take in what happened to people",
    Feature.WARNINGS: "Warnings: write them, read them twice, send them",
    Feature.POLICE: "Police: pass on what the person agreed to",
    Feature.INBOX: "Inbox: get what others send to our posts",
}
KIND_WORDS = {
    OrganisationKind.PROJECT: "A project that supports sex workers",
    OrganisationKind.AGENCY: "An agency that works with projects",
    OrganisationKind.POLICE: "A police force",
    OrganisationKind.CLINIC: "A clinic",
    OrganisationKind.NETWORK: "A network of projects",
}


def _email(label: str = "E-mail address") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={
            "required": "Write the e-mail address",
            "invalid": "Write an e-mail address, like name@example.org",
        },
    )


def _password(label: str, *, new: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password" if new else "current-password"}
        ),
        help_text="Twelve letters or more. Four words you like are easy to remember."
        if new
        else "",
        error_messages={"required": "Write the password"},
    )


class SignInForm(forms.Form):
    """Address and password."""

    email = _email()
    password = _password("Password", new=False)


class ForgottenForm(forms.Form):
    """Whose password was forgotten."""

    email = _email()


class CodeForm(forms.Form):
    """A code from an app or from the printed sheet."""

    code = forms.CharField(
        label="Code",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        help_text="From your authenticator app, or the next one on your printed sheet.",
        error_messages={"required": "Write the code"},
    )


class _NewPassword(forms.Form):
    def clean_password(self) -> str:
        """Refuse what is too short or too common, in the validators' plain words."""
        said: str = self.cleaned_data["password"]
        try:
            validate_password(said)
        except ValidationError as weak:
            raise forms.ValidationError(weak.messages) from weak
        return said


class JoinForm(_NewPassword):
    """What somebody who was invited says about herself."""

    display_name = forms.CharField(
        label="Your name",
        max_length=80,
        help_text="As your colleagues call you. They see it beside what you do.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Write your name"},
    )
    password = _password("Choose a password", new=True)


class FirstCodeForm(forms.Form):
    """The code that the command printed."""

    code = forms.CharField(
        label="Start code",
        max_length=30,
        help_text="Four groups of four figures, from the window where you started Brolly.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": "Write the start code"},
    )


class BeginForm(_NewPassword):
    """The first organisation and its first manager."""

    organisation_name = forms.CharField(
        label="Name of your organisation",
        max_length=120,
        error_messages={"required": "Write the name of your organisation"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(k.value, words) for k, words in KIND_WORDS.items()],
        initial=OrganisationKind.PROJECT.value,
        widget=forms.Select,
    )
    code = forms.RegexField(
        label="Short code",
        regex=r"^[A-Za-z]{2,6}$",
        help_text="Two to six letters. It begins every reference, like LAN-7F3K.",
        error_messages={
            "required": "Write a short code",
            "invalid": "Use two to six letters and nothing else",
        },
    )
    region = forms.CharField(
        label="Where do you work?",
        max_length=80,
        help_text="A town or a county. You add exact areas next.",
        error_messages={"required": "Write a town or a county"},
    )
    display_name = forms.CharField(
        label="Your name",
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Write your name"},
    )
    email = _email("Your e-mail address")
    password = _password("Choose a password", new=True)


class InviteForm(SubmissionForm):
    """Whom to invite, as what."""

    email = forms.EmailField(
        label="E-mail address",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Write the e-mail address",
            "invalid": "Write an e-mail address, like name@example.org",
        },
    )
    role = forms.ChoiceField(label="Role", widget=forms.Select)

    def __init__(self, *args: Any, kind: OrganisationKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(kind)


def role_field(kind: OrganisationKind) -> forms.ChoiceField:
    """Return the choice among the roles that an organisation of this kind has."""
    return forms.ChoiceField(
        label="Role",
        choices=[("", "Choose"), *((r.value, ROLE_WORDS[r]) for r in ROLES_OF_KIND[kind])],
        error_messages={"required": "Choose a role"},
    )


class RoleForm(forms.Form):
    """Another role for somebody."""

    role = forms.ChoiceField(label="Role")

    def __init__(self, *args: Any, kind: OrganisationKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = role_field(kind)


class PostForm(SubmissionForm):
    """A new post."""

    kind = forms.ChoiceField(
        label="What is the post for?", choices=[(k.value, w) for k, w in POST_WORDS.items()]
    )
    title = forms.CharField(
        label="Title",
        max_length=120,
        help_text="As others should address it, like “Sex work liaison officer”.",
        error_messages={"required": "Write a title"},
    )
    unit = forms.CharField(
        label="Unit or team",
        max_length=120,
        required=False,
        help_text="Leave it empty if there is only one.",
    )
    mailbox = forms.EmailField(
        label="Mailbox of the post",
        required=False,
        help_text="Not a person's own. Only neutral messages with a link go there.",
        error_messages={"invalid": "Write an e-mail address, like desk@example.org"},
    )


class HandOverForm(forms.Form):
    """Who holds a post, and who stands in."""

    holder = forms.ChoiceField(label="Holder", required=False)
    deputy = forms.ChoiceField(
        label="Deputy", required=False, help_text="Stands in when the holder is away."
    )

    def __init__(self, *args: Any, people: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Nobody yet"), *people.items()]
        self.fields["holder"].choices = choices  # type: ignore[attr-defined]
        self.fields["deputy"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse the same person twice."""
        said = super().clean() or {}
        if said.get("holder") and said.get("holder") == said.get("deputy"):
            self.add_error("deputy", "Choose somebody else than the holder")
        return said


class AreaForm(forms.Form):
    """An area that the organisation serves."""

    name = forms.CharField(
        label="Town",
        max_length=120,
        error_messages={"required": "Write the name of a town"},
    )
    district = forms.CharField(
        label="District",
        max_length=120,
        required=False,
        help_text="Leave it empty for the whole town.",
    )


class SettingsForm(forms.Form):
    """What managers say about their organisation."""

    name = forms.CharField(
        label="Name", max_length=120, error_messages={"required": "Write the name"}
    )
    region = forms.CharField(label="Where you work", max_length=80, required=False)
    reply_contact = forms.CharField(
        label="Where people reply to a warning",
        max_length=254,
        required=False,
        help_text="A phone number or address of the project. It stands on every warning.",
    )
    police_wait_hours = forms.IntegerField(
        label="Hours to wait before something goes to the police",
        min_value=0,
        max_value=LONGEST_POLICE_WAIT_HOURS,
        help_text="Time for her to change her mind. She may always ask for no wait.",
        error_messages={
            "required": "Write a number of hours",
            "invalid": "Write a number of hours",
            "min_value": "Write 0 or more",
            "max_value": "Two weeks, 336 hours, is the longest",
        },
    )


class FeaturesForm(forms.Form):
    """What is switched on."""

    features = forms.MultipleChoiceField(
        label="What do you use?",
        required=False,
        choices=[(f.value, words) for f, words in FEATURE_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        help_text="Only what is switched on shows. Nothing is lost by switching it off.",
    )


class UrgentForm(forms.Form):
    """The trustees' decision about urgent warnings that nobody could read twice."""

    agreed_by = forms.CharField(
        label="Name of the trustee who agreed",
        max_length=80,
        required=False,
        help_text="Leave it empty to take it back.",
    )


class PasswordForm(_NewPassword):
    """A new password."""

    password = _password("New password", new=True)
