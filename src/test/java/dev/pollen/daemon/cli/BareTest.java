package dev.pollen.daemon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.TriggerSpec;
import dev.pollen.catalog.read.CatalogFiles;
import dev.pollen.catalog.read.CatalogReader;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import org.junit.jupiter.api.Test;

class BareTest {
  private static final TriggerSpec NOTES =
      (TriggerSpec)
          CatalogReader.read(CatalogFiles.shipped())
              .catalog()
              .operation("highlevel.contact.list")
              .orElseThrow();

  @Test
  void aReplyOfDeclaredMembersWithoutTheListHoldsNoRecords() {
    assertEquals(
        "{\"count\":0}", Bare.reply(NOTES, reply(200, "{\"count\":0}")).orElseThrow().toString());
  }

  @Test
  void aReplyThatSaysSomethingElseStaysAFault() {
    assertTrue(Bare.reply(NOTES, reply(200, "{\"message\":\"come back later\"}")).isEmpty());
    assertTrue(Bare.reply(NOTES, reply(200, "<html>")).isEmpty());
    assertTrue(Bare.reply(NOTES, reply(502, "{}")).isEmpty());
  }

  private static Fault reply(int status, String body) {
    return new Fault(Fault.Kind.UNREADABLE, status, "no records", body, RateSignal.NONE);
  }
}
