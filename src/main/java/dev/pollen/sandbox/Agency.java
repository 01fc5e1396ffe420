package dev.pollen.sandbox;

import java.util.List;

/**
 * The company that looks after the location, and what belongs to it.
 *
 * @param company its id
 * @param home the id of the location that the sub-account's token is for
 */
record Agency(String company, String home, Table locations, UserBook users, Table snapshots) {

  static Agency empty(SandboxOptions options, Ids ids, String home) {
    return new Agency(
        ids.next(),
        home,
        World.table(options),
        new UserBook(options.clock(), ids, World.table(options, "email")),
        World.table(options));
  }

  /** The same company, seen from another of its locations. */
  Agency at(String location) {
    return new Agency(company, location, locations, users, snapshots);
  }

  /** Whether there is such a location and this token is good for it. */
  boolean sees(Badge badge, String location) {
    return badge == Badge.AGENCY ? locations.get(location).isPresent() : location.equals(home);
  }

  List<Table> tables() {
    return List.of(locations, users.table(), snapshots);
  }
}
