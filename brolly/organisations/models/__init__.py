"""Organisations, staff, posts, areas, invitations and what sign-in must remember."""

from brolly.organisations.models.organisation import Admission, Area, Organisation, Post
from brolly.organisations.models.sign_in import Device, FirstCode, PasswordLink, SignInDelay
from brolly.organisations.models.staff import FreshStart, Invitation, Membership, StaffMember

__all__ = [
    "Admission",
    "Area",
    "Device",
    "FirstCode",
    "FreshStart",
    "Invitation",
    "Membership",
    "Organisation",
    "PasswordLink",
    "Post",
    "SignInDelay",
    "StaffMember",
]
