alter table calls add column expired_at timestamptz;

create index calls_to_expire on calls (coalesce(ended_at, rang_at)) where expired_at is null;

alter table ai_call_insights add column expired_at timestamptz;

create index ai_call_insights_to_expire on ai_call_insights (ended_at) where expired_at is null;
create index crm_receipts_at on crm_receipts (at);
create index jobs_accepted on jobs (accepted_at);

create table forgotten_calls (
    call_id uuid primary key,
    team_id bigint      not null default parley_team() references teams,
    at      timestamptz not null default now()
);

create table nights (
    night    date primary key,
    begun_at timestamptz not null,
    done_at  timestamptz,
    deleted  jsonb
);

select parley_wall('forgotten_calls');

comment on column calls.expired_at is 'When words, number and name were deleted because their date had come.';
comment on column ai_call_insights.expired_at is 'When words and facts were deleted because their date had come.';
comment on table forgotten_calls is 'Ids of calls that were erased: whatever disk has a recording of one deletes it.';
comment on table nights is 'Nights in which what had reached its date was deleted, and how much, by kind.';
