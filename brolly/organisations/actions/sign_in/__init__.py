"""
Passwords, second factors and the waiting after wrong guesses.

Nobody has a role yet while signing in, so most of these take no actor: they act on
one account, before it is known for whom. Nothing here keeps where a try came from.
"""

from brolly.organisations.actions.sign_in.checks import (
    check_code,
    check_passkey,
    check_password,
    passkey_question,
    prove_code,
    prove_passkey,
)
from brolly.organisations.actions.sign_in.factors import (
    Ways,
    add_app,
    add_passkey,
    app_picture,
    change_password,
    note_factor,
    note_factor_removed,
    note_password,
    passkey_offer,
    print_codes,
    remove_factor,
    waiting_app_secret,
    ways_of,
)
from brolly.organisations.actions.sign_in.passwords import (
    LinkDrawn,
    address_of,
    ask_for_password_link,
    draw_password_link,
    renew_password,
    whose_password_link,
)
from brolly.organisations.actions.sign_in.refusals import (
    CodeNotRight,
    LastFactor,
    NotRight,
    PasswordLinkOver,
    WaitFirst,
)
from brolly.organisations.actions.sign_in.sessions import (
    enter,
    forget_old,
    remember_device,
    sign_in,
    sign_out_everywhere,
)

__all__ = [
    "CodeNotRight",
    "LastFactor",
    "LinkDrawn",
    "NotRight",
    "PasswordLinkOver",
    "WaitFirst",
    "Ways",
    "add_app",
    "add_passkey",
    "address_of",
    "app_picture",
    "ask_for_password_link",
    "change_password",
    "check_code",
    "check_passkey",
    "check_password",
    "draw_password_link",
    "enter",
    "forget_old",
    "note_factor",
    "note_factor_removed",
    "note_password",
    "passkey_offer",
    "passkey_question",
    "print_codes",
    "prove_code",
    "prove_passkey",
    "remember_device",
    "remove_factor",
    "renew_password",
    "sign_in",
    "sign_out_everywhere",
    "waiting_app_secret",
    "ways_of",
    "whose_password_link",
]
