"""What is typed on the way in."""

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


def email_field(label: str = "E-mail address") -> forms.EmailField:
    return forms.EmailField(
        label=label,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false"}),
        error_messages={
            "required": "Write the e-mail address",
            "invalid": "Write an e-mail address, like name@example.org",
        },
    )


def password_field(label: str, *, new: bool) -> forms.CharField:
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

    email = email_field()
    password = password_field("Password", new=False)


class ForgottenForm(forms.Form):
    """Whose password was forgotten."""

    email = email_field()


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


class NewPassword(forms.Form):
    def clean_password(self) -> str:
        """Refuse what is too short or too common, in the validators' plain words."""
        said: str = self.cleaned_data["password"]
        try:
            validate_password(said)
        except ValidationError as weak:
            raise forms.ValidationError(weak.messages) from weak
        return said


class JoinForm(NewPassword):
    """What somebody who was invited says about herself."""

    display_name = forms.CharField(
        label="Your name",
        max_length=80,
        help_text="As your colleagues call you. They see it beside what you do.",
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": "Write your name"},
    )
    password = password_field("Choose a password", new=True)


class PasswordForm(NewPassword):
    """A new password."""

    password = password_field("New password", new=True)
