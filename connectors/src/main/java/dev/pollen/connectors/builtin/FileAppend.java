package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.http.Json;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Remains;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code file.append}: one line at the end of a file. Preparing keeps the line's place, which the
 * intent then holds; performing writes there and syncs.
 */
final class FileAppend implements Action {
  /** Where the prepared input holds its place. */
  static final String PLACE = "@place";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(FileAppend.class);

  private final ActionSpec spec;
  private final Host host;
  private final AppendFiles files;

  FileAppend(ActionSpec spec, Host host, AppendFiles files) {
    this.spec = spec;
    this.host = host;
    this.files = files;
  }

  @Override
  public Effect effect(JsonNode input) {
    return spec.effect();
  }

  @Override
  public Future<JsonNode> prepare(JsonNode input) {
    return blocking(input, () -> kept(input));
  }

  private JsonNode kept(JsonNode input) throws IOException {
    Path path = RealPath.of(host.base(), input);
    LineFormat format = LineFormat.of(input);
    byte[] head = format.head(fields(input));
    int length = format.line(fields(input)).length;
    FileHead.require(path, head);
    long offset = files.use(path, host.data(), file -> file.keep(head, length));
    ObjectNode prepared = input.deepCopy();
    prepared
        .putObject(PLACE)
        .put("file", path.toString())
        .put("offset", offset)
        .put("length", length);
    return prepared;
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    return input.has(PLACE)
        ? written(input)
        : prepare(input).compose(prepared -> written(prepared));
  }

  private Future<Receipt> written(JsonNode input) {
    JsonNode place = input.path(PLACE);
    Path path = path(place);
    long offset = place.path("offset").asLong();
    return this.<Future<Void>>blocking(
            input,
            () -> {
              byte[] line = LineFormat.of(input).line(fields(input));
              return files.use(path, host.data(), file -> file.write(offset, line));
            })
        .compose(line -> hurried(line, path, offset))
        .map(done -> new Receipt(0, receipt(place), RateSignal.NONE));
  }

  /** Lines before this one that do not come hold it up for so long, no longer. */
  private Future<Void> hurried(Future<Void> line, Path path, long offset) {
    if (line.isComplete()) {
      return line;
    }
    long timer =
        host.vertx().setTimer(PATIENCE.toMillis(), id -> quietly(path, f -> f.overtake(offset)));
    return line.onComplete(done -> host.vertx().cancelTimer(timer));
  }

  @Override
  public void released(JsonNode input) {
    JsonNode place = input.path(PLACE);
    if (place.isObject()) {
      quietly(path(place), file -> file.giveUp(place.path("offset").asLong()));
    }
  }

  /** Empty lines stand in its place then, which readers of JSON lines and CSV skip. */
  @Override
  public Future<Optional<Remains>> forget(JsonNode input, boolean alone) {
    return input.has(PLACE)
        ? blocking(input, () -> Optional.of(blanked(input)))
        : Future.succeededFuture(Optional.empty());
  }

  private Remains blanked(JsonNode input) throws IOException {
    JsonNode place = input.path(PLACE);
    Path path = path(place);
    long offset = place.path("offset").asLong();
    byte[] line = LineFormat.of(input).line(fields(input));
    boolean blank = files.use(path, host.data(), file -> file.blank(offset, line));
    String words =
        blank
            ? "the line at byte %d is blank".formatted(offset)
            : "other text stands at byte %d, where the line was written: somebody else changed the file, look through it"
                .formatted(offset);
    return new Remains(path.toString(), blank, words);
  }

  /** Something that nobody waits for; its failure is told once and undone by the next line. */
  private void quietly(Path path, Deed deed) {
    Callable<Void> work =
        () ->
            files.use(
                path,
                host.data(),
                file -> {
                  deed.to(file);
                  return null;
                });
    host.vertx()
        .executeBlocking(work, false)
        .onFailure(e -> LOG.warn("{}: a kept place could not be given back", path, e));
  }

  @FunctionalInterface
  private interface Deed {
    void to(AppendFile file) throws IOException;
  }

  private <T> Future<T> blocking(JsonNode input, Callable<T> work) {
    return Blocking.run(host.vertx(), spec.key(), input.path("path").asText(), work);
  }

  private static Path path(JsonNode place) {
    return Path.of(place.path("file").asText());
  }

  private static ObjectNode receipt(JsonNode place) {
    return Json.object()
        .put("path", place.path("file").asText())
        .put("offset", place.path("offset").asLong())
        .put("bytes", place.path("length").asLong());
  }

  private static JsonNode fields(JsonNode input) {
    JsonNode fields = input.path("fields");
    if (!fields.isContainerNode()) {
      throw Fault.of(Fault.Kind.REFUSED, "fields is missing: name what the line holds");
    }
    return fields;
  }
}
