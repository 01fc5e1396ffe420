package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Tells the daemon to do something, and the person what was done. */
final class Deeds {
  private Deeds() {}

  static int onRunOrRecipe(Setup setup, String what, String verb, boolean json) {
    boolean run = what.matches("[0-9]+-[0-9]+");
    String path = run ? "/api/runs/" + what : "/api/recipes/" + DaemonClient.part(what);
    return tell(setup, path + "/" + verb, json);
  }

  static int onRecipe(Setup setup, String recipe, String verb, boolean json) {
    return tell(setup, "/api/recipes/" + DaemonClient.part(recipe) + "/" + verb, json);
  }

  static int tell(Setup setup, String path, boolean json) {
    JsonNode done =
        DaemonClient.needed(setup.config()).post(path, JsonNodeFactory.instance.objectNode());
    if (json) {
      setup.console().json(done);
    } else {
      setup.console().out().println(done.path("done").asText());
    }
    return Exit.DONE;
  }

  private static String why(JsonNode run) {
    String why = run.path("why").asText();
    return why.isEmpty() ? "" : ": " + why;
  }

  /** Says where a run stands now. */
  static void tellRun(Console console, JsonNode run, boolean json) {
    if (json) {
      console.json(run);
    } else {
      console
          .out()
          .printf(
              "run %s is now %s%s%n",
              run.path("id").asText(), console.paint().state(run.path("state").asText()), why(run));
    }
  }
}
