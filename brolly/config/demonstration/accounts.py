"""As whom one can sign in: told on the command line, offered on the sign-in page."""

from dataclasses import dataclass

from brolly.access.vocabulary import Role
from brolly.config.home import home
from brolly.organisations.ports import DemonstrationAccount
from brolly.organisations.samples import PASSWORD, id_for


@dataclass(frozen=True, kw_only=True)
class Account:
    """One invented person who can sign in, and what there is to see."""

    email: str
    name: str
    role: Role
    organisation: str
    about: str

    @property
    def offered(self) -> DemonstrationAccount:
        """Return the account as the sign-in page offers it."""
        return DemonstrationAccount(
            staff_id=id_for("staff", self.email),
            name=self.name,
            email=self.email,
            role=self.role,
            organisation_name=self.organisation,
        )


ACCOUNTS = (
    Account(
        email="mira@lantern.example.org", name="Mira", role=Role.MANAGER,
        organisation="Lantern", about="manager of Lantern",
    ),
    Account(
        email="ada@lantern.example.org", name="Ada", role=Role.CASEWORKER,
        organisation="Lantern", about="caseworker",
    ),
    Account(
        email="joan@lantern.example.org", name="Joan", role=Role.CASEWORKER,
        organisation="Lantern", about="caseworker, second reader",
    ),
    Account(
        email="tess@lantern.example.org", name="Tess", role=Role.OUTREACH_WORKER,
        organisation="Lantern", about="outreach worker",
    ),
    Account(
        email="sol@lantern.example.org", name="Sol", role=Role.SAFEGUARDING_LEAD,
        organisation="Lantern", about="safeguarding lead",
    ),
    Account(
        email="bev@lantern.example.org", name="Bev", role=Role.ADVISER,
        organisation="Lantern", about="adviser at Lantern, caseworker at Hearth",
    ),
    Account(
        email="eve@lantern.example.org", name="Eve", role=Role.EVALUATOR,
        organisation="Lantern", about="evaluator: sums, never a person",
    ),
    Account(
        email="cleo@lantern.example.org", name="Cleo", role=Role.VOLUNTEER,
        organisation="Lantern", about="volunteer: the board and nothing else",
    ),
    Account(
        email="ada@beacon.example.org", name="Ada", role=Role.CASEWORKER,
        organisation="Beacon", about="caseworker at another project",
    ),
    Account(
        email="pell@ellshire.example.org", name="Sergeant Rowan Pell",
        role=Role.LIAISON_OFFICER, organisation="Ellshire Police",
        about="police liaison officer: an inbox and nothing else",
    ),
    Account(
        email="marsh@wendale.example.org", name="Sergeant Fern Marsh",
        role=Role.LIAISON_OFFICER, organisation="Wendale Police",
        about="liaison officer of a second force",
    ),
    Account(
        email="noor@hqc.example.org", name="Nurse Noor", role=Role.CLINICIAN,
        organisation="Harrow Quay clinic", about="clinician",
    ),
    Account(
        email="nell@network.example.org", name="Nell", role=Role.NETWORK_OFFICER,
        organisation="The network office",
        about="network office: lets projects in, sees none of their work",
    ),
)  # fmt: skip


def lines() -> list[str]:
    """Return the lines that tell as whom somebody can sign in."""
    return [
        "Sign in as any of these. The sign-in page shows the code of the moment.",
        *(f"  {one.email:28} {one.about}" for one in ACCOUNTS),
        f'  Password for all: "{PASSWORD}"',
        f"  E-mail is written to {home() / 'outbox'} and sent to nobody",
    ]
