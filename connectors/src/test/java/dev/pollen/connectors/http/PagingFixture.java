package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.Paging;
import dev.pollen.catalog.Paging.Size;
import dev.pollen.catalog.RecordShape;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.FakeServer.Asked;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists of two records a page, read from a local server. */
abstract class PagingFixture extends HttpFixture {
  static final Optional<Size> TWO = Optional.of(new Size("limit", 2, 0));

  Trigger trigger(Paging paging) {
    return trigger(Specs.list("/things"), paging);
  }

  Trigger trigger(RecordShape shape, Paging paging) {
    return connection.trigger(triggerSpec(shape, paging, "limit", "page", "skip", "after", "sort"));
  }

  static Answer page(int... ids) {
    return page("", ids);
  }

  /** A page of records with some more members of the reply, JSON with single quotes. */
  static Answer page(String more, int... ids) {
    String records =
        Arrays.stream(ids).mapToObj(id -> "{'id':" + id + "}").collect(Collectors.joining(","));
    String body = "{'things':[" + records + "]" + (more.isEmpty() ? "" : "," + more) + "}";
    return Answer.json(200, body.replace('\'', '"'));
  }

  List<Integer> read(Paging paging, Answer... pages) {
    server.answers(pages);
    return ids(readAll(trigger(paging), Specs.ask("{}")));
  }

  static List<Integer> ids(List<JsonNode> records) {
    return records.stream().map(record -> record.path("id").asInt()).toList();
  }

  String fault(Paging paging, Answer... pages) {
    server.answers(pages);
    Trigger trigger = trigger(paging);
    Trigger.Ask ask = Specs.ask("{}");
    for (int i = 1; i < pages.length; i++) {
      ask = Specs.after(ask, Wait.on(trigger.poll(ask)).next());
    }
    Fault fault = Wait.fault(trigger.poll(ask));
    assertEquals(Fault.Kind.UNREADABLE, fault.kind());
    return fault.getMessage();
  }

  List<String> uris() {
    return server.asked().stream().map(Asked::uri).toList();
  }

  static com.fasterxml.jackson.core.JsonPointer pointer(String text) {
    return com.fasterxml.jackson.core.JsonPointer.compile(text);
  }
}
