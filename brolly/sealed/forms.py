"""What is typed about sealed reports."""

from django import forms

from brolly.sealed.rules import is_long_enough


def _passphrase(label: str, *, new: bool, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=200,
        help_text=hint,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password" if new else "current-password"}
        ),
        error_messages={"required": "Write the passphrase"},
    )


class PassphraseForm(forms.Form):
    """Her passphrase, to open with."""

    passphrase = _passphrase("Your passphrase for sealed reports", new=False)


class NewPassphraseForm(forms.Form):
    """A passphrase that she chooses, typed twice."""

    passphrase = _passphrase(
        "Choose a passphrase",
        new=True,
        hint="Fourteen signs or more, and not the password that you sign in with. "
        "Four words that you like are easy to remember. Nobody can read it back to you.",
    )
    passphrase_again = _passphrase("The same once more", new=True)

    def clean_passphrase(self) -> str:
        """Refuse one that is too short."""
        said: str = self.cleaned_data["passphrase"]
        if not is_long_enough(said):
            raise forms.ValidationError(
                "Make it fourteen signs or more, like four words that you like"
            )
        return said

    def clean(self) -> None:
        """Refuse two that differ."""
        said, again = (
            self.cleaned_data.get(name) for name in ("passphrase", "passphrase_again")
        )
        if said and again and said != again:
            self.add_error("passphrase_again", "The two are not the same. Write both again")


class RecoverForm(NewPassphraseForm):
    """Two papers of three, and a new passphrase."""

    paper_one = forms.CharField(
        label="Thirty words of one paper",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
        help_text="In their order. Capitals, line ends and a small slip in a word do not matter.",
        error_messages={"required": "Write the words of one paper"},
    )
    paper_two = forms.CharField(
        label="Thirty words of another paper",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": "Write the words of another paper"},
    )
    field_order = ("paper_one", "paper_two", "passphrase", "passphrase_again")
