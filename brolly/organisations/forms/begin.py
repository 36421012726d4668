"""What a new organisation says about itself."""

from django import forms

from brolly.organisations.forms.way_in import JoinForm, NewPassword, email_field, password_field
from brolly.organisations.forms.words import KIND_WORDS
from brolly.organisations.vocabulary import ADMITTED, WRITTEN_DOWN, OrganisationKind
from brolly.web.forms import SubmissionForm


class FirstCodeForm(forms.Form):
    """The code that the command printed."""

    code = forms.CharField(
        label="Start code",
        max_length=30,
        help_text="Four groups of four figures, from the window where you started Brolly.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": "Write the start code"},
    )


class BeginForm(NewPassword):
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
    email = email_field("Your e-mail address")
    password = password_field("Choose a password", new=True)


class InviteProjectForm(SubmissionForm):
    """Which project to let in, and who manages it first."""

    name = forms.CharField(
        label="Its name",
        max_length=120,
        help_text="Its manager can still change it.",
        error_messages={"required": "Write its name"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(k.value, words) for k, words in KIND_WORDS.items() if k in ADMITTED],
    )
    email = forms.EmailField(
        label="E-mail address of its first manager",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Write the e-mail address",
            "invalid": "Write an e-mail address, like name@example.org",
        },
    )


class WriteDownForm(SubmissionForm):
    """A force, clinic or agency that is not here itself."""

    name = forms.CharField(
        label="Its name",
        max_length=120,
        error_messages={"required": "Write the name"},
    )
    kind = forms.ChoiceField(
        label="What is it?",
        choices=[(k.value, KIND_WORDS[k]) for k in WRITTEN_DOWN],
        widget=forms.RadioSelect,
        initial=OrganisationKind.POLICE.value,
    )
    region = forms.CharField(label="County or region", max_length=80, required=False)
    post = forms.CharField(
        label="The post that you deal with there",
        max_length=120,
        help_text="A post, not a person, like “Sex work liaison officer”.",
        error_messages={"required": "Write the post"},
    )
    unit = forms.CharField(label="Unit or team", max_length=120, required=False)


class InviteThereForm(SubmissionForm):
    """The first person of an organisation that was written down."""

    email = forms.EmailField(
        label="E-mail address of the person who reads for it",
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={
            "required": "Write the e-mail address",
            "invalid": "Write an e-mail address, like name@example.org",
        },
    )


class ConfirmForm(SubmissionForm):
    """A press, and nothing to type."""


class ProjectForm(forms.Form):
    """What a project that joins says about itself."""

    organisation_name = forms.CharField(
        label="Name of your project",
        max_length=120,
        error_messages={"required": "Write the name of your project"},
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
    region = forms.CharField(label="County or region", max_length=80, required=False)
    towns = forms.CharField(
        label="Towns that you work in",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One on each line. Warnings go to the people of an area.",
    )

    def clean_towns(self) -> tuple[str, ...]:
        """Return the towns, each one once, in the order written."""
        lines = (line.strip()[:120] for line in self.cleaned_data["towns"].splitlines())
        return tuple(dict.fromkeys(line for line in lines if line))


class NewProjectForm(JoinForm, ProjectForm):
    """A project that joins, and its first manager, who has no account yet."""
