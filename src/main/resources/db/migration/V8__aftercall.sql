create table call_events (
    team_id       bigint      not null default parley_team() references teams,
    call_id       text        not null,
    lead_id       bigint      not null,
    agent_id      bigint,
    direction     text        not null check (direction in ('inbound', 'outbound')),
    started_at    timestamptz not null,
    ended_at      timestamptz not null check (ended_at >= started_at),
    recording     bytea,
    job_id        uuid        not null references jobs (id) on delete cascade,
    received_at   timestamptz not null default now(),
    primary key (team_id, call_id)
);

create index call_events_recording on call_events (team_id, recording) where recording is not null;
create index call_events_job on call_events (job_id);

create table webhook_receipts (
    webhook_id  text primary key,
    sent_at     bigint      not null,
    body        bytea       not null,
    received_at timestamptz not null default now()
);

create index webhook_receipts_old on webhook_receipts (received_at);

create table ai_call_insights (
    id                    uuid primary key default gen_random_uuid(),
    team_id               bigint           not null default parley_team() references teams,
    call_id               text             not null,
    lead_id               bigint           not null,
    agent_id              bigint,
    direction             text             not null,
    started_at            timestamptz      not null,
    ended_at              timestamptz      not null,
    intent                text             not null,
    sentiment             text             not null check (sentiment in ('positive', 'neutral', 'negative')),
    urgency               text             not null check (urgency in ('low', 'normal', 'high')),
    summary               text             not null,
    summary_bullets       jsonb            not null,
    entities              jsonb            not null,
    next_actions          jsonb            not null,
    lead_stage_suggestion text             not null check (lead_stage_suggestion in
                                                           ('new', 'contacted', 'qualified', 'converted', 'lost')),
    confidence            double precision not null check (confidence between 0 and 1),
    score                 double precision not null check (score between 0 and 1),
    score_confidence      double precision not null,
    score_signals         jsonb            not null,
    qa                    jsonb            not null,
    checklist             jsonb            not null,
    disposition           text             not null,
    disposition_by        text,
    dropped               integer          not null,
    method                text             not null check (method in ('model', 'repaired', 'extractive')),
    model                 text             not null,
    language              text             not null,
    transcript            jsonb            not null,
    review                text             not null default 'open' check (review in
                                                                          ('open', 'accepted', 'rejected', 'corrected')),
    reviewed_by           text,
    reviewed_at           timestamptz,
    created_at            timestamptz      not null default now(),
    unique (team_id, call_id)
);

create index ai_call_insights_newest on ai_call_insights (team_id, created_at desc, id);
create index ai_call_insights_lead on ai_call_insights (team_id, lead_id, created_at desc);

create table ai_insight_feedback (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams,
    insight_id uuid        not null references ai_call_insights (id) on delete cascade,
    field      text        not null,
    was        text        not null,
    became     text        not null,
    reason     text        not null,
    who        text        not null,
    at         timestamptz not null default now()
);

create index ai_insight_feedback_insight on ai_insight_feedback (insight_id);
create index ai_insight_feedback_newest on ai_insight_feedback (team_id, id desc);

select parley_wall('call_events'), parley_wall('ai_call_insights'), parley_wall('ai_insight_feedback');

comment on table call_events is 'Calls that ended, as they were told; recording is the SHA-256 of its address without query.';
comment on table webhook_receipts is 'Webhooks that were accepted, by their id: the same delivery is not accepted again.';
comment on table ai_call_insights is 'What a call meant; every fact in it was found in the transcript, dropped counts the others.';
comment on column ai_call_insights.disposition_by is 'Who confirmed the drafted disposition; null until then.';
comment on table ai_insight_feedback is 'What people corrected, a field a row.';
