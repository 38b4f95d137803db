create table jobs (
    id          uuid primary key default gen_random_uuid(),
    team_id     bigint      not null default parley_team() references teams,
    kind        text        not null,
    key         text        not null,
    lane        text        not null,
    position    bigint generated always as identity,
    body        text        not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'working', 'done', 'dead')),
    attempts    integer     not null default 0,
    takes       integer     not null default 0,
    due_at      timestamptz not null default now(),
    accepted_at timestamptz not null default now(),
    finished_at timestamptz,
    holder      text        not null default '',
    lease_until timestamptz,
    last_error  text        not null default '',
    unique (team_id, kind, key)
);

-- Two jobs of a lane can never be in work together, whatever the code that takes them thinks.
create unique index jobs_lane_in_work on jobs (team_id, lane) where state = 'working';
create index jobs_lane on jobs (team_id, lane, position) where state = 'waiting';
create index jobs_due on jobs (due_at, position) where state = 'waiting';
create index jobs_leases on jobs (lease_until) where state = 'working';
create index jobs_newest on jobs (team_id, state, position desc);

create table job_steps (
    job_id  uuid        not null references jobs (id) on delete cascade,
    name    text        not null,
    number  integer     not null,
    result  text        not null,
    done_at timestamptz not null default now(),
    primary key (job_id, name)
);

select parley_wall('jobs'), parley_wall('job_steps', 'exists (select from jobs where jobs.id = job_id)');

comment on table jobs is 'Work that was accepted: committed together with the event that asks for it.';
comment on column jobs.key is 'With kind and team, what makes it the same job when it is asked for again.';
comment on column jobs.lane is 'Jobs of one lane are done in the order of position, one at a time.';
comment on column jobs.attempts is 'Tries that failed, and workers that died over it, since it was accepted or replayed.';
comment on column jobs.takes is 'How often it was taken into work. Whoever holds an older take can no longer write.';
comment on column jobs.last_error is 'A sentence without personal data; empty when nothing has failed.';
comment on table job_steps is 'Steps of a job that are done, with their results as JSON: they are not done again.';
