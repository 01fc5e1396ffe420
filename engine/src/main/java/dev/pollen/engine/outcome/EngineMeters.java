package dev.pollen.engine.outcome;

import dev.pollen.engine.spi.Standing;
import dev.pollen.engine.status.BudgetStatus;
import dev.pollen.engine.status.HostStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Every meter of the engine: the one file that names them.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code pollen.polls}</td><td>polls ended, by {@code operation} and {@code result}
 *     (complete, partial, failed)</td></tr>
 * <tr><td>{@code pollen.poll.lateness}</td><td>how much later than due a poll began</td></tr>
 * <tr><td>{@code pollen.records}</td><td>records taken in, by {@code operation} and {@code what} (new, changed)</td></tr>
 * <tr><td>{@code pollen.runs}</td><td>runs that reached a state, by {@code state}</td></tr>
 * <tr><td>{@code pollen.runs.standing}</td><td>runs that stand in a state now, by {@code state};
 *     those of recipes that are gone, too</td></tr>
 * <tr><td>{@code pollen.actions}</td><td>attempts of steps, by {@code operation} and {@code outcome}</td></tr>
 * <tr><td>{@code pollen.throttled}</td><td>429 replies, by {@code account}</td></tr>
 * <tr><td>{@code pollen.budget.left}</td><td>requests that may still be sent, by {@code account} and {@code per} (the span, such as PT10S)</td></tr>
 * <tr><td>{@code pollen.budget.waiting}</td><td>requests that wait for their turn, by {@code account}</td></tr>
 * <tr><td>{@code pollen.host.circuit}</td><td>1 for the state that it is in, by {@code host} and {@code state}
 *     (closed, trying, open)</td></tr>
 * <tr><td>{@code pollen.connection.ready}</td><td>1 while calls can be made, by {@code connection}</td></tr>
 * <tr><td>{@code pollen.connection.state}</td><td>1 for the state that it is in, by {@code connection} and {@code state}</td></tr>
 * </table>
 *
 * Gauges of freshness, backlog and commit time are bound by the façade and the journal under {@code
 * pollen.feed.freshness}, {@code pollen.backlog} and {@code pollen.journal.commit}.
 */
public final class EngineMeters {
  private final MeterRegistry registry;
  private final Timer lateness;
  private final Map<Series, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> standing = new ConcurrentHashMap<>();
  private final MultiGauge left;
  private final MultiGauge waiting;
  private final MultiGauge circuits;

  public EngineMeters(MeterRegistry registry) {
    this.registry = registry;
    this.lateness = registry.timer("pollen.poll.lateness");
    this.left = MultiGauge.builder("pollen.budget.left").register(registry);
    this.waiting = MultiGauge.builder("pollen.budget.waiting").register(registry);
    this.circuits = MultiGauge.builder("pollen.host.circuit").register(registry);
  }

  /**
   * A counter as it is named.
   *
   * @param second the value of its second tag; empty where it has one only
   */
  private record Series(String name, String first, String second) {}

  public MeterRegistry registry() {
    return registry;
  }

  public void poll(String operation, String result) {
    counter("pollen.polls", "operation", operation, "result", result).increment();
  }

  public void lateness(Duration late) {
    lateness.record(late);
  }

  public void records(String operation, String what, int count) {
    counter("pollen.records", "operation", operation, "what", what).increment(count);
  }

  public void run(String state) {
    counter("pollen.runs", "state", state).increment();
  }

  /** How many runs stand in a state just now. */
  public void standing(String state, long count) {
    standing.computeIfAbsent(state, this::standingGauge).set(count);
  }

  private AtomicLong standingGauge(String state) {
    return registry.gauge("pollen.runs.standing", Tags.of("state", state), new AtomicLong());
  }

  public void action(String operation, String outcome) {
    counter("pollen.actions", "operation", operation, "outcome", outcome).increment();
  }

  public void throttled(String account) {
    counter("pollen.throttled", "account", account).increment();
  }

  /** What is left of the budgets in use; those no longer named are gone. */
  public void budgets(List<BudgetStatus> all) {
    left.register(all.stream().flatMap(EngineMeters::parts).toList(), true);
    waiting.register(
        all.stream().map(one -> Row.of(Tags.of("account", one.account()), one.waiting())).toList(),
        true);
  }

  private static Stream<Row<?>> parts(BudgetStatus one) {
    return one.parts().stream()
        .map(
            part ->
                Row.of(
                    Tags.of("account", one.account(), "per", part.per().toString()), part.left()));
  }

  /** Whether hosts answer. */
  public void hosts(List<HostStatus> all) {
    circuits.register(all.stream().flatMap(EngineMeters::states).toList(), true);
  }

  private static Stream<Row<?>> states(HostStatus one) {
    return Stream.of(HostStatus.State.values())
        .map(
            state ->
                Row.of(
                    Tags.of("host", one.host(), "state", state.word()),
                    one.state() == state ? 1 : 0));
  }

  /** From now on tells how a connection stands, whenever it is asked. */
  public void connection(String name, Supplier<Standing> standing) {
    Gauge.builder("pollen.connection.ready", () -> standing.get().state().usable() ? 1 : 0)
        .tags("connection", name)
        .register(registry);
    for (Standing.State state : Standing.State.values()) {
      Gauge.builder("pollen.connection.state", () -> standing.get().state() == state ? 1 : 0)
          .tags("connection", name, "state", state.word())
          .register(registry);
    }
  }

  /** That connection is used no more. */
  public void forgetConnection(String name) {
    registry.getMeters().stream()
        .map(Meter::getId)
        .filter(id -> id.getName().startsWith("pollen.connection."))
        .filter(id -> name.equals(id.getTag("connection")))
        .forEach(registry::remove);
  }

  /** Found once: to ask the registry for each count costs more than to count. */
  private Counter counter(String name, String tag, String value) {
    return counters.computeIfAbsent(
        new Series(name, value, ""), series -> registry.counter(name, tag, value));
  }

  private Counter counter(String name, String tag, String value, String other, String second) {
    return counters.computeIfAbsent(
        new Series(name, value, second),
        series -> registry.counter(name, tag, value, other, second));
  }
}
