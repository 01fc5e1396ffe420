package dev.pollen.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Effect;
import dev.pollen.engine.journal.Boundary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The crash test's short form: one kill at each side of each boundary, and two at random. */
class CrashIT {
  private static final Path JAR = Path.of("target", "pollen.jar");

  @Test
  @EnabledIfSystemProperty(named = "crash.kills", matches = "\\d+")
  void theLongForm() throws Exception {
    int kills = Integer.getInteger("crash.kills");
    for (Round.Row row : new CrashRun(kills, program(), 1, CrashRun.names()).run()) {
      assertEquals(List.of(), Tell.faults(row), row.name());
    }
  }

  @Test
  void whateverTheInstantNothingIsLostAndNothingDoneTwice(@TempDir Path folder) throws Exception {
    List<String> traps = new ArrayList<>(Boundary.words());
    traps.addAll(List.of(Round.STARTING, Round.RANDOM));
    Classes classes = Classes.of(program(), folder);
    Round.Row row = new Round("each", traps, folder, classes, 7).play();
    assertEquals(List.of(), Tell.faults(row), () -> Tell.head() + "\n" + Tell.line(row));
    for (Effect effect : List.of(Effect.IDEMPOTENT, Effect.RECONCILABLE, Effect.UNREPEATABLE)) {
      assertTrue(row.account().tally(effect).steps > 0, () -> "nothing at stake: " + effect);
    }
  }

  private static String program() {
    Assumptions.assumeTrue(Files.exists(JAR), "the program is not packaged: run 'mvn verify'");
    return JAR.toAbsolutePath().toString();
  }
}
