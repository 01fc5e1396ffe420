package dev.pollen.connectors.highlevel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.Page;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A location's own token: got once with the agency's, kept, and got anew ahead of its end or when
 * it is refused.
 */
class LocationTokenTest extends AgencyBench {
  @Test
  void aLocationsTokenIsGotOnceAndUsedByThatLocationOnly() {
    Connection agency = signedIn(86_399);
    minting(locationToken("one", "loc_1", 86_399), locationToken("two", "loc_2", 86_399));
    Wait.on(contacts(at(agency, "loc_1")));
    Wait.on(contacts(at(agency, "loc_1")));
    Wait.on(contacts(at(agency, "loc_2")));
    assertEquals("/oauth/locationToken", asked(1).uri());
    assertEquals("companyId=cp_1&locationId=loc_1", asked(1).body());
    assertEquals("2021-07-28", asked(1).headers().get("Version"));
    assertEquals(
        List.of("Bearer up-1", "Bearer one", "Bearer one", "Bearer up-1", "Bearer two"),
        server.asked().stream().skip(1).map(AgencyBench::bearer).toList());
    assertTrue(asked(2).body().contains("\"locationId\":\"loc_1\""), asked(2).body());
  }

  @Test
  void manyWhoAskAtOnceGetOneToken() {
    Connection one = at(signedIn(86_399), "loc_1");
    minting(locationToken("one", "loc_1", 86_399));
    List<Future<Page>> all = List.of(contacts(one), contacts(one), contacts(one));
    Wait.on(Future.all(all));
    assertEquals(
        1, server.asked().stream().filter(it -> it.uri().equals("/oauth/locationToken")).count());
  }

  @Test
  void aRestartKeepsTheToken() {
    Connection agency = signedIn(86_399);
    minting(locationToken("one", "loc_1", 86_399));
    Wait.on(contacts(at(agency, "loc_1")));
    int before = server.asked().size();
    Wait.on(contacts(at(agency(), "loc_1")));
    assertEquals(before + 1, server.asked().size());
    assertEquals("Bearer one", bearer(asked(before)));
  }

  @Test
  void itIsGotAnewAheadOfItsEndAndOnceWhenRefused() {
    Connection one = at(signedIn(86_399), "loc_1");
    minting(
        locationToken("one", "loc_1", 100),
        locationToken("two", "loc_1", 100),
        locationToken("three", "loc_1", 100));
    Wait.on(contacts(one));
    now = now.plusSeconds(91);
    Wait.on(contacts(one));
    now = now.plusSeconds(15);
    calls(json(401, REFUSED), json(200, CONTACTS));
    Page page = Wait.on(contacts(one));
    assertEquals(1, page.rate().more(), "it was asked for twice");
    assertEquals("Bearer three", bearer(asked(server.asked().size() - 1)));
  }

  @Test
  void theAgencysOwnTokenIsRefreshedWhenItIsRefused() {
    Connection one = at(signedIn(86_399), "loc_1");
    now = now.plusSeconds(60);
    tokens(token("up-2", 86_399));
    minting(json(401, REFUSED), locationToken("one", "loc_1", 100));
    Wait.on(contacts(one));
    assertEquals("Bearer up-2", bearer(asked(3)));
    assertEquals("Bearer one", bearer(asked(4)));
  }
}
