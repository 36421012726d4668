"""The form every creating form starts from."""

import uuid

from django import forms


class SubmissionForm(forms.Form):
    """
    A form that makes something, once.

    The id is drawn when the form is shown and travels with it. The action uses it as
    (or beside) the new record's id under a unique constraint, so that a double click,
    or sending again after a lost connection, finds the record already made.
    """

    submission_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
