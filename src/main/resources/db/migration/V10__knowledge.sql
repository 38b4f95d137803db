create table documents (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams on delete cascade,
    source     text        not null,
    format     text        not null,
    bytes      bigint      not null,
    chunks     integer     not null,
    vectors    boolean     not null,
    added_by   text        not null,
    created_at timestamptz not null,
    unique (team_id, source)
);

create table embeddings (
    id         bigint generated always as identity primary key,
    team_id    bigint      not null default parley_team() references teams on delete cascade,
    doc_id     bigint      not null references documents on delete cascade,
    source     text        not null,
    position   integer     not null,
    chunk      text        not null,
    vector     real[],
    words      tsvector    not null generated always as (to_tsvector('english', chunk)) stored,
    created_at timestamptz not null
);

create index embeddings_document on embeddings (doc_id);
create index embeddings_team on embeddings (team_id);
create index embeddings_words on embeddings using gin (words);

select parley_wall('documents'), parley_wall('embeddings');

comment on table embeddings is 'Pieces of documents.';
comment on column embeddings.vector is 'Where a model made them: 384 numbers for the piece, then 384 for each sentence; each of length 1.';
comment on column embeddings.position is 'Which piece of its document, from 1.';
comment on column embeddings.words is 'English stems; words of other languages as they are.';
