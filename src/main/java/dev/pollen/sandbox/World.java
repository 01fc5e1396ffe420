package dev.pollen.sandbox;

import java.time.InstantSource;

/**
 * Everything that exists at the one location which is looked after.
 *
 * @param location its id
 */
record World(
    InstantSource clock,
    Ids ids,
    String location,
    ContactBook contacts,
    Table notes,
    Table tasks,
    Agenda agenda,
    Pipelines pipelines,
    OpportunityBook opportunities) {

  static World empty(SandboxOptions options, Ids ids) {
    String location = ids.next();
    InstantSource clock = options.clock();
    ContactBook contacts =
        new ContactBook(clock, ids, location, table(options, "email", "phone", "businessId"));
    Pipelines pipelines = Pipelines.make(ids, location);
    return new World(
        clock,
        ids,
        location,
        contacts,
        table(options, "contactId"),
        table(options, "contactId"),
        Agenda.empty(options, ids, location),
        pipelines,
        new OpportunityBook(
            clock, ids, location, table(options, "contactId"), pipelines, contacts));
  }

  static Table table(SandboxOptions options, String... keys) {
    return new Table(options.clock(), options.writeLag(), keys);
  }

  Table appointments() {
    return agenda.appointments().table();
  }

  /** Shows all writes in searches, as if they had been made long ago. */
  void settle() {
    contacts.table().index().settle();
    opportunities.table().index().settle();
  }
}
