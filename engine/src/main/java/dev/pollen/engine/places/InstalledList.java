package dev.pollen.engine.places;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pollen.catalog.SubAccounts;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.engine.EngineSetup;
import dev.pollen.engine.EventLog.Level;
import dev.pollen.engine.dispatch.Permits;
import dev.pollen.engine.dispatch.Permits.Purpose;
import dev.pollen.engine.names.Names;
import dev.pollen.engine.names.Source;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.spi.Timing.Alarm;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One connection's list. On the first loop, but for what is known. */
final class InstalledList {
  private final EngineSetup setup;
  private final String name;
  private final Connection connection;
  private final TriggerSpec spec;
  private final SubAccounts.Listed how;
  private final InstalledLists lists;
  private final Loop loop;
  private volatile Optional<Installed> known;
  private volatile Optional<String> trouble = Optional.empty();
  private Alarm alarm = () -> {};
  private boolean open;

  InstalledList(
      EngineSetup setup,
      String name,
      Connection connection,
      TriggerSpec spec,
      SubAccounts.Listed how,
      InstalledLists lists) {
    this.setup = setup;
    this.name = name;
    this.connection = connection;
    this.spec = spec;
    this.how = how;
    this.lists = lists;
    this.loop = setup.loops().get(0);
    this.known = InstalledLists.kept(setup.vault(), name);
  }

  /** Where the vault keeps it. */
  static String place(String connection) {
    return "installed " + connection;
  }

  Optional<Installed> known() {
    return known;
  }

  Optional<String> trouble() {
    return trouble;
  }

  void start() {
    loop.execute(
        () -> {
          if (!open) {
            open = true;
            read();
          }
        });
  }

  void stop() {
    loop.execute(
        () -> {
          open = false;
          alarm.cancel();
        });
  }

  private void read() {
    Permits permits = lists.permits(connection.account(), loop);
    Source source =
        new Source(connection, loop, () -> permits.ask(Purpose.POLL, "locations of " + name));
    loop.bring(Names.list(spec, JsonNodeFactory.instance.objectNode(), source))
        .compose(this::listed)
        .onFailure(this::failed)
        .onComplete(done -> again());
  }

  private void again() {
    if (open) {
      Duration pause = InstalledLists.every(setup.polling().min());
      alarm = loop.after(pause, this::read);
    }
  }

  private Future<Void> listed(List<JsonNode> records) {
    trouble = Optional.empty();
    Map<String, String> listed = new TreeMap<>();
    records.stream()
        .filter(record -> how.there().map(record::at).map(it -> it.asBoolean(true)).orElse(true))
        .filter(record -> !record.at(how.id()).asText().isBlank())
        .forEach(
            record -> listed.put(record.at(how.id()).asText(), record.at(how.name()).asText()));
    Optional<Installed> before = known;
    Installed now =
        before
            .map(old -> old.after(listed, loop.now()))
            .orElseGet(() -> Installed.of(listed, loop.now()));
    known = Optional.of(now);
    boolean news =
        before.filter(now::sameAs).isEmpty() || !before.get().missed().equals(now.missed());
    return news ? kept(now).onSuccess(done -> tell(before, now)) : Future.succeededFuture();
  }

  /** What cannot be kept counts all the same: after a restart it is read again. */
  private Future<Void> kept(Installed now) {
    Future<Void> kept =
        setup
            .vault()
            .look(place(name))
            .compose(before -> setup.vault().keep(place(name), before, now.kept()))
            .<Void>mapEmpty()
            .recover(
                fault -> {
                  warn("the locations of %s could not be kept: %s".formatted(name, words(fault)));
                  return Future.succeededFuture();
                });
    return loop.bring(kept);
  }

  private void tell(Optional<Installed> before, Installed now) {
    if (before.filter(now::sameAs).isEmpty()) {
      Map<String, String> old = before.map(Installed::names).orElse(Map.of());
      Set<String> came = new TreeSet<>(now.names().keySet());
      came.removeAll(old.keySet());
      Set<String> went = new TreeSet<>(old.keySet());
      went.removeAll(now.names().keySet());
      lists.changed(
          "%s works for %d locations now%s%s"
              .formatted(name, now.names().size(), some(", new: ", came), some(", gone: ", went)),
          name);
    }
  }

  private static String some(String what, Set<String> ids) {
    String first = String.join(", ", ids.stream().limit(10).toList());
    return ids.isEmpty() ? "" : what + first + (ids.size() > 10 ? " and others" : "");
  }

  private void failed(Throwable fault) {
    String words =
        "the locations of %s could not be listed: %s%s"
            .formatted(
                name,
                words(fault),
                known.isPresent() ? " (those known go on)" : " (its recipes wait for it)");
    if (trouble.filter(words::equals).isEmpty()) {
      warn(words);
    }
    trouble = Optional.of(words);
  }

  private String words(Throwable fault) {
    return setup.vault().hide(String.valueOf(fault.getMessage()));
  }

  private void warn(String words) {
    setup.events().tell(Level.WARN, "locations.trouble", words, Map.of("connection", name));
  }
}
