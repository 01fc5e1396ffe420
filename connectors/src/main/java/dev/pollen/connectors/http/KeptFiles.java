package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.connectors.disk.Durable;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * Replies of one system kept as files in the daemon's data folder, each named after the hash of
 * what it holds: the same content read again is the same file, and a file is there whole or not at
 * all.
 */
final class KeptFiles {
  /** So that no folder grows too long: 256 of them share the files. */
  private static final int PREFIX = 2;

  private final Host host;
  private final String system;

  KeptFiles(Host host, String system) {
    this.host = host;
    this.system = system;
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
    Path folder = Path.of("files", system, hash.substring(0, PREFIX));
    return Json.object()
        .put("path", stored(operation, folder.resolve(hash + FileEnding.of(type)), content))
        .put("type", type)
        .put("size", content.length)
        .put("hash", hash);
  }

  private String stored(String operation, Path wanted, byte[] content) {
    try {
      Path file = host.data().resolve(wanted);
      Optional<Path> there = sameContent(file);
      if (there.isEmpty()) {
        store(file, content);
      }
      return host.data().relativize(there.orElse(file)).toString().replace('\\', '/');
    } catch (IOException e) {
      throw Fault.of(
          Fault.Kind.NOT_DONE,
          "%s: %s cannot be written now: %s".formatted(operation, wanted, e.getMessage()));
    }
  }

  /** This file, or else one with the same hash whose name ends otherwise. */
  private static Optional<Path> sameContent(Path file) throws IOException {
    if (Files.exists(file)) {
      return Optional.of(file);
    }
    if (!Files.isDirectory(file.getParent())) {
      return Optional.empty();
    }
    String name = file.getFileName().toString();
    String named = name.substring(0, name.indexOf('.')) + ".*";
    try (DirectoryStream<Path> found = Files.newDirectoryStream(file.getParent(), named)) {
      Iterator<Path> first = found.iterator();
      return first.hasNext() ? Optional.of(first.next()) : Optional.empty();
    }
  }

  private void store(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling("." + UUID.randomUUID() + ".new");
    try {
      Durable.create(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    for (Path made = file; !made.equals(host.data()); made = made.getParent()) {
      Durable.syncFolder(made);
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
