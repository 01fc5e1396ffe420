package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Replies kept as files in the daemon's data folder, each named after the hash of what it holds:
 * the same content read again is the same file, and a file is there whole or not at all.
 */
final class KeptFiles {
  private final Host host;

  KeptFiles(Host host) {
    this.host = host;
  }

  /** Keeps a reply's bytes and tells of the file; away from the event loops. */
  Future<JsonNode> keep(String operation, Reply reply) {
    Callable<JsonNode> work = () -> kept(operation, reply);
    return host.vertx().executeBlocking(work, false);
  }

  private JsonNode kept(String operation, Reply reply) {
    byte[] content = reply.body().getBytes();
    String type = reply.mediaType();
    String hash = hash(content);
    Path path = Path.of("files", hash + FileEnding.of(type));
    try {
      store(host.data().resolve(path), content);
    } catch (IOException e) {
      throw Fault.of(
          Fault.Kind.NOT_DONE,
          "%s: %s cannot be written now: %s".formatted(operation, path, e.getMessage()));
    }
    return Json.object()
        .put("path", path.toString().replace('\\', '/'))
        .put("type", type)
        .put("size", content.length)
        .put("hash", hash);
  }

  private static void store(Path path, byte[] content) throws IOException {
    if (Files.exists(path)) {
      return;
    }
    Files.createDirectories(path.getParent());
    Path fresh = path.resolveSibling("." + UUID.randomUUID() + ".new");
    try {
      write(fresh, content);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
