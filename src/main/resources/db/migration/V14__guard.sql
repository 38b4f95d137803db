alter table call_events add column transcript bytea;
create index call_events_places on call_events (recording) where recording is not null;
create index call_events_transcripts on call_events (transcript) where transcript is not null;

comment on table call_events is
    'Calls that ended, as they were told; recording and transcript are the SHA-256 of where their addresses lead.';
