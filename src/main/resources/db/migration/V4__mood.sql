alter table turns add column sentiment double precision, add column urgency double precision;

comment on column turns.sentiment is 'How a caller sounded in their turn: -1 furious, 1 delighted.';
comment on column turns.urgency is 'How urgent it was to them: 0 to 1.';
