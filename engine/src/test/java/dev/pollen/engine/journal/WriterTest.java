package dev.pollen.engine.journal;

import static dev.pollen.engine.contract.JournalSamples.AT;
import static dev.pollen.engine.contract.JournalSamples.FEED;
import static dev.pollen.engine.contract.JournalSamples.await;
import static dev.pollen.engine.contract.JournalSamples.logged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.POJONode;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be written fails its own caller, and nobody else. */
class WriterTest {
  @TempDir Path folder;

  /** A record that no memory is large enough for. */
  private static final class TooLarge extends JsonSerializable.Base {
    @Override
    public void serialize(JsonGenerator out, SerializerProvider with) {
      throw new OutOfMemoryError("a record of the test");
    }

    @Override
    public void serializeWithType(JsonGenerator out, SerializerProvider with, TypeSerializer type) {
      serialize(out, with);
    }
  }

  @Test
  void aRecordThatMemoryDoesNotHoldFailsItsCallerAndTheWriterGoesOn() {
    SqlJournal journal =
        SqlJournal.open(StoreOptions.of(folder.resolve("pollen.db"), InstantSource.fixed(AT)));
    Future<Void> before = journal.write(List.of(logged(FEED, 1, 1)));
    Future<Void> large = journal.write(List.of(record(2, new POJONode(new TooLarge()))));
    Future<Void> after = journal.write(List.of(logged(FEED, 2, 3)));
    await(before);
    RuntimeException fault = assertThrows(RuntimeException.class, () -> await(large));
    assertTrue(fault.toString().contains("a record of the test"), fault::toString);
    await(after);
    assertEquals(3, await(journal.log(FEED, 0, 10, 1_000_000)).size());
    await(journal.close());
  }

  private static Change.Logged record(long number, JsonNode content) {
    LogEntry entry =
        new LogEntry(number, "k", true, Set.of(), Optional.empty(), Optional.empty(), content);
    return new Change.Logged(FEED, AT, List.of(entry));
  }
}
