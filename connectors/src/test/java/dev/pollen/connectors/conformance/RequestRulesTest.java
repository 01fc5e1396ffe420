package dev.pollen.connectors.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pollen.connectors.kit.FakeServer.Asked;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules see what is wrong: a judge that lets everything pass would prove nothing. */
final class RequestRulesTest {
  private static final String CONTACT = "/contacts/c1";
  private static Optional<RequestRules> rules = Optional.empty();

  @BeforeAll
  static void readTheSpecification() {
    Optional<Specification> specification = Specification.find();
    assumeTrue(
        specification.isPresent(), "no OpenAPI files beside the repository: nothing to hold to");
    rules = specification.map(RequestRules::new);
  }

  private static List<String> wrong(String method, String uri, String body) {
    return wrong(method, uri, body, "2021-07-28");
  }

  private static List<String> wrong(String method, String uri, String body, String version) {
    MultiMap headers =
        MultiMap.caseInsensitiveMultiMap()
            .add("Authorization", "Bearer t")
            .add("Content-Type", "application/json")
            .add("Version", version);
    return rules.orElseThrow().wrong(new Asked(method, uri, headers, body));
  }

  @Test
  void anEndpointThatDoesNotExist() {
    assertEquals(List.of("no such endpoint: PATCH /contacts/c1"), wrong("PATCH", CONTACT, "{}"));
  }

  @Test
  void aRequestThatIsRight() {
    assertEquals(List.of(), wrong("PUT", CONTACT, "{\"firstName\":\"Ada\"}"));
  }

  @Test
  void aVersionThatTheVendorDoesNotHave() {
    assertEquals(
        List.of("header Version: : does not have a value in the enumeration [\"2021-07-28\"]"),
        wrong("PUT", CONTACT, "{}", "2020-01-01"));
  }

  @Test
  void aMissingBody() {
    assertEquals(List.of("body: is required"), wrong("PUT", CONTACT, ""));
  }

  @Test
  void aBodyWhereNoneIsTaken() {
    assertEquals(List.of("body: none is declared"), wrong("GET", CONTACT, "{}"));
  }

  @Test
  void aPropertyThatIsNotDeclared() {
    assertEquals(
        List.of(
            "body : property 'nickname' is not defined in the schema and the schema does not"
                + " allow additional properties"),
        wrong("PUT", CONTACT, "{\"nickname\":\"Ada\"}"));
  }

  @Test
  void aPropertyOfTheWrongType() {
    assertEquals(
        List.of("body /firstName: integer found, string expected"),
        wrong("PUT", CONTACT, "{\"firstName\":1}"));
  }

  @Test
  void aRequiredPropertyThatIsMissing() {
    assertEquals(
        List.of("body : required property 'locationId' not found"),
        wrong("POST", "/contacts/", "{}"));
  }

  @Test
  void aQueryThatLacksWhatIsRequiredAndHasWhatIsNotDeclared() {
    assertEquals(
        List.of("query locationId: is required", "query place: is not declared"),
        wrong("GET", "/workflows/?place=l", ""));
  }

  @Test
  void aTextWhereTheQueryTakesANumber() {
    assertEquals(
        List.of("query limit: : string found, number expected"),
        wrong("GET", "/contacts/?locationId=l&limit=many", ""));
  }
}
