package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.ActionSpec;
import dev.pollen.catalog.Effect;
import dev.pollen.connectors.disk.Durable;
import dev.pollen.connectors.http.Json;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Remains;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code file.replace}: a reader sees the old content or the new, never a part; after a crash too.
 * Written beside the file, synced, renamed.
 */
final class FileReplace implements Action {
  private final ActionSpec spec;
  private final Host host;

  FileReplace(ActionSpec spec, Host host) {
    this.spec = spec;
    this.host = host;
  }

  @Override
  public Effect effect(JsonNode input) {
    return spec.effect();
  }

  @Override
  public Future<Receipt> perform(JsonNode input, String identity) {
    return Blocking.run(
        host.vertx(), spec.key(), input.path("path").asText(), () -> replaced(input));
  }

  /** The file is emptied if this call's content is still all that it holds. */
  @Override
  public Future<Optional<Remains>> forget(JsonNode input, boolean alone) {
    return Blocking.run(
        host.vertx(),
        spec.key(),
        input.path("path").asText(),
        () -> Optional.of(emptied(input, alone)));
  }

  private Remains emptied(JsonNode input, boolean alone) throws IOException {
    Path path = RealPath.of(host.base(), input);
    byte[] content = content(input.path("content"));
    boolean there = Files.exists(path) && Arrays.equals(Files.readAllBytes(path), content);
    if (!there) {
      return new Remains(path.toString(), true, "it no longer holds what was written");
    }
    if (!alone) {
      String words = "its content tells of others, too: it stays until it is written again";
      return new Remains(path.toString(), false, words);
    }
    replace(path, new byte[0]);
    return new Remains(path.toString(), true, "it is empty now");
  }

  private Receipt replaced(JsonNode input) throws IOException {
    Path path = RealPath.of(host.base(), input);
    byte[] content = content(input.path("content"));
    replace(path, content);
    return new Receipt(
        0,
        Json.object().put("path", path.toString()).put("bytes", content.length),
        RateSignal.NONE);
  }

  private static void replace(Path path, byte[] content) throws IOException {
    Path fresh = path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID() + ".new");
    try {
      Durable.create(fresh, content);
      likeBefore(path, fresh);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    Durable.syncFolder(path);
  }

  /** Who could read the old file can read the new one, and nobody else. */
  private static void likeBefore(Path old, Path fresh) throws IOException {
    boolean posix = Files.getFileStore(fresh).supportsFileAttributeView("posix");
    if (posix && Files.exists(old)) {
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(old));
    }
  }

  /** Text as it is; anything else as JSON with a line end. */
  private static byte[] content(JsonNode content) {
    if (content.isMissingNode()) {
      throw FileFaults.refused("content is missing: say what the file is to hold");
    }
    String text = content.isTextual() ? content.asText() : content + "\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
