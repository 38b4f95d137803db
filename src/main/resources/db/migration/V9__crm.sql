create table crm_receipts (
    key       text primary key,
    team_id   bigint      not null default parley_team() references teams,
    job       uuid        not null,
    step      text        not null,
    kind      text        not null check (kind in ('communication', 'task', 'update')),
    target    text        not null,
    lead_id   bigint,
    phone     text        not null,
    outcome   text        not null check (outcome in ('written', 'suggested', 'refused', 'failed', 'waiting')),
    reference text        not null,
    trouble   text        not null,
    letters   text        not null,
    tries     integer     not null,
    at        timestamptz not null
);

create index crm_receipts_job on crm_receipts (job);
create index crm_receipts_lead on crm_receipts (team_id, lead_id);
create index crm_receipts_phone on crm_receipts (team_id, phone);

comment on table crm_receipts is 'What was sent to a CRM for one step of a job, and what came back: the last try.';
comment on column crm_receipts.lead_id is 'In the CRM that was written to; with the target desk, leads.id.';
comment on column crm_receipts.letters is 'JSON: [{to, sent, status, answer}], without keys and headers.';

select parley_wall('crm_receipts');
