package dev.pollen.connectors.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.connectors.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** How the fields of a step become a line of a file, UTF-8, ended by a newline. */
enum LineFormat {
  /** One JSON value a line. */
  JSONL {
    @Override
    byte[] head(JsonNode fields) {
      return new byte[0];
    }

    @Override
    byte[] line(JsonNode fields) {
      byte[] json = Json.write(fields);
      byte[] line = Arrays.copyOf(json, json.length + 1);
      line[json.length] = '\n';
      return line;
    }
  },

  /** RFC 4180 with bare newlines: the fields' names stand in the first line of a new file. */
  CSV {
    @Override
    byte[] head(JsonNode fields) {
      return fields.isObject() ? row(names(fields.fieldNames())) : new byte[0];
    }

    @Override
    byte[] line(JsonNode fields) {
      return row(StreamSupport.stream(fields.spliterator(), false).map(LineFormat::cell));
    }
  };

  static LineFormat of(JsonNode input) {
    String word = input.path("format").asText("jsonl");
    return Stream.of(values())
        .filter(format -> format.name().equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () -> FileFaults.refused("format is '%s'; it is jsonl or csv".formatted(word)));
  }

  /** What must stand first in the file; empty when nothing must. */
  abstract byte[] head(JsonNode fields);

  abstract byte[] line(JsonNode fields);

  private static Stream<String> names(Iterator<String> names) {
    Iterable<String> all = () -> names;
    return StreamSupport.stream(all.spliterator(), false);
  }

  private static String cell(JsonNode value) {
    return Json.given(value) ? Json.text(value) : "";
  }

  private static byte[] row(Stream<String> cells) {
    List<String> quoted = cells.map(LineFormat::quoted).toList();
    return (quoted.stream().collect(Collectors.joining(",")) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
