package dev.pollen.connectors.highlevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Standing.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A location that gets no token: whose trouble that is, what is said, and what ends it. */
class LocationTroubleTest extends AgencyBench {
  @Test
  void onceTheAgencyIsSignedInItsLocationsGoOnAtOnce() {
    tokens(token("up-1", 86_399));
    calls(json(200, CONTACTS));
    minting(locationToken("one", "loc_1", 86_399));
    Connection agency = agency();
    Connection one = at(agency, "loc_1");
    for (int i = 0; i < 8; i++) {
      assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(one)).kind());
      now = now.plusSeconds(301);
    }
    Wait.fault(contacts(one));
    assertFalse(one.signIn().orElseThrow().standing().state().usable());
    signIn(agency);
    assertEquals(State.READY, one.signIn().orElseThrow().standing().state());
    Wait.on(contacts(one));
  }

  @Test
  void aPausedLocationIsItsOwnTroubleAndGoesOnByItself() {
    Connection agency = signedIn(86_399);
    Connection one = at(agency, "loc_1");
    Connection two = at(agency, "loc_2");
    minting(
        json(400, "{'statusCode':400,'message':'Location is not active'}"),
        locationToken("two", "loc_2", 86_399));
    Fault fault = Wait.fault(contacts(one));
    assertEquals(Fault.Kind.UNSIGNED, fault.kind());
    assertTrue(fault.getMessage().contains("acme@loc_1 is paused"), fault.getMessage());
    assertEquals(State.INACTIVE, one.signIn().orElseThrow().standing().state());
    Wait.on(contacts(two));
    assertEquals(State.READY, two.signIn().orElseThrow().standing().state());
    assertEquals(State.READY, agency.signIn().orElseThrow().standing().state());
    int before = server.asked().size();
    assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(one)).kind());
    assertEquals(before, server.asked().size());
    now = now.plusSeconds(6);
    minting(locationToken("one", "loc_1", 86_399));
    Wait.on(contacts(one));
    assertEquals(State.READY, one.signIn().orElseThrow().standing().state());
  }

  @Test
  void aTokenThatIsRefusedWhereNoneFollowsIsUsedNoMore() {
    Connection one = at(signedIn(86_399), "loc_1");
    minting(locationToken("one", "loc_1", 86_399));
    Wait.on(contacts(one));
    now = now.plusSeconds(60);
    calls(json(401, REFUSED));
    minting(json(400, "{'statusCode':400,'message':'Location is not active'}"));
    Fault fault = Wait.fault(contacts(one));
    assertEquals(Fault.Kind.UNSIGNED, fault.kind());
    assertTrue(fault.getMessage().contains("is paused"), fault.getMessage());
    assertEquals(State.INACTIVE, one.signIn().orElseThrow().standing().state());
    int before = server.asked().size();
    assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(one)).kind());
    assertEquals(before, server.asked().size());
    now = now.plusSeconds(10);
    calls(json(200, CONTACTS));
    minting(locationToken("two", "loc_1", 86_399));
    Wait.on(contacts(one));
    assertEquals("Bearer two", bearer(asked(server.asked().size() - 1)));
    assertEquals(State.READY, one.signIn().orElseThrow().standing().state());
  }

  @Test
  void whereTheAppIsNotInstalledOrAScopeLacksItSaysSo() {
    Connection agency = signedIn(86_399);
    minting(
        json(400, "{'statusCode':400,'message':'Location not found'}"),
        json(401, "{'statusCode':401,'message':'The token is not authorized for this scope.'}"));
    assertEquals(Fault.Kind.UNSIGNED, Wait.fault(contacts(at(agency, "no"))).kind());
    Connection lacking = at(agency, "loc_1");
    String words = Wait.fault(contacts(lacking)).getMessage();
    assertTrue(words.contains("oauth.write") && words.contains("pollen connect acme"), words);
    assertEquals(State.NOT_GRANTED, lacking.signIn().orElseThrow().standing().state());
    assertFalse(State.NOT_GRANTED.passing());
  }

  @Test
  void anAgencysKeyOpensNoLocation() {
    Connection one = at(open("{'company':'cp_1'}", Optional.empty()), "loc_1");
    Fault fault = Wait.fault(contacts(one));
    assertEquals(Fault.Kind.REFUSED, fault.kind());
    assertTrue(fault.getMessage().contains("apps only"), fault.getMessage());
    assertEquals(List.of(), server.asked());
  }

  @Test
  void noAnswerIsNoReasonToThinkThatTheAgencysTokenIsTaken() {
    Connection agency = signedIn(86_399);
    Connection one = at(agency, "loc_1");
    minting(json(401, REFUSED), json(503, "{}"));
    Wait.fault(contacts(one));
    assertEquals(State.REVOKED, agency.signIn().orElseThrow().standing().state());
    now = now.plusSeconds(6);
    assertTrue(Wait.fault(contacts(one)).getMessage().contains("503"));
    assertEquals(State.REVOKED, agency.signIn().orElseThrow().standing().state());
  }
}
