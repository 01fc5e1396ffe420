package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pollen.connectors.kit.Specs;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RelativePathTest {

  private static String refusal(JsonNode given) {
    return assertThrows(IllegalArgumentException.class, () -> RelativePath.of(given)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/contacts/",
        "/a/b?c=d&e=..",
        "/files/a..b",
        "/.well-known/x",
        "/a%20b",
        "/..."
      })
  void aPathBelowTheBaseAddressIsTakenAsItIs(String path) {
    assertEquals(path, RelativePath.of(TextNode.valueOf(path)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "contacts",
        "//example.com/contacts",
        "https://example.com/contacts",
        "?a=b",
        "@example.com/",
        ".example.com/"
      })
  void whatNamesAHostOrBeginsWithoutASlashIsRefused(String path) {
    String words = refusal(TextNode.valueOf(path));
    assertTrue(words.contains("begins with one slash"), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..",
        "/../x",
        "/a/../b",
        "/a/./b",
        "/a/.",
        "/a/%2e%2e/b",
        "/a/.%2E/b",
        "/a/b%2f..%2fc",
        "/a/b%5c..%5cc",
        "/a/..;x/b"
      })
  void whatLeadsUpwardsIsRefused(String path) {
    String words = refusal(TextNode.valueOf(path));
    assertTrue(words.contains(". or .. as a part"), words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a b", "/a\\..\\b", "/a\nHost: x", "/a%zz", "/{id}"})
  void whatIsNoPathIsRefusedWithTheWayOut(String path) {
    String words = refusal(TextNode.valueOf(path));
    assertTrue(words.contains("write spaces as %20"), words);
  }

  @Test
  void whatIsNeverSentIsRefused() {
    String words = refusal(TextNode.valueOf("/a#b"));
    assertTrue(words.contains("never sent"), words);
  }

  static Stream<JsonNode> noTexts() {
    return Stream.of(
        MissingNode.getInstance(), Specs.json("null"), Specs.json("7"), Specs.json("['/a']"));
  }

  @ParameterizedTest
  @MethodSource("noTexts")
  void whatIsNoTextIsRefused(JsonNode given) {
    assertTrue(refusal(given).contains("begins with one slash"));
  }
}
