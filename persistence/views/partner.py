"""What a partner agency sees in its workspace; what is shared about a child; how an agency's programs get in."""

from uuid import UUID

from domain.errors import NotFound
from persistence.access import WITHIN, reach_values, viewed
from persistence.sharing import LIVE, ON_PLAN
from persistence.transaction import Transaction

LATEST = 50

_CHILDREN_OF_PLAN = """(
    select coalesce(json_agg(json_build_object('id', person.id, 'name', person.called) order by planned.place), '[]'::json)
    from plan_child planned join person on person.id = planned.child_id
    join record child on child.id = person.id and not child.sealed
    where planned.plan_id = plan.id and planned.until is null
)"""

_ACTIONS = f"""(
    select coalesce(json_agg(json_build_object(
        'id', action.id, 'plan_id', plan.id, 'version', kept.version, 'words', action.words, 'by_when', action.by_when,
        'done_on', action.done_on, 'outcome', action.outcome, 'children', {_CHILDREN_OF_PLAN}
    ) order by action.done_on nulls first, action.by_when nulls last, action.id), '[]'::json)
    from plan join record kept on kept.id = plan.id and not kept.sealed join plan_action action on action.plan_id = plan.id
    where {ON_PLAN} and {{whose}}
)"""

_SHARES = f"""(
    select coalesce(json_agg(json_build_object(
        'purpose', share.purpose, 'what', share.what, 'since', share.since, 'until', share.until
    ) order by share.since, share.id), '[]'::json)
    from share_child about join share on share.id = about.share_id
    where about.child_id = {{child}} and share.to_agency_id = $5 and {LIVE}
)"""

# What was sent is all that is shown of the family: why we asked, and what we said among us, is ours.
_UPTAKE = """json_build_object(
    'id', uptake.id, 'version', kept.version, 'offer', offer.name, 'state', uptake.state, 'who_for', uptake.who_for,
    'asked_on', uptake.asked_on, 'asked_by', asker.given || ' ' || asker.family, 'sharing_basis', uptake.sharing_basis,
    'sent', uptake.sent, 'expected_on', uptake.expected_on, 'started_on', uptake.started_on,
    'ended_on', uptake.ended_on, 'came', uptake.came, 'news', (
        select coalesce(json_agg(json_build_object('on', news.on, 'state', news.state, 'words', news.words)
            order by news.place), '[]'::json)
        from uptake_news news left join worker theirs on theirs.id = news.by_id
        left join agency_client program on program.id = news.by_id
        where news.uptake_id = uptake.id and coalesce(theirs.employer_id, program.agency_id) = $5
    )
)"""
_OF_UPTAKE = """
    from uptake join record kept on kept.id = uptake.id and not kept.sealed join offer on offer.id = uptake.offer_id
    join worker asker on asker.id = uptake.worker_id
"""
_SENT = viewed(
    "sent",
    f"""
    select near.version, {_UPTAKE}::text as page {_OF_UPTAKE} join near on near.id = uptake.id
    """,
    kind="uptake",
)

_HOME = viewed(
    "partner",
    f"""
    select json_build_object(
        'id', agency.id, 'name', agency.name,
        'requests', (
            select coalesce(json_agg(asked.row), '[]'::json) from (
                select json_build_object(
                    'id', request.id, 'version', kept.version, 'state', request.state, 'about', request.about,
                    'asked', request.asked, 'why', request.why, 'basis', request.basis, 'by_when', request.by_when,
                    'answer', request.answer, 'not_because', request.not_because, 'answered_at', request.answered_at
                ) as row from request join record kept on kept.id = request.id and not kept.sealed
                where request.of_agency_id = $5
                order by request.state = 'waiting' desc, request.by_when desc, request.id limit {LATEST}
            ) asked
        ),
        'contacts', (
            select coalesce(json_agg(sent.row), '[]'::json) from (
                select json_build_object(
                    'id', contact.id, 'received_at', contact.received_at, 'sender_name', contact.sender_name,
                    'children', (
                        select coalesce(json_agg(json_build_object(
                            'name', coalesce(nullif(concat_ws(' ', named.given, named.family), ''), named.relationship),
                            'outcome', decision.outcome, 'decided_at', decision.decided_at
                        ) order by named.place), '[]'::json)
                        from contact_person named left join contact_decision decision on decision.named_id = named.id
                        where named.contact_id = contact.id and named.is_child
                    )
                ) as row from contact join record kept on kept.id = contact.id and not kept.sealed
                where contact.sent_by_agency_id = $5 order by contact.received_at desc, contact.id limit {LATEST}
            ) sent
        ),
        'children', (
            select coalesce(json_agg(json_build_object(
                'id', person.id, 'name', person.called, 'shares', {_SHARES.format(child="person.id")}
            ) order by person.called, person.id), '[]'::json)
            from record join person on person.id = record.id
            where record.kind = 'person' and {WITHIN} and record.id in (
                select about.child_id from share_child about join share on share.id = about.share_id
                where share.to_agency_id = $5
                union select about.child_id from plan_child about join plan_action action on action.plan_id = about.plan_id
                where action.owner_id = $5
            )
        ),
        'actions', {_ACTIONS.format(whose="true")},
        'uptakes', (
            select coalesce(json_agg(asked.row), '[]'::json) from (
                select {_UPTAKE} as row {_OF_UPTAKE} where uptake.provider_id = $5
                order by uptake.state in ('asked', 'accepted', 'waiting', 'started') desc, uptake.asked_on desc, uptake.id
                limit {LATEST}
            ) asked
        )
    )::text
    from near join agency on agency.id = near.id
    """,
    kind="agency",
)

