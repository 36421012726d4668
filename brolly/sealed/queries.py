"""How sealing stands, and who can open. No query opens anything."""

from brolly.access.scope import query
from brolly.access.vocabulary import Actor, Power
from brolly.foundation.refusals import NotAllowed
from brolly.organisations.queries import staff_with
from brolly.sealed.models import Grant, MemberPair, PaperKey, ReportKey
from brolly.sealed.vocabulary import Holder, Standing


@query
def standing(actor: Actor) -> Standing:
    """
    Return how sealing stands, and who can open what is sealed.

    :raises NotAllowed: the actor neither opens sealed reports nor looks after their keys
    """
    if not (actor.can(Power.OPEN_SEALED) or actor.can(Power.MANAGE_SEALED)):
        raise NotAllowed
    mine = {"organisation_id": actor.organisation_id}
    keys = list(ReportKey.objects.filter(**mine))
    now = next((key for key in keys if key.retired_at is None), None)
    paper = PaperKey.objects.filter(**mine, replaced_at=None).first()
    pairs = {row.staff_id: row.pk for row in MemberPair.objects.filter(**mine)}
    granted = set(Grant.objects.filter(**mine).values_list("pair_id", "report_key_id"))
    holders = []
    for staff_id, name in sorted(
        staff_with(actor, Power.OPEN_SEALED).items(), key=lambda one: one[1]
    ):
        pair = pairs.get(staff_id)
        holders.append(
            Holder(
                staff_id=staff_id,
                name=name,
                has_passphrase=pair is not None,
                can_open=now is not None and (pair, now.pk) in granted,
                can_open_all=bool(keys) and all((pair, key.pk) in granted for key in keys),
                is_me=staff_id == actor.staff_id,
            )
        )
    return Standing(
        key_made_at=now.made_at if now else None,
        papers_printed_at=paper.made_at if paper else None,
        earlier_keys=sum(key.retired_at is not None for key in keys),
        holders=tuple(holders),
    )


@query
def nobody_else_can_open(actor: Actor) -> bool:
    """Test whether only one of those who work here can open what comes in now."""
    return standing(actor).many_can_open < 2
