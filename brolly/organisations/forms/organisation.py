"""What managers say about people, posts, areas and settings."""

from typing import Any

from django import forms

from brolly.organisations.forms.words import (
    FEATURE_WORDS,
    POST_WORDS,
    ROLE_ABOUT,
    ROLE_WORDS,
    ROLES_OF_KIND,
)
from brolly.organisations.rules import LONGEST_POLICE_WAIT_HOURS
from brolly.organisations.vocabulary import OrganisationKind
from brolly.web.forms import SubmissionForm


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


def roles_of(kind: OrganisationKind) -> list[tuple[str, str]]:
    """Return each role that an organisation of this kind has: its name, what it may do."""
    return [(ROLE_WORDS[role], ROLE_ABOUT[role]) for role in ROLES_OF_KIND[kind]]


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

    version = forms.CharField(widget=forms.HiddenInput, required=False)
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


class CheckpointsForm(forms.Form):
    """To whom checkpoints of the history go."""

    readers = forms.MultipleChoiceField(
        label="Who gets a checkpoint each Monday?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Choose somebody who keeps e-mail away from this computer.",
    )

    def __init__(self, *args: Any, people: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].choices = list(people.items())  # type: ignore[attr-defined]
