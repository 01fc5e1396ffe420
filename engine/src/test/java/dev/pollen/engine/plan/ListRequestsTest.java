package dev.pollen.engine.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Stop;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten records a page: how many requests until the end is sure. */
class ListRequestsTest {
  private static final Stop SHORT = new Stop.ShortPage();
  private static final Stop EMPTY = new Stop.EmptyPage();
  private static final Stop FLAG = new Stop.Flag(List.of(JsonPointer.compile("/more")));

  private static int pages(Stop stop, int records) {
    return ListRequests.of(new Paging.Page("page", 1, Optional.empty(), stop), 10, records);
  }

  private static int cursor(Stop stop, int records) {
    return ListRequests.of(new Paging.Cursor(Map.of(), true, Optional.empty(), stop), 10, records);
  }

  private static int offset(Stop stop, int records) {
    return ListRequests.of(new Paging.Offset("skip", Optional.empty(), stop), 10, records);
  }

  @Test
  void anEmptyListIsOneRequestWhateverItsStyle() {
    for (Stop stop : List.of(SHORT, EMPTY, FLAG)) {
      assertEquals(1, pages(stop, 0));
      assertEquals(1, cursor(stop, 0));
      assertEquals(1, offset(stop, 0));
    }
  }

  @Test
  void aFullLastPageIsFollowedByOneMoreWhereOnlyAShortPageIsTheEnd() {
    assertEquals(1, pages(SHORT, 9));
    assertEquals(2, pages(SHORT, 10));
    assertEquals(3, cursor(SHORT, 25));
  }

  @Test
  void whereOnlyAnEmptyPageIsTheEndThereIsAlwaysOneMore() {
    assertEquals(2, pages(EMPTY, 9));
    assertEquals(2, cursor(EMPTY, 10));
    assertEquals(4, cursor(EMPTY, 21));
  }

  @Test
  void aReplyThatTellsWhetherThereIsMoreIsBelieved() {
    assertEquals(1, pages(FLAG, 10));
    assertEquals(2, cursor(FLAG, 11));
  }

  @Test
  void pagesOfAnOffsetShareARecordAndTheEndIsAskedForWithoutIt() {
    assertEquals(1, offset(FLAG, 10));
    assertEquals(2, offset(FLAG, 19));
    assertEquals(3, offset(FLAG, 20));
    assertEquals(2, offset(EMPTY, 1));
    assertEquals(3, offset(EMPTY, 10));
    assertEquals(4, offset(EMPTY, 19));
    assertEquals(3, offset(SHORT, 19));
  }

  @Test
  void whatIsNotPagedIsOneRequest() {
    assertEquals(1, ListRequests.of(new Paging.None(), 0, 500));
  }
}
