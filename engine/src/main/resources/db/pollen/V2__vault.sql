-- What the vault keeps: one row for each connection's tokens, and one for the keys that seal them.
-- 'revision' counts the row's changes, so that of two who change it at once one is told; 'body' is
-- sealed (AES-GCM) and empty when nothing is kept any more.
create table secret (
  name     text    not null primary key,
  revision bigint  not null,
  body     ${blob} not null
);
