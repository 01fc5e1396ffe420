-- What steps made at other systems, so that no two steps take one thing for their own: the first
-- claimer keeps it. 'contested' is 1 where a step only may have made it. Kept as long as ended runs.
create table claim (
  account      text    not null,
  resource     text    not null,
  id           text    not null,
  contested    integer not null,
  subscription bigint  not null,
  number       bigint  not null,
  path         text    not null,
  at           bigint  not null,
  primary key (account, resource, id)
);

-- Retention asks by age.
create index claim_at on claim (at);
