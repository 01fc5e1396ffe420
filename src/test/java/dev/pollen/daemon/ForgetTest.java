package dev.pollen.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One of two people is forgotten, and looked for in every file, endpoint and output. */
class ForgetTest extends ForgetHouse {
  @Test
  void nothingOfAForgottenPersonIsFoundAnywhere() throws Exception {
    assertFound();
    JsonNode report = JSON.readTree(command("forget", ADA, "--yes", "--json"));
    assertEquals(List.of(), texts(report.path("left")), report::toPrettyString);
    assertEquals("[\"rec-ada-0001\"]", report.path("known_as").toString());
    look();
    assertEquals(List.of(), hunt.found(), hunt::places);
    othersAreThere();
    nothingFiresAgain();
    stop();
    hunt.files(folder);
    assertEquals(List.of(), hunt.found(), hunt::places);
  }

  @Test
  void theStoreAloneForgetsAsMuch() throws Exception {
    stop();
    JsonNode report = JSON.readTree(command("forget", ADA, "rec-ada-0001", "--yes", "--json"));
    assertEquals("[]", report.path("known_as").toString());
    hunt.files(folder);
    assertEquals(List.of(), hunt.found(), hunt::places);
    begin();
    look();
    assertEquals(List.of(), hunt.found(), hunt::places);
    othersAreThere();
    nothingFiresAgain();
  }

  private void look() throws Exception {
    for (String path :
        List.of("/health/ready", "/metrics", "/api/status", "/api/feeds", "/api/runs?limit=1000")) {
      hunt.look("GET " + path, talk.get(path));
    }
    for (JsonNode run : JSON.readTree(command("runs", "--json", "--limit", "1000"))) {
      String id = run.path("id").asText();
      hunt.look("GET /api/runs/ID", talk.get("/api/runs/" + id));
      hunt.look("pollen runs show", command("runs", "show", id));
    }
    hunt.look("pollen runs", command("runs"));
    hunt.files(folder);
  }

  private void othersAreThere() throws Exception {
    assertEquals("{\"who\":\"Bob Babbage-Other\"}", squeezed("out/people.jsonl"));
    assertEquals("who,at\nBob Babbage-Other,+1 555 0199 88", squeezed("out/people.csv"));
    assertEquals("", Files.readString(folder.resolve("out/rec-ada-0001.json")));
    assertTrue(Files.readString(folder.resolve("out/rec-bob-0002.json")).contains(BOB));
    String bob = talk.get("/api/runs?recipe=failed&record=rec-bob-0002");
    assertTrue(bob.contains("\"failed\""), bob);
    assertEquals("held", flood().path("state").asText());
  }

  private JsonNode flood() throws Exception {
    for (JsonNode recipe : JSON.readTree(talk.get("/api/recipes"))) {
      if (recipe.path("id").asText().equals("flood")) {
        return recipe;
      }
    }
    throw new AssertionError("no recipe 'flood'");
  }

  /**
   * As a reader sees it that skips empty lines, of which there are as many as there were letters.
   */
  private String squeezed(String file) throws Exception {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains("\n\n") || text.startsWith("\n"), text);
    return text.strip().replaceAll("\n{2,}", "\n");
  }

  /** The same version polled again is known, and what was held of hers never runs. */
  private void nothingFiresAgain() throws Exception {
    long before = forgottenRuns();
    talk.post("/api/recipes/often/poll", "{}");
    talk.post("/api/recipes/flood/release", "{}");
    await("flood", "stopped", BOBS);
    assertEquals(before, forgottenRuns());
    String runs = talk.get("/api/runs?limit=1000");
    assertTrue(runs.contains("rec-bob-0002"), runs);
    hunt.look("runs after another poll", runs);
    assertEquals(List.of(), hunt.found(), hunt::places);
  }

  private long forgottenRuns() throws Exception {
    return JSON.readTree(talk.get("/api/runs?limit=1000")).findValuesAsText("record").stream()
        .filter(record -> record.startsWith("forgotten:"))
        .count();
  }
}
