package dev.pollen.sandbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that exists at the one location which is looked after, and at the company it is part
 * of.
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
    OpportunityBook opportunities,
    Agency agency,
    Inbox inbox,
    Table businesses,
    Table workflows,
    Table campaigns,
    Table customFields,
    Links links,
    Press press) {

  static World empty(SandboxOptions options, Ids ids) {
    String location = ids.next();
    return empty(options, ids, location, () -> Agency.empty(options, ids, location));
  }

  /** Another location of the same company. */
  static World beside(World home, SandboxOptions options, Ids ids, String location) {
    return empty(options, ids, location, () -> home.agency().at(location));
  }

  private static World empty(
      SandboxOptions options, Ids ids, String location, Supplier<Agency> agency) {
    InstantSource clock = options.clock();
    ContactBook contacts =
        new ContactBook(clock, ids, location, table(options, "email", "phone", "businessId"));
    Pipelines pipelines = Pipelines.make(ids, location, table(options));
    return new World(
        clock,
        ids,
        location,
        contacts,
        table(options, "contactId"),
        table(options, "contactId"),
        Agenda.empty(options, ids, location),
        pipelines,
        new OpportunityBook(clock, ids, location, table(options, "contactId"), pipelines, contacts),
        agency.get(),
        Inbox.empty(options, ids, location),
        table(options),
        table(options),
        table(options),
        table(options),
        Links.empty(options),
        Press.empty(options));
  }

  static Table table(SandboxOptions options, String... keys) {
    return new Table(SkewedClock.truthOf(options.clock()), options.writeLag(), keys);
  }

  Table appointments() {
    return agenda.appointments().table();
  }

  /** Shows all writes in searches, as if they had been made long ago. */
  void settle() {
    indexes().forEach(SearchIndex::settle);
  }

  /** For so long, searches show nothing that is not shown already. */
  void hold(Duration length) {
    indexes().forEach(index -> index.hold(length));
  }

  private Stream<SearchIndex> indexes() {
    return Stream.of(
            List.of(contacts.table(), opportunities.table()),
            List.of(pipelines.table(), businesses, workflows, campaigns, customFields),
            agency.tables(),
            inbox.tables(),
            links.tables(),
            press.tables())
        .flatMap(List::stream)
        .map(Table::index);
  }
}
