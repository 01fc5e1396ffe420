-- When a run that sleeps in a 'wait' step goes on, in nanoseconds as above; empty for all others. Such
-- runs live in their rows only, however many there are.
alter table run add column wakes bigint;

-- Who is to be woken next; nothing for runs that do not sleep.
create index run_wakes on run (wakes, subscription, number) where wakes is not null;
