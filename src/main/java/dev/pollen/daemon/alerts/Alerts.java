package dev.pollen.daemon.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.daemon.config.AlertSettings;
import dev.pollen.engine.journal.Change;
import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.spi.Loop;
import dev.pollen.engine.status.Cause;
import dev.pollen.engine.status.EngineStatus;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then what a person should know, and has it told: the first trouble at once, what
 * comes after it gathered until the digest's time has passed, no cause twice while it lasts.
 *
 * <p>An alert may come twice when Pollen dies between making its run and noting that it did, never
 * not at all.
 */
public final class Alerts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final String NOTE = "alerts.told";

  private final Loop loop;
  private final Journal journal;
  private final AlertSettings settings;
  private final Sources sources;
  private Told told = Told.NOTHING;
  private volatile boolean closed;

  public Alerts(Loop loop, Journal journal, AlertSettings settings, Sources sources) {
    this.loop = loop;
    this.journal = journal;
    this.settings = settings;
    this.sources = sources;
  }

  /**
   * Where trouble is seen and told.
   *
   * @param files what is wrong with recipe files
   * @param connections which of them cannot be used
   * @param teller makes the run that tells a record; completes when it is durable
   */
  public record Sources(
      Supplier<Future<EngineStatus>> engine,
      Supplier<List<String>> files,
      Supplier<List<Cause>> connections,
      Function<JsonNode, Future<?>> teller) {}

  /** Looks from now on. */
  public Alerts start() {
    loop.bring(journal.notes())
        .onSuccess(
            notes -> told = Optional.ofNullable(notes.get(NOTE)).map(Told::parse).orElse(told))
        .onFailure(fault -> LOG.warn("what was told before is not known: {}", fault.getMessage()))
        .onComplete(known -> again());
    return this;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void again() {
    if (!closed) {
      loop.after(BETWEEN_LOOKS, this::look);
    }
  }

  /** Whatever an engine in trouble throws, the next look comes. */
  private void look() {
    Future.succeededFuture()
        .compose(go -> loop.bring(sources.engine().get()))
        .compose(this::seen)
        .onFailure(fault -> LOG.warn("nobody could be told: {}", fault.getMessage()))
        .onComplete(done -> loop.execute(this::again));
  }

  private Future<Void> seen(EngineStatus status) {
    List<Cause> causes = new ArrayList<>(status.causes());
    causes.addAll(sources.connections().get());
    List<Concern> all = Concerns.of(status.recipes(), causes, sources.files().get(), settings.on());
    Told left = told.without(all);
    List<Concern> fresh = left.fresh(all);
    if (fresh.isEmpty() || !left.due(loop.now(), settings.digest())) {
      return left.equals(told) ? Future.succeededFuture() : note(left);
    }
    return loop.bring(sources.teller().apply(Alert.record(fresh, all)))
        .compose(made -> note(left.with(all, loop.now())));
  }

  private Future<Void> note(Told now) {
    told = now;
    Change change = new Change.NotePut(NOTE, Optional.of(now.text()));
    return loop.bring(journal.write(List.of(change)));
  }
}
