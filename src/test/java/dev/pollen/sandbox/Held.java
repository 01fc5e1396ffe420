package dev.pollen.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A guest whose every reply is held to the vendor's schemas. */
final class Held implements AutoCloseable {
  /** Where the schemas contradict themselves, or clients have seen other replies. */
  private static final Set<String> SLIPS =
      Set.of(
          "blogs /blogs/categories: /categories/*/name is missing",
          "contacts /contacts/bulk/tags/update/{type}: /responses/* is no string",
          "contacts /contacts/: /meta is unknown",
          "conversations /conversations/search: /conversations/*/lastMessageDate is unknown",
          "opportunities /opportunities/pipelines: /pipelines/*/stages/* is no array",
          "opportunities /opportunities/search: /meta/nextPage is null",
          "opportunities /opportunities/search: /meta/prevPage is null",
          "opportunities /opportunities/search: /opportunities/*/notes/* is no array",
          "users /users/: /users/*/scopes is no string");

  final Guest guest;
  private final VendorSchemas vendor;
  private final Set<String> wrong = new TreeSet<>();

  private Held(Guest guest, VendorSchemas vendor) {
    this.guest = guest;
    this.vendor = vendor;
  }

  /** Skips the test where the vendor's documents are not at hand. */
  static Held open() throws Exception {
    Optional<VendorSchemas> vendor = VendorSchemas.find();
    assumeTrue(vendor.isPresent(), "the vendor's OpenAPI is not at hand");
    SandboxOptions options = Guest.options(new SetClock()).withWriteLag(Duration.ZERO);
    return new Held(Guest.of(options.withContacts(60)), vendor.orElseThrow());
  }

  /**
   * Asks, and notes what the schema does not allow.
   *
   * @param template the path as the vendor writes it
   * @param ids what fills its holes, and after them the query
   */
  JsonNode ask(String method, String template, String body, String... ids) throws Exception {
    String path = template;
    String query = "";
    for (String id : ids) {
      query = path.contains("{") ? "" : "?" + id;
      path = path.replaceFirst("\\{\\w+}", id);
    }
    Heard heard = guest.ask(method, path + query, body);
    String file = template.substring(1, template.indexOf('/', 1));
    for (String each : vendor.wrong(file, method.toLowerCase(Locale.ROOT), template, heard)) {
      wrong.add("%s %s: %s".formatted(file, template, each));
    }
    return heard.body();
  }

  void assertNothingWrong() {
    wrong.removeAll(SLIPS);
    wrong.removeIf(problem -> problem.endsWith(": /traceId is unknown"));
    assertEquals(Set.of(), wrong);
  }

  @Override
  public void close() {
    guest.close();
  }
}
