package dev.pollen.daemon.forget;

import dev.pollen.daemon.backup.Backup;
import dev.pollen.daemon.config.PollenConfig;
import dev.pollen.engine.journal.Person;
import dev.pollen.engine.journal.RecipeRow;
import dev.pollen.engine.journal.Traces;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where a person may still stand, and only somebody else can erase them. */
final class Elsewhere {
  private static final String LOG =
      "its lines name records by their ids, and hold what log.write wrote: look through the files"
          + " that you send standard error to";
  private static final String COPY =
      "a copy of the store from before: delete it, or make a new one in its place";
  private static final String SENT =
      "sent %d %s: Pollen deletes nothing there; do it in that system, or the record comes back when"
          + " it changes";

  private final PollenConfig config;
  private final List<Place> places = new ArrayList<>();

  Elsewhere(PollenConfig config) {
    this.config = config;
  }

  /** A place, and what to do there. */
  record Place(String where, String words) {}

  /** Blocks: reads the files that people write. */
  List<Place> of(Traces traces, Findings findings, Map<String, String> notes) throws IOException {
    findings
        .sent()
        .forEach((operation, n) -> add(operation, SENT.formatted(n, n == 1 ? "time" : "times")));
    Backup.known(notes).filter(Files::exists).forEach(file -> add(file.toString(), COPY));
    copies();
    texts(traces.person());
    traces.recipes().forEach(this::kept);
    add("the log", LOG);
    return List.copyOf(places);
  }

  private void add(String where, String words) {
    places.add(new Place(where, words));
  }

  /** What restores moved aside. */
  private void copies() throws IOException {
    if (Files.isDirectory(config.data())) {
      try (Stream<Path> beside = Files.list(config.data())) {
        beside
            .filter(file -> file.getFileName().toString().contains(".before-restore-"))
            .sorted()
            .forEach(file -> add(file.toString(), COPY));
      }
    }
  }

  private void texts(Person person) throws IOException {
    text(person, config.file());
    text(person, config.connections());
    if (Files.isDirectory(config.recipes())) {
      try (Stream<Path> all = Files.walk(config.recipes())) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          text(person, file);
        }
      }
    }
  }

  private void text(Person person, Path file) throws IOException {
    try {
      if (Files.exists(file) && person.isIn(Files.readString(file))) {
        add(file.toString(), "names them: edit it");
      }
    } catch (MalformedInputException e) {
      add(file.toString(), "is no text: look into it");
    }
  }

  private void kept(RecipeRow recipe) {
    String where =
        "version %s of recipe '%s' in the store".formatted(recipe.version(), recipe.id());
    add(where, "names them: it goes with retention once no run was made with it");
  }
}
