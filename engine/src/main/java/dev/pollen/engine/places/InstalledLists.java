package dev.pollen.engine.places;

import dev.pollen.catalog.SubAccounts;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.recipe.Recipe;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Vault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * Reads, again and again, which accounts below a connection's may be worked for, where a recipe
 * works for all of them; and remembers it through restarts.
 *
 * <p>May be asked from any thread; reads and tells on the first loop.
 */
public final class InstalledLists {
  /** So many times the smallest interval that polls may have. */
  public static final int SLOWER = 5;

  private final EngineSetup setup;
  private final BiFunction<String, Loop, Permits> budgets;
  private final Runnable changed;
  private final Map<String, InstalledList> lists = new TreeMap<>();
  private boolean reading;

  /**
   * @param budgets the permits of an account, asked on a loop
   * @param changed told when an account came or went
   */
  public InstalledLists(
      EngineSetup setup, BiFunction<String, Loop, Permits> budgets, Runnable changed) {
    this.setup = setup;
    this.budgets = budgets;
    this.changed = changed;
  }

  /** How often such a list is read. */
  public static Duration every(Duration smallest) {
    return smallest.multipliedBy(SLOWER);
  }

  /** From now on the lists that these recipes need are read, and no others. */
  public synchronized void want(Collection<Recipe> written) {
    Set<String> wanted = new TreeSet<>();
    written.stream()
        .filter(one -> one.enabled() && one.places().installed())
        .forEach(one -> Placing.connection(one).ifPresent(wanted::add));
    for (String gone : new ArrayList<>(lists.keySet())) {
      if (!wanted.contains(gone)) {
        lists.remove(gone).stop();
      }
    }
    wanted.forEach(this::want);
  }

  private void want(String connection) {
    if (!lists.containsKey(connection)) {
      listing(connection).ifPresent(list -> add(connection, list));
    }
  }

  private void add(String connection, InstalledList list) {
    lists.put(connection, list);
    if (reading) {
      list.start();
    }
  }

  /** Empty where the system lists nothing: then checking the recipe says so. */
  private Optional<InstalledList> listing(String connection) {
    return setup
        .connections()
        .find(connection)
        .flatMap(
            found ->
                spec(connection)
                    .map(
                        spec ->
                            new InstalledList(
                                setup, connection, found, spec.list(), spec.how(), this)));
  }

  private record Spec(TriggerSpec list, SubAccounts.Listed how) {}

  private Optional<Spec> spec(String connection) {
    return Optional.ofNullable(setup.connections().systemsByName().get(connection))
        .flatMap(setup.catalog()::system)
        .flatMap(system -> system.signIn().below())
        .flatMap(SubAccounts::listed)
        .flatMap(how -> setup.catalog().trigger(how.operation()).map(list -> new Spec(list, how)));
  }

  Permits permits(String account, Loop loop) {
    return budgets.apply(account, loop);
  }

  void changed(String words, String connection) {
    setup.events().tell(Level.INFO, "locations.changed", words, Map.of("connection", connection));
    changed.run();
  }

  /**
   * What is known by now of the accounts below a connection's; names them for lists by hand, too.
   */
  public synchronized Optional<Installed> known(String connection) {
    return Optional.ofNullable(lists.get(connection))
        .map(InstalledList::known)
        .orElseGet(() -> kept(setup.vault(), connection));
  }

  /** What was known of the accounts below a connection's when they were last listed. */
  public static Optional<Installed> kept(Vault vault, String connection) {
    return vault.find(InstalledList.place(connection)).flatMap(Installed::of);
  }

  /** Begins to read. */
  public synchronized void start() {
    reading = true;
    lists.values().forEach(InstalledList::start);
  }

  public synchronized void stop() {
    reading = false;
    lists.values().forEach(InstalledList::stop);
  }

  /** Why nobody knows just now which accounts there are, a sentence each. */
  public synchronized List<String> troubles() {
    return lists.values().stream().flatMap(list -> list.trouble().stream()).toList();
  }
}
