package dev.pollen.daemon.alerts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One message to a person, as the record that the alerts' recipe carries. */
final class Alert {
  private static final int MOST = 50;

  private Alert() {}

  /**
   * @param fresh what is told, at least one
   * @param all what stands, the fresh ones among them
   */
  static ObjectNode record(List<Concern> fresh, List<Concern> all) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("subject", subject(fresh));
    record.put("text", text(fresh, all));
    ArrayNode causes = record.putArray("causes");
    fresh.stream().limit(MOST).forEach(one -> causes.add(cause(one)));
    return record;
  }

  private static String subject(List<Concern> fresh) {
    String first = fresh.get(0).words();
    return fresh.size() == 1
        ? "Pollen: " + first
        : "Pollen: %d things need a look".formatted(fresh.size());
  }

  private static String text(List<Concern> fresh, List<Concern> all) {
    StringBuilder text = new StringBuilder(lines(fresh));
    int before = all.size() - fresh.size();
    if (before > 0) {
      text.append("\n\nStill so since an earlier message:\n\n");
      text.append(lines(all.stream().filter(one -> !fresh.contains(one)).toList()));
    }
    return text.toString();
  }

  private static String lines(List<Concern> concerns) {
    String lines =
        concerns.stream().limit(MOST).map(Concern::words).collect(Collectors.joining("\n- "));
    int more = concerns.size() - MOST;
    return "- " + lines + (more > 0 ? "\n- and %d more".formatted(more) : "");
  }

  private static ObjectNode cause(Concern concern) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("kind", concern.trouble().name().toLowerCase(Locale.ROOT))
        .put("words", concern.words());
  }
}
