package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Desktop;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code connect}: signs a connection in. */
@Command(
    name = "connect",
    description =
        "Signs a connection in: says who must act and which scopes your recipes need, then takes"
            + " the answer of the browser, or a key that you paste. What it is given is sealed in"
            + " the store.")
final class ConnectCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  @Mixin private Setup setup;

  @Parameters(paramLabel = "NAME", description = "The connection, as connections.yaml calls it.")
  private String name;

  @Option(
      names = "--paste",
      description = "Paste a key or token, or the address at which a browser elsewhere ended.")
  private boolean paste;

  @Option(names = "--replace", description = "It is signed in already: put this in its place.")
  private boolean replace;

  @Option(names = "--no-open", description = "Only print the address, open no browser.")
  private boolean noOpen;

  @Option(names = "--json", description = "How it stands at the end, as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    try (Counter counter = Counter.open(setup)) {
      JsonNode before = counter.stand(name);
      if (before.path("state").asText().equals("ready") && vaultHasIt(before) && !replace) {
        throw CommandFault.usage(
            "%s is signed in already%s: add --replace to put another sign-in in its place"
                .formatted(name, granted(before)));
      }
      JsonNode errand = counter.connect(name);
      explain(errand);
      boolean browser = errand.path("by_browser").asBoolean() && !paste;
      JsonNode after = browser ? waited(counter, before, errand) : pasted(counter, errand);
      tell(after);
    }
    return Exit.DONE;
  }

  /** A token that stands in the settings has no day on which it was given. */
  private static boolean vaultHasIt(JsonNode stand) {
    return stand.has("given");
  }

  private void explain(JsonNode errand) {
    Console console = setup.console();
    boolean browser = errand.path("by_browser").asBoolean();
    List<String> lines = new ArrayList<>();
    lines.add(console.paint().bold("%s, at %s".formatted(name, errand.path("system").asText())));
    lines.add("Who must act:  " + errand.path("who").asText());
    lines.add((browser ? "The app:       " : "The key:       ") + made(errand, browser));
    lines.add("Scopes:        " + scopes(errand));
    if (browser) {
      lines.add(
          "Comes back to: " + errand.path("redirect").asText() + "  (register it with the app)");
      lines.add("Open:          " + errand.path("address").asText());
    }
    lines.forEach(console.err()::println);
  }

  private static String made(JsonNode errand, boolean browser) {
    JsonNode guides = errand.path("guides");
    String page = guides.path(browser ? "sign-in" : "private tokens").asText("");
    return page.isEmpty() ? "made in the system's own settings" : "made as " + page + " says";
  }

  private static String scopes(JsonNode errand) {
    List<String> scopes = new ArrayList<>();
    errand.path("scopes").forEach(one -> scopes.add(one.asText()));
    return scopes.isEmpty()
        ? "none: no recipe uses this connection yet"
        : String.join(" ", scopes) + "  (what your recipes need, and no more)";
  }

  private JsonNode waited(Counter counter, JsonNode before, JsonNode errand) {
    open(errand.path("address").asText());
    setup.console().err().println("Waiting for the browser; Ctrl-C gives up, nothing has changed.");
    long looks = PATIENCE.dividedBy(BETWEEN_LOOKS);
    for (long i = 0; i < looks; i++) {
      JsonNode now = counter.stand(name);
      boolean fresh = !now.path("given").equals(before.path("given"));
      if (fresh && now.path("state").asText().equals("ready")) {
        return now;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    throw CommandFault.failed(
        "nobody agreed within %d minutes: begin again".formatted(PATIENCE.toMinutes()));
  }

  private void open(String address) {
    if (noOpen || !setup.console().terminal()) {
      return;
    }
    try {
      if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
        Desktop.getDesktop().browse(URI.create(address));
      }
    } catch (IOException | RuntimeException e) {
      setup.console().err().println("No browser could be opened: open the address yourself.");
    }
  }

  private JsonNode pasted(Counter counter, JsonNode errand) {
    String what =
        errand.path("by_browser").asBoolean()
            ? "Paste the address at which the browser ended (it may show an error page): "
            : "Paste the key or token (it is not shown): ";
    return counter.paste(name, setup.console().secret(what));
  }

  private void tell(JsonNode after) {
    Console console = setup.console();
    if (json) {
      console.json(after);
      return;
    }
    console.out().println(console.paint().good(name + " is signed in") + granted(after));
    List<String> missing = new ArrayList<>();
    after.path("missing").forEach(one -> missing.add(one.asText()));
    if (!missing.isEmpty()) {
      console
          .err()
          .println(
              console
                  .paint()
                  .careful(
                      "Not granted, though recipes need it: %s. Add it to the app, then 'pollen connect %s --replace'."
                          .formatted(String.join(" ", missing), name)));
    }
  }

  private static String granted(JsonNode stand) {
    List<String> words = new ArrayList<>();
    stand
        .path("granted")
        .properties()
        .forEach(one -> words.add(one.getKey() + " " + one.getValue().asText()));
    List<String> scopes = new ArrayList<>();
    stand.path("scopes").forEach(one -> scopes.add(one.asText()));
    if (!scopes.isEmpty()) {
      words.add("scopes " + String.join(" ", scopes));
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }
}
