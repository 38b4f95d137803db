create table opt_outs (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams,
    address    text        not null,
    reason     text        not null,
    added_by   text        not null,
    created_at timestamptz not null,
    unique (team_id, address)
);

create table sent_follow_ups (
    id      uuid primary key,
    team_id bigint      not null default parley_team() references teams,
    channel text        not null check (channel in ('email', 'sms', 'spoken')),
    call_id text        not null,
    lead_id bigint      not null,
    address text        not null,
    state   text        not null check (state in ('sending', 'sent', 'failed', 'unclear', 'made')),
    detail  text        not null,
    tries   integer     not null,
    at      timestamptz not null
);

create index sent_follow_ups_newest on sent_follow_ups (team_id, at desc, id);
create index sent_follow_ups_lead on sent_follow_ups (team_id, lead_id);
create index sent_follow_ups_address on sent_follow_ups (team_id, address, at);

select parley_wall('opt_outs'), parley_wall('sent_follow_ups');

comment on table opt_outs is 'Addresses that nothing is sent to: phone numbers in E.164, e-mail addresses in small letters.';
comment on table sent_follow_ups is 'What went out to leads after calls, a row for each job that got as far as its gateway.';
comment on column sent_follow_ups.id is 'The job''s.';
comment on column sent_follow_ups.lead_id is 'In the CRM that told of the call; for Parley''s own calls and the target desk, leads.id.';
comment on column sent_follow_ups.state is 'sending is written before the gateway is asked; unclear is what perhaps was sent.';
comment on column sent_follow_ups.detail is 'The gateway''s id of what it took, or what went wrong.';
