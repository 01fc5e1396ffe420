package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} holds the addresses that recipes call to the rules of the network. */
class CheckNetworkTest {
  private static final String RECIPE =
      """
      trigger: { type: manual }
      steps:
        - action: http.request
          with:
            url: "http://printer.lan/print/${{ record.id }}"
            method: POST
      """;

  @TempDir Path folder;

  private Typed check(String config) throws IOException {
    Typed.in(folder, "init");
    Files.writeString(folder.resolve("recipes/print.yaml"), RECIPE);
    Files.writeString(folder.resolve("pollen.yaml"), config);
    Files.writeString(folder.resolve("connections.yaml"), "");
    return Typed.in(folder, "check");
  }

  @Test
  void plainHttpIsToldWithItsPlaceAndTheWayOut() throws IOException {
    Typed typed = check("");
    String told = typed.out() + typed.err();
    assertEquals(Exit.PROBLEMS, typed.code(), told);
    assertTrue(
        told.contains("print.yaml:5:12: error: 'url': plain http to printer.lan can be read"),
        told);
    assertTrue(told.contains("network: {plain: [printer.lan]}"), told);
  }

  @Test
  void whatIsListedIsFine() throws IOException {
    Typed typed = check("network: {plain: printer.lan}\n");
    assertEquals(Exit.DONE, typed.code(), () -> typed.out() + typed.err());
  }

  @Test
  void anErrorInTheConfigurationHidesNoneInTheRecipes() throws IOException {
    Typed typed = check("pollen: {}\nzone: Mars/Crater\n");
    String told = typed.out() + typed.err();
    assertEquals(Exit.PROBLEMS, typed.code(), told);
    assertTrue(told.contains("'Mars/Crater' is no time zone"), told);
    assertTrue(told.contains("print.yaml:5:12: error: 'url': plain http"), told);
    assertTrue(told.contains("checked: 3 problems"), told);
  }
}