_SHARED = viewed(
    "shared",
    f"""
    select json_build_object(
        'id', person.id, 'name', person.called, 'shares', {_SHARES.format(child="near.id")},
        'actions', {
        _ACTIONS.format(
            whose='''exists (
            select from plan_child planned where planned.plan_id = plan.id and planned.child_id = near.id
            and planned.until is null
        )'''
        )
    },
        'documents', (
            select coalesce(json_agg(json_build_object(
                'id', document.id, 'name', document.name, 'size', document.size, 'scan', document.scan,
                'sent_at', document.sent_at, 'purpose', document.purpose, 'ours', document.from_agency_id = $5
            ) order by document.sent_at desc, document.id), '[]'::json)
            from record join attachment document on document.id = record.id
            where document.child_id = near.id and {WITHIN}
        ),
        'sightings', (
            select coalesce(json_agg(json_build_object(
                'id', sighting.id, 'on', sighting.on, 'how', sighting.how, 'seen_by', sighting.seen_by,
                'account', sighting.account, 'own_words', sighting.own_words
            ) order by sighting.on desc, sighting.id), '[]'::json)
            from sighting where sighting.child_id = near.id and sighting.from_agency_id = $5
        )
    )::text
    from near join person on person.id = near.id
    """,
    kind="person",
)

_REQUEST = """json_build_object(
    'id', request.id, 'version', kept.version, 'agency', asked.name, 'state', request.state, 'about', request.about,
    'asked', request.asked, 'why', request.why, 'basis', request.basis, 'by_when', request.by_when,
    'asked_at', request.asked_at, 'asked_by', worker.given || ' ' || worker.family, 'answer', request.answer,
    'answered_by', request.answered_by, 'answered_at', request.answered_at, 'not_because', request.not_because,
    'documents', (
        select coalesce(json_agg(json_build_object(
            'id', document.id, 'name', document.name, 'size', document.size, 'scan', document.scan,
            'sent_at', document.sent_at, 'purpose', document.purpose, 'version', 1, 'agency', asked.name
        ) order by document.sent_at, document.id), '[]'::json)
        from attachment document where document.request_id = request.id
    )
)"""
_DOCUMENT = """json_build_object(
    'id', document.id, 'version', kept.version, 'name', document.name, 'size', document.size, 'scan', document.scan,
    'sent_at', document.sent_at, 'purpose', document.purpose, 'agency', sender.name
)"""

_SHARING = viewed(
    "sharing",
    f"""
    select json_build_object(
        'id', near.id, 'name', person.called,
        'shares', (
            select coalesce(json_agg(json_build_object(
                'id', share.id, 'version', kept.version, 'agency', agency.name, 'live', {LIVE}, 'state', share.state,
                'purpose', share.purpose, 'what', share.what, 'basis', share.basis, 'refusal', share.refusal,
                'reason', share.reason, 'since', share.since, 'until', share.until, 'ended_because', share.ended_because
            ) order by ({LIVE}) desc, share.since desc, share.id), '[]'::json)
            from share_child about join share on share.id = about.share_id
            join record kept on kept.id = share.id and not kept.sealed join agency on agency.id = share.to_agency_id
            where about.child_id = near.id
        ),
        'members', (
            select coalesce(json_agg(json_build_object(
                'agency', agency.name, 'plan_id', plan.id, 'plan_kind', plan.plan_kind, 'actions', part.actions
            ) order by agency.name, plan.id), '[]'::json)
            from plan_child planned join plan on plan.id = planned.plan_id and plan.state = 'agreed'
            cross join lateral (
                select action.owner_id, count(*) as actions from plan_action action
                where action.plan_id = plan.id group by action.owner_id
            ) part join agency on agency.id = part.owner_id
            where planned.child_id = near.id and planned.until is null
        ),
        'requests', (
            select coalesce(json_agg({_REQUEST} order by request.asked_at desc, request.id), '[]'::json)
            from request join record kept on kept.id = request.id and not kept.sealed
            join agency asked on asked.id = request.of_agency_id join worker on worker.id = request.asked_by
            where request.child_id = near.id
        ),
        'sightings', (
            select coalesce(json_agg(json_build_object(
                'id', sighting.id, 'agency', agency.name, 'on', sighting.on, 'how', sighting.how,
                'seen_by', sighting.seen_by, 'seen_by_role', sighting.seen_by_role, 'account', sighting.account,
                'own_words', sighting.own_words
            ) order by sighting.on desc, sighting.id), '[]'::json)
            from sighting join agency on agency.id = sighting.from_agency_id where sighting.child_id = near.id
        ),
        'documents', (
            select coalesce(json_agg({_DOCUMENT} order by document.sent_at desc, document.id), '[]'::json)
            from attachment document join record kept on kept.id = document.id and not kept.sealed
            left join agency sender on sender.id = document.from_agency_id where document.child_id = near.id
        )
    )::text
    from near join person on person.id = near.id
    """,
    kind="person",
)

