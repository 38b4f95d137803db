create table leads (
    id           bigint generated always as identity primary key,
    phone        text        not null,
    name         text        not null,
    source       text        not null,
    stage        text        not null,
    qualified    boolean     not null,
    slots        jsonb       not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    last_call_id uuid        not null,
    version      integer     not null
);

create unique index leads_phone on leads (phone) where phone <> '';
create index leads_newest on leads (updated_at desc, id desc);

create table lead_calls (
    call_id  uuid primary key,
    lead_id  bigint      not null references leads (id) on delete cascade,
    ended_at timestamptz not null
);

create index lead_calls_lead on lead_calls (lead_id);

comment on table leads is 'One row a person, known by phone number when there is one; later calls update it.';
