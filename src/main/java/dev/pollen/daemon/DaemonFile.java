package dev.pollen.daemon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the running daemon can be reached: a 0600 file beside the store, written when it listens
 * and deleted when it stops.
 *
 * <p>After a kill it stays behind; {@link #alive} then tells that nobody is there.
 */
public record DaemonFile(String address, String token, long pid) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The file's name for a store: {@code pollen.daemon.json} beside {@code pollen.db}. */
  public static Path beside(Path store) {
    return Secret.beside(store, ".daemon.json");
  }

  /** What the file says; empty when there is none, or none that can be read. */
  public static Optional<DaemonFile> read(Path file) {
    try {
      JsonNode json = JSON.readTree(file.toFile());
      return Optional.of(
          new DaemonFile(
              json.path("address").asText(),
              json.path("token").asText(),
              json.path("pid").asLong()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("address", address).put("token", token).put("pid", pid);
    Secret.write(file, json.toString());
  }

  /** Deletes the file if it is still this daemon's. */
  void delete(Path file) throws IOException {
    if (read(file).filter(this::equals).isPresent()) {
      Files.deleteIfExists(file);
    }
  }

  /** Whether a process of that number still runs. */
  public boolean alive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  @Override
  public String toString() {
    return "daemon " + pid + " at " + address;
  }
}
