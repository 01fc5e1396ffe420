package dev.pollen.connectors.highlevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.TriggerSpec;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings.OAuthApp;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Trigger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One connection of an agency works for its locations, each with a token of its own. */
class AgencyTest extends AgencyBench {
  @Test
  void theAccountIsTheLocationElseTheCompany() {
    assertEquals("highlevel:l", open("{'location':'l','company':'c'}", Optional.empty()).account());
    assertEquals("highlevel:c", open("{'company':'c'}", Optional.empty()).account());
    assertEquals("highlevel:l", at(agency(), "l").account());
    assertTrue(open("{'location':'l'}", Optional.empty()).below("x").isEmpty());
  }

  @Test
  void anAgencyIsTestedByItsTokenAloneAndALocationByACall() {
    Connection agency = signedIn(86_399);
    int before = server.asked().size();
    Wait.on(agency.check());
    assertEquals(before, server.asked().size());
    assertFalse(agency.checkCalls());
    assertTrue(at(agency, "loc_1").checkCalls());
  }

  @Test
  void aConnectionWithoutLocationAndCompanyIsNotOpened() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> open("{}", Optional.empty()))
            .getMessage();
    assertTrue(words.contains("location") && words.contains("company"), words);
  }

  @Test
  void theAgencySignsInAsACompanyAndSaysWhatWasGranted() {
    Connection agency = signedIn(86_399);
    assertTrue(asked(0).body().contains("user_type=Company"), asked(0).body());
    assertEquals("cp_1", agency.signIn().orElseThrow().standing().granted().get("company"));
    assertTrue(agency.signIn().orElseThrow().who().contains("agency"));
  }

  @Test
  void anAgencysOperationTakesItsOwnTokenAndBudget() {
    Connection one = at(signedIn(86_399), "loc_1");
    TriggerSpec company = CATALOG.trigger("highlevel.company.get").orElseThrow();
    assertEquals("highlevel:cp_1", one.serving(company).account());
    calls(json(200, "{'company':{'id':'cp_1'}}"));
    Wait.on(
        one.serving(company)
            .trigger(company)
            .poll(new Trigger.Ask(Specs.json("{}"), Optional.empty(), Optional.empty())));
    assertEquals("/companies/cp_1", asked(1).uri());
    assertEquals("Bearer up-1", bearer(asked(1)));
  }

  @Test
  void aLocationsOperationByTheAgencyItselfIsNotSent() {
    Connection agency = signedIn(86_399);
    int before = server.asked().size();
    Fault fault = Wait.fault(contacts(agency));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("location: "), fault.getMessage());
    assertEquals(before, server.asked().size());
  }

  @Test
  void aTokenAddressWithoutAHostIsRefusedInWords() {
    OAuthApp app =
        new OAuthApp(
            "app",
            "hush",
            Optional.empty(),
            Optional.empty(),
            Optional.of("https://my_auth/token"));
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> open("{'company':'cp_1'}", Optional.of(app)));
    assertTrue(wrong.getMessage().contains("https://my_auth/token"), wrong::getMessage);
  }
}
