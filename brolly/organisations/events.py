"""Facts that can happen in an organisation. Ids and codes only."""

from dataclasses import dataclass
from uuid import UUID

from brolly.history.vocabulary import Event


@dataclass(frozen=True, kw_only=True)
class OrganisationMade(Event):
    """An organisation was made."""

    name = "organisation.made"
    sentence = "The organisation was set up"
    kind: str
    is_practice: bool = False


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(Event):
    """Settings of an organisation were changed."""

    name = "organisation.changed"
    sentence = "Settings were changed"
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FeaturesChanged(Event):
    """Parts of the product were switched on or off."""

    name = "organisation.features-changed"
    sentence = "What is switched on was changed"
    features: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class UrgentAloneDecided(Event):
    """Trustees let urgent warnings go out without a second reader, or took that back."""

    name = "organisation.urgent-alone-decided"
    sentence = "Trustees decided about urgent warnings without a second reader"
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class StaffInvited(Event):
    """Somebody was invited by link."""

    name = "staff.invited"
    sentence = "Somebody was invited"
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(Event):
    """An invitation was taken back."""

    name = "staff.invitation-withdrawn"
    sentence = "An invitation was taken back"


@dataclass(frozen=True, kw_only=True)
class StaffJoined(Event):
    """Somebody started to work here."""

    name = "staff.joined"
    sentence = "Somebody joined"
    membership_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class StaffEntered(Event):
    """Somebody signed in and came in here."""

    name = "staff.entered"
    sentence = "Somebody signed in"


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """Somebody's role was changed."""

    name = "membership.role-changed"
    sentence = "A role was changed"
    old: str
    new: str


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Event):
    """Somebody's time here ended."""

    name = "membership.ended"
    sentence = "Somebody left"
    role: str


@dataclass(frozen=True, kw_only=True)
class PostMade(Event):
    """A post was made."""

    name = "post.made"
    sentence = "A post was made"
    kind: str


@dataclass(frozen=True, kw_only=True)
class PostHandedOver(Event):
    """A post's holder or deputy changed."""

    name = "post.handed-over"
    sentence = "A post was handed over"
    holder_id: UUID | None
    deputy_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class PostClosed(Event):
    """A post was closed."""

    name = "post.closed"
    sentence = "A post was closed"


@dataclass(frozen=True, kw_only=True)
class AreaAdded(Event):
    """An area was added to those that the organisation serves."""

    name = "area.added"
    sentence = "An area was added"


@dataclass(frozen=True, kw_only=True)
class AreaClosed(Event):
    """The organisation stopped serving an area."""

    name = "area.closed"
    sentence = "An area was closed"


@dataclass(frozen=True, kw_only=True)
class FactorAdded(Event):
    """Somebody added a way to show that it is her."""

    name = "staff.factor-added"
    sentence = "A second step was added to somebody's sign-in"
    kind: str


@dataclass(frozen=True, kw_only=True)
class SignedOutEverywhere(Event):
    """Somebody ended all her sessions."""

    name = "staff.signed-out-everywhere"
    sentence = "Somebody signed out everywhere"


@dataclass(frozen=True, kw_only=True)
class FactorRemoved(Event):
    """Somebody took away a way to show that it is her."""

    name = "staff.factor-removed"
    sentence = "A second step was taken from somebody's sign-in"
    kind: str


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """Somebody changed her password."""

    name = "staff.password-changed"
    sentence = "Somebody changed her password"


@dataclass(frozen=True, kw_only=True)
class PasswordRenewed(Event):
    """Somebody who forgot her password chose another one, by link and second factor."""

    name = "staff.password-renewed"
    sentence = "Somebody who forgot her password chose a new one"


@dataclass(frozen=True, kw_only=True)
class RestartAsked(Event):
    """A manager asked that somebody starts her sign-in afresh."""

    name = "staff.restart-asked"
    sentence = "A manager asked that somebody starts her sign-in afresh"


@dataclass(frozen=True, kw_only=True)
class RestartOffered(Event):
    """A second person agreed, and somebody was given a link to start afresh."""

    name = "staff.restart-offered"
    sentence = "A second person agreed that somebody starts her sign-in afresh"


@dataclass(frozen=True, kw_only=True)
class LetBackIn(Event):
    """Whoever keeps the machine made a link for the only one who could let others in."""

    name = "staff.let-back-in"
    sentence = "On the machine itself, a link was made for somebody to start her sign-in afresh"


@dataclass(frozen=True, kw_only=True)
class SignInRestarted(Event):
    """Somebody started her sign-in afresh: new password, no second steps, no sessions."""

    name = "staff.sign-in-restarted"
    sentence = "Somebody started her sign-in afresh"


@dataclass(frozen=True, kw_only=True)
class ProjectInvited(Event):
    """The network office invited a project to join."""

    name = "network.project-invited"
    sentence = "A project was invited to join"
    kind: str


@dataclass(frozen=True, kw_only=True)
class ProjectJoined(Event):
    """A project that the network office invited has joined."""

    name = "network.project-joined"
    sentence = "A project joined"
    kind: str


@dataclass(frozen=True, kw_only=True)
class PartnerWrittenDown(Event):
    """A force, clinic or agency was written down that is not here itself yet."""

    name = "network.partner-written-down"
    sentence = "An organisation that is not on Brolly was written down"
    kind: str


@dataclass(frozen=True, kw_only=True)
class AdmissionWithdrawn(Event):
    """The network office took a project's invitation back."""

    name = "network.admission-withdrawn"
    sentence = "A project's invitation was taken back"


@dataclass(frozen=True, kw_only=True)
class CheckpointReadersChosen(Event):
    """A manager chose to whom checkpoints of the history are sent."""

    name = "organisation.checkpoint-readers-chosen"
    sentence = "Who gets checkpoints of the history was chosen"
    staff_ids: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class CheckpointSent(Event):
    """A checkpoint of the history was sent to somebody who keeps it."""

    name = "organisation.checkpoint-sent"
    sentence = "A checkpoint of the history was sent"
    sequence: int


@dataclass(frozen=True, kw_only=True)
class LinksForgotten(Event):
    """Invitations that were over for ninety days were erased, addresses with them."""

    name = "organisation.links-forgotten"
    sentence = "Old invitations were erased"
    number: int
