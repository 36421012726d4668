"""Shapes of what is typed on the pages of organisations and sign-in."""

from brolly.organisations.forms.begin import (
    BeginForm,
    ConfirmForm,
    FirstCodeForm,
    InviteProjectForm,
    InviteThereForm,
    NewProjectForm,
    ProjectForm,
    WriteDownForm,
)
from brolly.organisations.forms.organisation import (
    AreaForm,
    CheckpointsForm,
    FeaturesForm,
    HandOverForm,
    InviteForm,
    PostForm,
    RoleForm,
    SettingsForm,
    UrgentForm,
)
from brolly.organisations.forms.way_in import (
    CodeForm,
    ForgottenForm,
    JoinForm,
    PasswordForm,
    SignInForm,
)
from brolly.organisations.forms.words import (
    FEATURE_WORDS,
    KIND_NAMES,
    KIND_WORDS,
    POST_WORDS,
    ROLE_WORDS,
    ROLES_OF_KIND,
)

__all__ = [
    "FEATURE_WORDS",
    "KIND_NAMES",
    "KIND_WORDS",
    "POST_WORDS",
    "ROLES_OF_KIND",
    "ROLE_WORDS",
    "AreaForm",
    "BeginForm",
    "CheckpointsForm",
    "CodeForm",
    "ConfirmForm",
    "FeaturesForm",
    "FirstCodeForm",
    "ForgottenForm",
    "HandOverForm",
    "InviteForm",
    "InviteProjectForm",
    "InviteThereForm",
    "JoinForm",
    "NewProjectForm",
    "PasswordForm",
    "PostForm",
    "ProjectForm",
    "RoleForm",
    "SettingsForm",
    "SignInForm",
    "UrgentForm",
    "WriteDownForm",
]
