alter table calls add column recording_until timestamptz;

create index calls_recording_until on calls (recording_until) where recording_until is not null;

comment on column calls.recording_until is 'When the recording has to be deleted; set when it is opened.';
