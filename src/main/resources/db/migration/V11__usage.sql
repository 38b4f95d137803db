create table model_uses (
    id            uuid primary key,
    team_id       bigint      not null default parley_team() references teams,
    at            timestamptz not null,
    purpose       text        not null,
    subject       text        not null,
    model         text        not null,
    outcome       text        not null check (outcome in ('answered', 'cancelled', 'failed', 'refused')),
    prompt_tokens integer     not null,
    reply_tokens  integer     not null,
    millis        bigint      not null,
    cost          numeric
);

create index model_uses_newest on model_uses (team_id, at);

select parley_wall('model_uses');

comment on table model_uses is 'One row a request to a language model; never what was said.';
comment on column model_uses.subject is 'Whom it was for: a call''s id.';
comment on column model_uses.cost is 'By the price that was configured then; null when there was none.';
