package dev.pollen.catalog.read;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> KNOWN = List.of("trigger", "filter", "steps", "locationId");

  @Test
  void aSlipOfTheFingerFindsTheWord() {
    assertEquals(Optional.of("trigger"), Suggestion.nearest("triger", KNOWN));
    assertEquals(Optional.of("filter"), Suggestion.nearest("fliter", KNOWN));
    assertEquals(Optional.of("locationId"), Suggestion.nearest("location_id", KNOWN));
  }

  @Test
  void aWordThatIsFarFromAllFindsNone() {
    assertEquals(Optional.empty(), Suggestion.nearest("wait", KNOWN));
    assertEquals("see the list", Suggestion.orElse("wait", KNOWN, "see the list"));
  }
}
