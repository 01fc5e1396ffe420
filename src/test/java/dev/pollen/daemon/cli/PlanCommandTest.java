package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan}: without a token, a daemon or a network. */
class PlanCommandTest {
  private static final String NOTES =
      """
      connection: acme
      trigger:
        type: highlevel.contact_note.list
        of: {type: highlevel.contact.search, with: {query: QUERY}}
        every: 1m
      steps: [{action: log.write, with: {message: hi}}]
      """;

  @TempDir Path folder;

  @BeforeEach
  void aFolderWithOneTemplate() {
    Typed.in(folder, "init");
    Typed.in(folder, "new", "welcome", "--from", "welcome-new-lead");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("recipes").resolve(name), text);
  }

  @Test
  void whatIsSwitchedOffIsNotCountedUnlessAskedFor() {
    Typed typed = Typed.in(folder, "plan");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().contains("Plan of 0 recipes"), typed.out());
    assertTrue(typed.out().contains("1 more is switched off"), typed.out());
    assertTrue(Typed.in(folder, "plan", "--all").out().contains("Plan of 1 recipe"));
  }

  @Test
  void aPersonReadsRequestsScopesAndWhatBecomesOfSteps() {
    Typed typed = Typed.in(folder, Map.of("HIGHLEVEL_LOCATION", "Loc1"), "plan", "--all");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().contains("acme (highlevel:Loc1)"), typed.out());
    assertTrue(typed.out().contains("of 200,000"), typed.out());
    assertTrue(typed.out().contains("contacts.readonly  welcome.yaml:10"), typed.out());
    assertTrue(typed.out().contains("repeats within 10m"), typed.out());
    assertTrue(typed.out().contains("checks first"), typed.out());
    assertFalse(typed.out().contains("\u001b"), typed.out());
  }

  @Test
  void pollsThatDoNotFitExitWithOneAndTellWhichIntervalWould() throws IOException {
    write("a.yaml", NOTES.replace("QUERY", "a"));
    write("b.yaml", NOTES.replace("QUERY", "b"));
    Typed typed = Typed.in(folder, "plan");
    assertEquals(Exit.PROBLEMS, typed.code(), typed.out());
    assertTrue(typed.out().contains("Does not fit: its polls want 144 %."), typed.out());
    assertTrue(typed.out().contains("'every: 2m' at the least"), typed.out());
    write("a.yaml", NOTES.replace("QUERY", "a").replace("1m", "2m"));
    write("b.yaml", NOTES.replace("QUERY", "b").replace("1m", "2m"));
    assertEquals(Exit.DONE, Typed.in(folder, "plan").code());
  }

  @Test
  void theMostThatPollsCouldWantIsHeldAgainstTheBudgetThoughItIsFull() throws IOException {
    write("a.yaml", NOTES.replace("QUERY", "a"));
    write("b.yaml", NOTES.replace("QUERY", "b"));
    String page = Typed.in(folder, "plan").out();
    Matcher most = Pattern.compile("would\\s+want ([0-9,]+) a\\s+day, ([0-9]+) %").matcher(page);
    assertTrue(most.find(), page);
    long wanted = Long.parseLong(most.group(1).replace(",", ""));
    assertEquals(Math.round(wanted / 2000.0), Long.parseLong(most.group(2)), page);
  }

  @Test
  void locationsThatNobodyKnowsCountAsOneAndTakeNoSecretAndNoStore() throws IOException {
    Files.delete(folder.resolve("recipes").resolve("welcome.yaml"));
    Files.writeString(
        folder.resolve("connections.yaml"),
        """
        agency:
          system: highlevel
          company: C1
          app: A1
          auth: {oauth: {client_id: c, client_secret: "${env:NOT_SET}"}}
        """);
    write(
        "a.yaml",
        """
        connection: agency
        locations: installed
        trigger: {type: highlevel.contact.search}
        steps: [{action: log.write, with: {message: hi}}]
        """);
    Typed typed = Typed.in(folder, "plan");
    assertEquals(Exit.DONE, typed.code(), typed.err());
    assertTrue(typed.out().contains("is counted as one location"), typed.out());
    assertEquals("", typed.err());
    assertFalse(Files.exists(folder.resolve("data")));
  }

  @Test
  void pollsThatAreStretchedAreTold() throws IOException {
    write("a.yaml", NOTES.replace("QUERY", "a"));
    write("b.yaml", NOTES.replace("QUERY", "b"));
    Path config = folder.resolve("pollen.yaml");
    Files.writeString(
        config, Files.readString(config).replace("over_budget: refuse", "over_budget: stretch"));
    Typed typed = Typed.in(folder, "plan");
    assertEquals(Exit.DONE, typed.code(), typed.out() + typed.err());
    assertTrue(typed.out().contains("Stretched: its polls want 144 %"), typed.out());
    assertTrue(typed.out().contains("1m becomes 108s."), typed.out());
    Files.writeString(
        config, Files.readString(config).replace("over_budget: stretch", "over_budget: no"));
    assertTrue(Typed.in(folder, "plan").err().contains("over_budget"));
  }

  @Test
  void aRangeIsCountedAsItsSmallerEndAndASharedBudgetAsOurShare() throws IOException {
    write("a.yaml", NOTES.replace("QUERY", "a").replace("1m", "1m..15m"));
    Path connections = folder.resolve("connections.yaml");
    Files.writeString(
        connections,
        Files.readString(connections)
            .replaceFirst("  system: highlevel", "  system: highlevel\n  share: 50%"));
    Typed typed = Typed.in(folder, "plan");
    assertTrue(typed.out().contains("1m..15m"), typed.out());
    assertTrue(typed.out().contains("1m to 15m apart"), typed.out());
    assertTrue(typed.out().contains("polls want 144 %"), typed.out());
    assertTrue(typed.out().contains("of 100,000"), typed.out());
  }

  @Test
  void programsReadTheSame() throws IOException {
    Typed typed = Typed.in(folder, "plan", "--all", "--json");
    JsonNode plan = new ObjectMapper().readTree(typed.out());
    assertTrue(plan.path("works").booleanValue());
    JsonNode account = plan.path("accounts").findParents("requests_a_day").get(0);
    assertEquals("fits", account.path("verdict").asText());
    assertEquals("sub_account", plan.at("/connections/0/tokens/0").asText());
    assertEquals("contacts.readonly", plan.at("/connections/0/scopes/0/scope").asText());
    assertEquals(10, plan.at("/connections/0/scopes/0/needed_by/0/line").asInt());
  }

  @Test
  void aBrokenRecipeIsToldAndLeftOut() throws IOException {
    write("broken.yaml", "trigger: {type: highlevel.contact.serch}\nsteps: [{stop: x}]\n");
    Typed typed = Typed.in(folder, "plan", "--all");
    assertEquals(Exit.PROBLEMS, typed.code());
    assertTrue(typed.err().contains("highlevel.contact.serch"), typed.err());
    assertTrue(typed.out().contains("Plan of 1 recipe"), typed.out());
  }

  @Test
  void aFolderThatIsNotThereIsWrongUsage() {
    assertEquals(Exit.USAGE, Typed.in(folder, "plan", "nowhere").code());
    assertEquals(Exit.USAGE, Typed.in(folder, "plan", "--records", "0").code());
  }
}
