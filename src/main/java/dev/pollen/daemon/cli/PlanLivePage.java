package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;

/** What recipes would do now, for a person. */
final class PlanLivePage {
  private static final int LONGEST = 400;

  private final Console console;
  private final Paint paint;
  private final PrintStream out;
  private final Sentences sentences;

  PlanLivePage(Console console) {
    this.console = console;
    this.paint = console.paint();
    this.out = console.out();
    this.sentences = new Sentences(console);
  }

  void print(JsonNode live) {
    out.println(paint.bold("Live: each poll read once"));
    sentences.note(
        "At %s, %s; nothing is written or sent."
            .formatted(
                Moments.brief(live.path("at").asText()),
                live.path("by_daemon").asBoolean() ? "by the running daemon" : "no daemon runs"));
    live.path("recipes").forEach(this::recipe);
    sum(live.path("recipes"));
  }

  private void recipe(JsonNode one) {
    out.println();
    out.println(one.path("recipe").asText() + "  " + change(one.path("change").asText()));
    sentences.note(one.path("words").asText());
    if (one.has("read")) {
      poll(one);
    }
    boolean counts = one.path("would_run").asInt() > 0;
    one.path("first").forEach(event -> event(event, counts));
  }

  private String change(String word) {
    return switch (word) {
      case "unchanged", "kept" -> paint.dim(word);
      case "refused" -> paint.bad(word);
      case "gone", "off", "moved" -> paint.careful(word);
      default -> paint.good(word);
    };
  }

  private void poll(JsonNode one) {
    int runs = one.path("would_run").asInt();
    String line =
        "would run %s, skip %s"
            .formatted(PlanWords.number(runs), PlanWords.number(one.path("would_skip").asInt()));
    String read =
        "of %s read with %s%s"
            .formatted(
                PlanWords.count(one.path("read").asInt(), "record"),
                PlanWords.count(one.path("requests").asInt(), "request"),
                one.path("complete").asBoolean() ? "" : "; there is more than a poll reads");
    sentences.good(runs > 0 ? line : "would run none", runs > 0 ? read : "(" + read + ")");
    one.path("skipped")
        .forEach(
            why ->
                sentences.note(
                    PlanWords.number(why.path("records").asInt())
                        + ": "
                        + why.path("why").asText()));
    if (one.has("filter_of")) {
      sentences.say(
          "Of the first %s the filter lets %s pass."
              .formatted(
                  PlanWords.count(one.path("filter_of").asInt(), "event"),
                  PlanWords.number(one.path("filter_passes").asInt())));
    }
  }

  private void event(JsonNode event, boolean counts) {
    String kind = !counts ? "if it counted" : event.path("new").asBoolean() ? "new" : "changed";
    sentences.say("%s, %s: %s".formatted(event.path("key").asText(), kind, end(event)));
    event
        .path("would_send")
        .forEach(
            call -> {
              out.println("    " + paint.good(call.path("action").asText()));
              with(call.path("with").toString());
            });
  }

  private static String end(JsonNode event) {
    String why = event.path("why").asText();
    if (event.path("filtered").asBoolean()) {
      return "the filter stops it";
    }
    boolean sends = !event.path("would_send").isEmpty();
    return switch (event.path("ends").asText()) {
      case "done" -> sends ? "would send" : "would send nothing";
      default ->
          "would be "
              + event.path("ends").asText()
              + (why.isEmpty() ? "" : " (" + why + ")")
              + (sends ? " after" : "");
    };
  }

  private void with(String inputs) {
    String text = inputs.length() > LONGEST ? inputs.substring(0, LONGEST) + "…" : inputs;
    int room = console.terminal() ? Math.max(20, console.width() - 6) : LONGEST + 1;
    for (int at = 0; at < text.length(); at += room) {
      out.println("      " + paint.dim(text.substring(at, Math.min(text.length(), at + room))));
    }
  }

  private void sum(JsonNode recipes) {
    long runs = 0;
    long skips = 0;
    for (JsonNode one : recipes) {
      runs += one.path("would_run").asLong();
      skips += one.path("would_skip").asLong();
    }
    out.println();
    out.println(
        paint.bold("As of this poll")
            + ": %s would run, %s would be skipped."
                .formatted(PlanWords.count(runs, "event"), PlanWords.count(skips, "record")));
    sentences.note(
        "What is sent is played with the catalog's sample replies; names stay as they are written.");
  }
}
