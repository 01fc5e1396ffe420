-- The journal, version 1. The same words serve SQLite and PostgreSQL; where they differ stands a
-- placeholder: blob for a column of bytes, identity for a primary key that counts up by itself.
--
-- Instants in columns that are compared are nanoseconds since 1970 (bigint); others are ISO text.
-- Bodies are JSON without spaces, deflated where that pays (a deflated one begins with 0x78).

-- What is polled, one row each. 'key' is account, operation and inputs as written. 'watch' is a JSON
-- array of the watched field sets. 'watermark' is empty until a poll was complete.
create table feed (
  id           bigint  not null primary key,
  key          text    not null,
  operation    text    not null,
  account      text    not null,
  watermark    text,
  last_number  bigint  not null,
  seen_buckets integer not null,
  seen_keys    bigint  not null,
  shape        text    not null,
  watch        text    not null,
  since        text    not null
);

-- Every record taken in, once: a row holds up to 64 that one poll brought, numbers first_number to
-- last_number. 'keys' has four bytes for each (the hash code of its key), so that one record is found
-- without reading bodies; 'body' is last, so that it is not touched until asked for.
create table feed_log (
  feed         bigint not null,
  last_number  bigint not null,
  first_number bigint not null,
  at           bigint not null,
  keys         ${blob} not null,
  body         ${blob} not null,
  primary key (feed, last_number)
);

-- Retention asks by age.
create index feed_log_at on feed_log (at);

-- The keys that a feed has seen, spread over buckets; what a bucket holds is the intake's business.
create table seen (
  feed   bigint  not null,
  bucket integer not null,
  body   ${blob} not null,
  primary key (feed, bucket)
);

-- One recipe's place on a feed. 'position' is the number of the last entry looked at; it moves in the
-- transaction that makes the runs.
create table subscription (
  id       bigint not null primary key,
  recipe   text   not null,
  feed     bigint not null,
  position bigint not null,
  start    text   not null,
  baseline bigint not null,
  catch_up bigint,
  state    text   not null,
  note     text   not null
);

-- Who reads a feed: asked when its log is to be cut.
create index subscription_feed on subscription (feed);

-- Versions of recipes that runs refer to; 'added' so that old ones nobody refers to may go.
create table recipe (
  id      text   not null,
  version text   not null,
  name    text   not null,
  file    text   not null,
  text    text   not null,
  added   bigint not null,
  primary key (id, version)
);

-- Small named values.
create table note (
  name  text not null primary key,
  value text not null
);

-- What happened to runs, in order: one row holds all facts of one transaction. Rows are deleted once
-- every run they speak of is held by a row of its own or packed into history; 'mark' keeps the last
-- number that was given, so that numbers never come again.
create table fact (
  id   bigint  not null primary key,
  body ${blob} not null
);

create table mark (
  name  text   not null primary key,
  value bigint not null
);

-- Runs that need a row: those that wait, were tried in vain, stand still for a person or failed, and
-- those that live long. 'made' is the run's place among all, 'last' the number of the last fact that
-- the body knows: younger facts are folded onto it.
create table run (
  subscription bigint  not null,
  number       bigint  not null,
  recipe       text    not null,
  version      text    not null,
  key          text    not null,
  state        text    not null,
  made         bigint  not null,
  moved        bigint  not null,
  last         bigint  not null,
  body         ${blob} not null,
  primary key (subscription, number)
);

-- Lists: newest first, of a recipe, of a record; counts by state; retention by age.
create index run_recipe on run (recipe, made);
create index run_made on run (made);
create index run_key on run (key);
create index run_state on run (state, recipe);

-- Runs that ended well, or were dropped: many of one subscription and recipe version in a row, with
-- the bounds by which they are found. 'newest' is the greatest place, 'moved' the latest end, 'upto'
-- the last fact when they were packed, 'keys' as in feed_log.
create table history (
  id           ${identity},
  subscription bigint  not null,
  recipe       text    not null,
  version      text    not null,
  first_number bigint  not null,
  last_number  bigint  not null,
  newest       bigint  not null,
  moved        bigint  not null,
  upto         bigint  not null,
  done         integer not null,
  stopped      integer not null,
  dropped      integer not null,
  keys         ${blob} not null,
  body         ${blob} not null
);

create index history_number on history (subscription, last_number);
create index history_recipe on history (recipe, newest);
create index history_newest on history (newest);
create index history_moved on history (moved);
create index history_upto on history (upto);

-- How many runs history holds, so that counting does not read it.
create table tally (
  recipe text   not null,
  state  text   not null,
  runs   bigint not null,
  primary key (recipe, state)
);