_ASKED = viewed(
    "asked",
    f"""
    select json_build_object(
        'id', near.id,
        'requests', (
            select coalesce(json_agg({_REQUEST} order by request.asked_at desc, request.id), '[]'::json)
            from request join record kept on kept.id = request.id and not kept.sealed
            join agency asked on asked.id = request.of_agency_id join worker on worker.id = request.asked_by
            where request.contact_id = near.id
        ),
        'documents', (
            select coalesce(json_agg({_DOCUMENT} order by document.sent_at, document.id), '[]'::json)
            from attachment document join record kept on kept.id = document.id and not kept.sealed
            left join agency sender on sender.id = document.from_agency_id where document.contact_id = near.id
        )
    )::text
    from near
    """,
    kind="contact",
)

_PROGRAMS = f"""
    select record.version, json_build_object(
        'id', agency.id, 'version', record.version, 'name', agency.name, 'agency_kind', agency.agency_kind,
        'clients', (
            select coalesce(json_agg(json_build_object(
                'id', client.id, 'name', client.name, 'scopes', client.scopes, 'registered_at', client.registered_at,
                'switched_off_at', client.switched_off_at, 'proofs', (
                    select coalesce(json_agg(json_build_object('kind', proof.kind, 'since', proof.since,
                        'until', proof.until, 'last_used_at', proof.last_used_at) order by proof.since), '[]'::json)
                    from (
                        select 'secret' as kind, since, until, last_used_at from client_secret
                        where client_id = client.id
                        union all
                        select 'key', since, until, last_used_at from client_key where client_id = client.id
                    ) proof
                )
            ) order by client.place), '[]'::json)
            from agency_client client where client.agency_id = agency.id
        ),
        'people', (
            select coalesce(json_agg(json_build_object(
                'id', worker.id, 'name', worker.given || ' ' || worker.family, 'post', worker.post,
                'email', worker.email, 'left_on', worker.left_on
            ) order by worker.family, worker.given, worker.id), '[]'::json)
            from worker where worker.employer_id = agency.id and worker.role = 'agency_user'
        )
    )::text as page
    from record join agency on agency.id = record.id where record.id = $6 and {WITHIN}
"""


async def home(read: Transaction, agency_id: UUID) -> str:
    """The agency's own workspace, as JSON. Raises `NotFound`."""
    return await _viewed(read, _HOME, agency_id)


async def shared(read: Transaction, child_id: UUID) -> str:
    """What an agency may see of a child, as JSON. Raises `NotFound`."""
    return await _viewed(read, _SHARED, child_id)


async def sharing(read: Transaction, child_id: UUID) -> str:
    """With whom what is shared about a child, for staff, as JSON. Raises `NotFound`."""
    return await _viewed(read, _SHARING, child_id)


async def asked(read: Transaction, contact_id: UUID) -> str:
    """What agencies were asked for a contact, and what came with it, as JSON. Raises `NotFound`."""
    return await _viewed(read, _ASKED, contact_id)


async def uptake(read: Transaction, id: UUID) -> tuple[int, str]:
    """A referral to a service that the agency gives: its version, and the page as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_SENT, *read.viewer(id))
    if row is None:
        raise NotFound
    return row["version"], row["page"]


async def programs(read: Transaction, agency_id: UUID) -> tuple[int, str]:
    """How an agency gets in: the version of its record, and the page as JSON. Raises `NotFound`."""
    row = await read.connection.fetchrow(_PROGRAMS, *reach_values(read.actor.reach), agency_id)
    if row is None:
        raise NotFound
    return row["version"], row["page"]


async def _viewed(read: Transaction, query: str, id: UUID) -> str:
    found: str | None = await read.connection.fetchval(query, *read.viewer(id))
    if found is None:
        raise NotFound
    return found
