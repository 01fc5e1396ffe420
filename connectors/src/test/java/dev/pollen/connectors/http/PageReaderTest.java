package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.FieldType;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Stop;
import dev.pollen.catalog.RecordShape;
import dev.pollen.catalog.Since;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PageReaderTest extends PagingFixture {
  private static Paging numbered(Stop stop) {
    return new Paging.Page("page", 1, TWO, stop);
  }

  private static Paging offset(Stop stop) {
    return new Paging.Offset("skip", TWO, stop);
  }

  @Test
  void withoutPagingOneReplyIsAll() {
    assertEquals(List.of(1, 2, 3), read(new Paging.None(), page(1, 2, 3)));
  }

  @Test
  void aShortPageIsTheLastOne() {
    assertEquals(List.of(1, 2, 3), read(numbered(new Stop.ShortPage()), page(1, 2), page(3)));
    assertEquals(List.of("/things?limit=2&page=1", "/things?limit=2&page=2"), uris());
  }

  @Test
  void aFullLastPageIsFollowedByAnEmptyOne() {
    assertEquals(List.of(1, 2), read(numbered(new Stop.ShortPage()), page(1, 2), page()));
  }

  @Test
  void whereOnlyAnEmptyPageEndsAShortOneDoesNot() {
    assertEquals(
        List.of(1, 2, 3), read(numbered(new Stop.EmptyPage()), page(1), page(2, 3), page()));
  }

  @Test
  void aFlagSaysWhetherThereIsMore() {
    Stop flag = new Stop.Flag(Specs.pointers("/more"));
    assertEquals(
        List.of(1, 2, 3), read(numbered(flag), page("'more':true", 1, 2), page("'more':false", 3)));
  }

  @Test
  void aFlagMayStandInEitherOfTwoPlaces() {
    Stop flag = new Stop.Flag(Specs.pointers("/more", "/meta/more"));
    assertEquals(
        List.of(1, 2, 3),
        read(numbered(flag), page("'meta':{'more':true}", 1, 2), page("'meta':{'more':false}", 3)));
  }

  @Test
  void aNumberThatTheVendorWantsAsTextIsSentAsText() {
    server.answers(page(1));
    Paging offset =
        new Paging.Offset(
            "skip", Optional.of(new Paging.Size("limit", 2, 0)), new Stop.ShortPage());
    HttpCall call = Specs.call("POST", "/things", List.of(), List.of("skip", "limit"));
    OperationSpec.Common common =
        Specs.common(
            "acme.thing.list",
            Optional.of(call),
            Specs.field("skip", FieldType.STRING),
            Specs.field("limit", FieldType.STRING));
    Trigger trigger =
        connection.trigger(Specs.trigger(common, Optional.of(Specs.list("/things")), offset));
    readAll(trigger, Specs.ask("{}"));
    assertEquals(Specs.json("{'limit':'2','skip':'0'}"), Specs.json(server.asked().get(0).body()));
  }

  @Test
  void aFullPageWithoutItsFlagIsAFault() {
    String words = fault(numbered(new Stop.Flag(Specs.pointers("/more"))), page(1, 2));
    assertTrue(words.contains("/more"), words);
  }

  @Test
  void aTotalSaysHowManyThereAre() {
    Stop total = new Stop.Total(pointer("/count"));
    assertEquals(
        List.of(1, 2, 3), read(numbered(total), page("'count':3", 1, 2), page("'count':'3'", 3)));
  }

  @Test
  void anOffsetLeavesOutWhatWasReadLessOneRecord() {
    assertEquals(
        List.of(1, 2, 2, 3, 3),
        read(offset(new Stop.ShortPage()), page(1, 2), page(2, 3), page(3)));
    assertEquals(
        List.of("/things?limit=2&skip=0", "/things?limit=2&skip=1", "/things?limit=2&skip=2"),
        uris());
  }

  @Test
  void anOffsetWithOnlyTheOverlapLeftIsAskedOnceMoreForTheEnd() {
    assertEquals(List.of(1, 2, 2), read(offset(new Stop.EmptyPage()), page(1, 2), page(2), page()));
  }

  @Test
  void aListThatShiftedWhileItWasReadIsReadAgainFromThePageBefore() {
    // Record 1 was deleted after the first page: without the step back record 3 would be missed.
    List<Integer> ids =
        read(offset(new Stop.ShortPage()), page(1, 2), page(3, 4), page(2, 3), page(3, 4), page(4));
    assertTrue(ids.containsAll(List.of(1, 2, 3, 4)), ids.toString());
    assertEquals("/things?limit=2&skip=0", uris().get(2));
  }

  @Test
  void aRecordThatMovedWithTheListItOverlapsIsNoProofThatNothingSlippedThrough() {
    // Sorted by change: 1 and 2 changed after the first page, went behind 3, and 3 slipped through.
    server.answers(
        stamped("1@1", "2@2"),
        stamped("1@8", "2@9"),
        stamped("3@3", "1@8"),
        stamped("1@8", "2@9"),
        stamped("2@9"));
    RecordShape plain = Specs.list("/things");
    RecordShape shape =
        new RecordShape(
            plain.form(),
            plain.records(),
            plain.identity(),
            List.of(),
            Specs.pointers("/at"),
            List.of());
    List<Integer> ids = ids(readAll(trigger(shape, offset(new Stop.ShortPage())), Specs.ask("{}")));
    assertTrue(ids.containsAll(List.of(1, 2, 3)), ids.toString());
    assertEquals("/things?limit=2&skip=0", uris().get(2));
  }

  private static Answer stamped(String... records) {
    String all =
        Arrays.stream(records)
            .map(record -> record.split("@"))
            .map(parts -> "{\"id\":%s,\"at\":%s}".formatted(parts[0], parts[1]))
            .collect(Collectors.joining(","));
    return Answer.json(200, "{\"things\":[" + all + "]}");
  }

  @Test
  void aListThatKeepsShiftingIsAFault() {
    Paging paging = offset(new Stop.ShortPage());
    Answer[] pages = new Answer[12];
    for (int i = 0; i < 12; i++) {
      pages[i] = page(100 + 2 * i, 101 + 2 * i);
    }
    String words = fault(paging, pages);
    assertTrue(words.contains("shifted"), words);
  }

  @Test
  void aServerThatIgnoresThePageNumberIsAFault() {
    String words = fault(numbered(new Stop.ShortPage()), page(1, 2), page(1, 2));
    assertTrue(words.contains("paging inputs"), words);
  }

  @Test
  void aLinkIsFollowedOnTheSameHost() {
    Paging paging = new Paging.Link(pointer("/next"), TWO);
    String absolute = "'next':'" + server.url() + "/things?cursor=z%20z'";
    assertEquals(
        List.of(1, 2, 3, 4),
        read(paging, page(absolute, 1, 2), page("'next':'?cursor=y'", 3), page("'next':''", 4)));
    assertEquals("/things?cursor=z%20z", uris().get(1));
    assertEquals("/things?cursor=y", uris().get(2));
    assertEquals("Bearer token-of-the-test", server.asked().get(1).headers().get("Authorization"));
  }

  @Test
  void aLinkToAnotherHostIsNotFollowed() {
    Paging paging = new Paging.Link(pointer("/next"), TWO);
    server.answers(page("'next':'https://example.com/things'", 1));
    Trigger trigger = trigger(paging);
    Trigger.Ask first = Specs.ask("{}");
    Trigger.Ask second = Specs.after(first, Wait.on(trigger.poll(first)).next());
    Fault fault = Wait.fault(trigger.poll(second));
    assertTrue(fault.getMessage().contains("example.com"), fault.getMessage());
    assertEquals(1, server.asked().size());
  }

  @Test
  void aRecipesOwnPageSizeDecidesWhatIsShort() {
    server.answers(page(1), page(2), page());
    Trigger trigger = trigger(numbered(new Stop.ShortPage()));
    assertEquals(List.of(1, 2), ids(readAll(trigger, Specs.ask("{'limit':1}"))));
    assertEquals("/things?limit=1&page=2", uris().get(1));
  }

  @Test
  void aListBeginsWhereARecipeSays() {
    server.answers(page(4, 5), page(6));
    Trigger trigger = trigger(numbered(new Stop.ShortPage()));
    assertEquals(List.of(4, 5, 6), ids(readAll(trigger, Specs.ask("{'page':3}"))));
    assertEquals(List.of("/things?limit=2&page=3", "/things?limit=2&page=4"), uris());
  }

  @Test
  void anOffsetBeginsWhereARecipeSays() {
    server.answers(page(8, 9), page(9, 10), page(10));
    Trigger trigger = trigger(offset(new Stop.ShortPage()));
    assertEquals(List.of(8, 9, 9, 10, 10), ids(readAll(trigger, Specs.ask("{'skip':7}"))));
    assertEquals("/things?limit=2&skip=8", uris().get(1));
  }

  @Test
  void askingSinceAddsToTheRecipesOwnFilters() {
    Since since =
        new Since(Specs.json("{'filters':[{'gte':'{since}'}],'sort':'asc'}"), "iso", "changed");
    server.answers(page(1));
    Trigger trigger =
        connection.trigger(
            Specs.trigger(
                Specs.common(
                    "acme.thing.list",
                    Optional.of(
                        Specs.call("POST", "/things", List.of(), List.of("filters", "sort")))),
                Optional.of(Specs.list("/things")),
                new Paging.None(),
                Optional.of(since)));
    Instant at = Instant.parse("2026-03-02T09:00:00Z");
    JsonNode inputs = Specs.json("{'filters':[{'own':1}]}");
    Wait.on(trigger.poll(new Trigger.Ask(inputs, Optional.of(at), Optional.empty())));
    assertEquals(
        Specs.json("{'filters':[{'own':1},{'gte':'2026-03-02T09:00:00Z'}],'sort':'asc'}"),
        Specs.json(server.only().body()));
    assertEquals(Specs.json("{'filters':[{'own':1}]}"), inputs);
  }

  @Test
  void thePageTellsTheServersDateAndWhatIsLeft() {
    server.answers(
        request ->
            request
                .response()
                .putHeader("Date", "Mon, 02 Mar 2026 09:00:00 GMT")
                .putHeader("X-Left", "7")
                .end("{\"things\":[]}")
                .onFailure(ignored -> {}));
    var page = Wait.on(trigger(new Paging.None()).poll(Specs.ask("{}")));
    assertEquals(Optional.of(Instant.parse("2026-03-02T09:00:00Z")), page.date());
    assertEquals(7, page.rate().remaining().getAsInt());
  }
}
