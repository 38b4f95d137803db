create table calls (
    id                 uuid primary key,
    caller_number      text        not null,
    caller_name        text        not null,
    demo               boolean     not null,
    profile            text        not null,
    language           text        not null,
    channel            text        not null,
    rang_at            timestamptz not null,
    answered_at        timestamptz,
    ended_at           timestamptz,
    state              text        not null check (state in ('ringing', 'active', 'ended')),
    outcome            text check (outcome in ('qualified', 'not_qualified', 'handed_over', 'abandoned', 'failed')),
    reason             text,
    lead_id            bigint,
    slots              jsonb       not null,
    recording          text,
    recording_complete boolean     not null,
    instance           text        not null,
    version            integer     not null
);

create index calls_newest on calls (rang_at desc, id);
create index calls_open on calls (instance) where state <> 'ended';

create table turns (
    call_id    uuid        not null references calls (id) on delete cascade,
    number     integer     not null,
    who        text        not null check (who in ('caller', 'agent')),
    text       text        not null,
    started_at timestamptz not null,
    latency    jsonb       not null,
    primary key (call_id, number)
);

comment on table calls is 'One row a call, from ringing on; slots hold canonical values by slot name.';
comment on column calls.instance is 'Which Parley took the call: after a crash it ends what it left open.';
comment on table turns is 'What was said, in the order of number; latency in milliseconds by stage, for agent turns.';
