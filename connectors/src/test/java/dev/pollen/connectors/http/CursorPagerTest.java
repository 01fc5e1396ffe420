package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Stop;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Trigger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CursorPagerTest extends PagingFixture {
  private static Paging cursor(Stop stop) {
    return new Paging.Cursor(Map.of("after", pointer("/next")), false, TWO, stop);
  }

  @Test
  void aCursorIsFollowedUntilItIsMissing() {
    assertEquals(
        List.of(1, 2, 3, 4),
        read(cursor(new Stop.EmptyPage()), page("'next':'a&b'", 1, 2), page("'next':null", 3, 4)));
    assertEquals("/things?limit=2&after=a%26b", uris().get(1));
  }

  @Test
  void aCursorMayStandInTheLastRecord() {
    Paging paging =
        new Paging.Cursor(Map.of("after", pointer("/id")), true, TWO, new Stop.ShortPage());
    assertEquals(List.of(1, 2, 3), read(paging, page(1, 2), page(3)));
    assertEquals("/things?limit=2&after=2", uris().get(1));
  }

  private static Paging cursorInMeta() {
    return new Paging.Cursor(
        Map.of("after", pointer("/meta/next")), false, TWO, new Stop.ShortPage());
  }

  @Test
  void aFullPageWithoutThePlaceOfCursorsIsAFaultNotTheEnd() {
    String words = fault(cursorInMeta(), page(1, 2));
    assertTrue(words.contains("nothing stands at /meta"), words);
  }

  @Test
  void aFullPageWithoutACursorInItsPlaceIsTheEnd() {
    assertEquals(List.of(1, 2), read(cursorInMeta(), page("'meta':{}", 1, 2)));
  }

  @Test
  void aShortPageNeedsNoPlaceOfCursors() {
    assertEquals(List.of(1), read(cursorInMeta(), page(1)));
  }

  @Test
  void aCursorThatRepeatsIsAFault() {
    String words =
        fault(cursor(new Stop.EmptyPage()), page("'next':'a'", 1, 2), page("'next':'a'", 3, 4));
    assertTrue(words.contains("circle"), words);
  }

  @Test
  void cursorsThatTakeTurnsAreAFaultToo() {
    server.answers(page("'next':'a'", 1, 2));
    Trigger trigger = trigger(cursor(new Stop.EmptyPage()));
    server.answers(
        page("'next':'b'", 3), page("'next':'a'", 4), page("'next':'b'", 3), page("'next':'a'", 4));
    Fault fault = assertThrows(Fault.class, () -> readAll(trigger, Specs.ask("{}")));
    assertTrue(fault.getMessage().contains("circle"), fault.getMessage());
  }
}
