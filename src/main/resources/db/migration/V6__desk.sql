alter table leads
    alter column last_call_id drop not null,
    add column email               text    not null default '',
    add column priority            text    not null default 'medium' check (priority in ('low', 'medium', 'high', 'urgent')),
    add column owner_id            bigint references people,
    add column messages            integer not null default 0,
    add column ai_score            double precision check (ai_score between 0 and 1),
    add column ai_recommendation   text check (ai_recommendation in ('transfer', 'nurture', 'discard')),
    add column ai_reason           text,
    add column last_ai_analysis_at timestamptz,
    add column ai_features_hash    text,
    add column ai_last_seen_at     timestamptz,
    add constraint leads_stage check (stage in ('new', 'contacted', 'qualified', 'converted', 'lost'));

create index leads_stage on leads (team_id, stage, updated_at desc);
create index leads_owner on leads (team_id, owner_id) where owner_id is not null;

create table contacts (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams,
    lead_id    bigint      not null references leads on delete cascade,
    name       text        not null,
    phone      text        not null,
    email      text        not null,
    role       text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    integer     not null
);

create index contacts_lead on contacts (lead_id);

create table notes (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams,
    lead_id    bigint      not null references leads on delete cascade,
    text       text        not null,
    written_by text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    integer     not null
);

create index notes_lead on notes (lead_id);

create table communications (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams,
    lead_id    bigint      not null references leads on delete cascade,
    type       text        not null,
    source     text        not null,
    content    text        not null,
    tags       text[]      not null,
    metadata   jsonb       not null,
    written_by text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    integer     not null
);

create index communications_lead on communications (lead_id, id desc);

create table tasks (
    id          bigint generated always as identity primary key,
    team_id     bigint      not null default parley_team() references teams,
    lead_id     bigint      not null references leads on delete cascade,
    type        text        not null,
    status      text        not null check (status in ('open', 'done', 'cancelled')),
    due_at      timestamptz,
    note        text        not null,
    assigned_to bigint references people,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     integer     not null
);

create index tasks_lead on tasks (lead_id);
create index tasks_due on tasks (team_id, due_at, id) where status = 'open';

create table tickets (
    id          bigint generated always as identity primary key,
    team_id     bigint      not null default parley_team() references teams,
    lead_id     bigint      not null references leads on delete cascade,
    title       text        not null,
    description text        not null,
    priority    text        not null check (priority in ('low', 'medium', 'high', 'urgent')),
    status      text        not null check (status in ('open', 'waiting', 'resolved', 'closed')),
    assigned_to bigint references people,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    version     integer     not null
);

create index tickets_lead on tickets (lead_id);
create index tickets_newest on tickets (team_id, updated_at desc, id desc);

create table opportunities (
    id                bigint generated always as identity primary key,
    team_id           bigint      not null default parley_team() references teams,
    lead_id           bigint      not null references leads on delete cascade,
    title             text        not null,
    expected_amount   numeric(18, 2) check (expected_amount >= 0),
    currency          text        not null check (currency ~ '^[A-Z]{3}$'),
    status            text        not null check (status in ('open', 'negotiating', 'won', 'lost')),
    owner_id          bigint references people,
    next_follow_up_at timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    version           integer     not null
);

create index opportunities_lead on opportunities (lead_id);
create index opportunities_newest on opportunities (team_id, updated_at desc, id desc);
create index opportunities_follow_up on opportunities (team_id, next_follow_up_at) where next_follow_up_at is not null;

create table follow_ups (
    id             bigint generated always as identity primary key,
    team_id        bigint      not null default parley_team() references teams,
    lead_id        bigint      not null references leads on delete cascade,
    opportunity_id bigint      not null references opportunities on delete cascade,
    due_at         timestamptz not null,
    channel        text        not null,
    note           text        not null,
    done           boolean     not null,
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    version        integer     not null
);

create index follow_ups_opportunity on follow_ups (opportunity_id, due_at);

create table changes (
    id       bigint generated always as identity primary key,
    team_id  bigint      not null default parley_team() references teams,
    lead_id  bigint      not null references leads on delete cascade,
    thing    text        not null,
    thing_id bigint      not null,
    field    text        not null,
    was      text        not null,
    became   text        not null,
    who      text        not null,
    why      text        not null,
    at       timestamptz not null
);

create index changes_lead on changes (lead_id, id desc);

create table closed_sales (
    lead_id           bigint primary key references leads on delete cascade,
    team_id           bigint      not null default parley_team() references teams,
    won               boolean     not null,
    ai_score          double precision,
    ai_recommendation text,
    at                timestamptz not null
);

create index closed_sales_team on closed_sales (team_id);

create table kept_answers (
    team_id bigint      not null default parley_team() references teams,
    key     text        not null,
    request text        not null,
    lead_id bigint references leads on delete cascade,
    answer  text,
    at      timestamptz not null default now(),
    primary key (team_id, key)
);

create index kept_answers_at on kept_answers (at);
create index kept_answers_lead on kept_answers (lead_id);

select parley_wall('contacts'), parley_wall('notes'), parley_wall('communications'), parley_wall('tasks'),
       parley_wall('tickets'), parley_wall('opportunities'), parley_wall('follow_ups'), parley_wall('changes'),
       parley_wall('closed_sales'), parley_wall('kept_answers');

comment on column leads.messages is 'Communications so far; counted here because advice depends on it.';
comment on column leads.ai_features_hash is 'SHA-256 of the anonymous features that the advice was given on.';
comment on table changes is 'Who changed what of a lead and what hangs on it, when, from, to and why; written with the change itself.';
comment on table closed_sales is 'How a lead''s sale ended and what had been advised: the feedback that scores are compared with.';
comment on table kept_answers is 'What was answered under an Idempotency-Key; request is a SHA-256 of what was asked.';
