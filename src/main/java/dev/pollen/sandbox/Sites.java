package dev.pollen.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * The locations that are served. The one that everything begins with has a past; the others of the
 * company are set up when somebody first comes with a token for them. Each has limits of its own,
 * and so has the company. Lives on the sandbox's event loop.
 */
final class Sites {
  private final SandboxOptions options;
  private final Site home;
  private final Desk company;
  private final Function<World, Desk> desks;
  private final Function<String, Optional<String>> locations;
  private final Ledger ledger;
  private final Map<String, Site> others = new LinkedHashMap<>();
  private int turn;

  /**
   * @param company the desk for those who come with the company's token
   * @param desks makes the desk of a location
   * @param locations for which location a token is; empty: for the company, or for nothing
   */
  Sites(
      SandboxOptions options,
      Site home,
      Desk company,
      Function<World, Desk> desks,
      Function<String, Optional<String>> locations,
      Ledger ledger) {
    this.options = options;
    this.home = home;
    this.company = company;
    this.desks = desks;
    this.locations = locations;
    this.ledger = ledger;
  }

  Site home() {
    return home;
  }

  /** Where who comes with this token is served. */
  Desk desk(String token) {
    Optional<String> location = locations.apply(token);
    return location.map(id -> at(id).desk()).orElse(company);
  }

  /** A location of the company, set up now if it was not yet; refuses what is none. */
  Site at(String location) {
    if (location.equals(home.world().location())) {
      return home;
    }
    if (home.world().agency().locations().get(location).isEmpty()) {
      throw Refusal.absent("Location", location);
    }
    return others.computeIfAbsent(location, this::opened);
  }

  private Site opened(String location) {
    long seed = options.seed() + location.hashCode();
    Random random = new Random(seed);
    World world = World.beside(home.world(), options, new Ids(new Random(seed + 1)), location);
    People people = new People(random);
    new Past(world, people, random).beside();
    return new Site(world, new Life(world, people, random, ledger), desks.apply(world));
  }

  /** One change, each time at another location. */
  void step() {
    List<Site> all = all();
    turn = (turn + 1) % all.size();
    all.get(turn).life().step();
  }

  void hold(Duration length) {
    all().forEach(site -> site.world().hold(length));
  }

  private List<Site> all() {
    List<Site> all = new ArrayList<>(List.of(home));
    all.addAll(others.values());
    return all;
  }
}
