package dev.pollen.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.catalog.Paging;
import dev.pollen.connectors.kit.FakeServer.Answer;
import dev.pollen.connectors.kit.Specs;
import dev.pollen.connectors.kit.Wait;
import dev.pollen.engine.spi.Action;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultReaderTest extends HttpFixture {

  private Action post() {
    return action(Specs.call("POST", "/things", List.of(), List.of("name")));
  }

  private Fault faultOf(Answer answer) {
    server.answers(answer);
    return Wait.fault(post().perform(Specs.json("{'name':'x'}"), "1"));
  }

  private Receipt receiptOf(Answer answer) {
    server.answers(answer);
    return Wait.on(post().perform(Specs.json("{'name':'x'}"), "1"));
  }

  /** An action of a connection that waits only so long as a test likes. */
  private Action impatient(Answer answer) {
    server.answers(answer);
    return open(server.url(), Duration.ofSeconds(2))
        .action(spec(Specs.call("POST", "/things", List.of(), List.of())));
  }

  private Fault pollFault(Answer answer) {
    server.answers(answer);
    return Wait.fault(
        connection
            .trigger(triggerSpec(Specs.list("/things"), new Paging.None()))
            .poll(Specs.ask("{}")));
  }

  @ParameterizedTest
  @CsvSource({
    "302, UNKNOWN",
    "400, REFUSED",
    "401, SIGN_IN",
    "403, SIGN_IN",
    "404, ALREADY",
    "405, REFUSED",
    "408, UNKNOWN",
    "409, UNKNOWN",
    "410, REFUSED",
    "422, REFUSED",
    "423, NOT_DONE",
    "429, THROTTLED",
    "500, UNKNOWN",
    "502, UNKNOWN",
    "503, NOT_DONE",
    "504, UNKNOWN"
  })
  void aStatusMeansOneKindOfFailure(int status, Fault.Kind kind) {
    Fault fault = faultOf(Answer.json(status, "{}"));
    assertEquals(kind, fault.kind());
    assertEquals(status, fault.status());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 226})
  void anySuccessIsDone(int status) {
    assertEquals(status, receiptOf(Answer.json(status, status == 204 ? "" : "{}")).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sorry</html>", "", "{\"id\":", "{} {}"})
  void aSuccessThatCannotBeReadIsDoneWithoutReply(String body) {
    assertTrue(receiptOf(Answer.raw(200, "text/html", body)).reply().isMissingNode());
  }

  @Test
  void aSuccessThatBreaksOffIsDoneWithoutReply() {
    assertTrue(receiptOf(Answer.cutOff(200, "{\"id\":1")).reply().isMissingNode());
  }

  @Test
  void aSuccessThatNeverEndsIsDoneWithoutReply() {
    Action action = impatient(Answer.stuck(201, "{"));
    assertTrue(Wait.on(action.perform(Specs.json("{}"), "1")).reply().isMissingNode());
  }

  @Test
  void aRefusalThatBreaksOffIsStillARefusal() {
    assertEquals(Fault.Kind.REFUSED, faultOf(Answer.cutOff(400, "{")).kind());
  }

  @Test
  void aConnectionThatBreaksBeforeTheReplyLeavesTheOutcomeOpen() {
    assertEquals(Fault.Kind.UNKNOWN, faultOf(Answer.hangUp()).kind());
  }

  @Test
  void noReplyInTimeLeavesTheOutcomeOpen() {
    Fault fault = Wait.fault(impatient(Answer.never()).perform(Specs.json("{}"), "1"));
    assertEquals(Fault.Kind.UNKNOWN, fault.kind());
  }

  @Test
  void aPortWhereNobodyListensMeansThatNothingWasSent() {
    String url = server.url();
    server.close();
    Fault fault = Wait.fault(post().perform(Specs.json("{}"), "1"));
    assertEquals(Fault.Kind.UNREACHABLE, fault.kind());
    assertTrue(fault.getMessage().contains(url), fault.getMessage());
    server = new dev.pollen.connectors.kit.FakeServer(vertx);
  }

  @Test
  void aThrottledCallTellsHowLongToWait() {
    Fault fault = faultOf(Answer.with(429, "Retry-After", "17"));
    assertEquals(Optional.of(Duration.ofSeconds(17)), fault.rate().retryAfter());
    assertTrue(fault.getMessage().contains("https://example.com/limits"), fault.getMessage());
  }

  @Test
  void aReceiptTellsTheServersDate() {
    Receipt receipt = receiptOf(Answer.with(201, "Date", "Mon, 02 Mar 2026 09:00:00 GMT"));
    assertEquals(Optional.of(Instant.parse("2026-03-02T09:00:00Z")), receipt.date());
  }

  @Test
  void aDateToWaitForIsMeasuredByTheServersClock() {
    server.answers(
        request ->
            request
                .response()
                .setStatusCode(429)
                .putHeader("Date", "Mon, 02 Mar 2026 09:00:00 GMT")
                .putHeader("Retry-After", "Mon, 02 Mar 2026 09:00:30 GMT")
                .end()
                .onFailure(ignored -> {}));
    Fault fault = Wait.fault(post().perform(Specs.json("{}"), "1"));
    assertEquals(Optional.of(Duration.ofSeconds(30)), fault.rate().retryAfter());
  }

  @Test
  void theRestOfTheBudgetIsReadFromTheNamedHeader() {
    assertEquals(42, receiptOf(Answer.with(200, "X-Left", "42")).rate().remaining().getAsInt());
  }

  @Test
  void theWordsNameTheOperationTheStatusAndWhatTheVendorSaid() {
    Fault one = faultOf(Answer.json(400, "{\"message\":\"no such pipeline\"}"));
    assertEquals("acme.thing.do: 400: no such pipeline", one.getMessage());
  }

  @Test
  void severalVendorsWordsAreJoined() {
    Fault fault = faultOf(Answer.json(422, "{\"message\":[\"name missing\",\"id missing\"]}"));
    assertTrue(fault.getMessage().endsWith("name missing; id missing"), fault.getMessage());
  }

  @Test
  void aTokenThatTheServerSendsBackIsNotShown() {
    Fault fault = faultOf(Answer.json(400, "{\"message\":\"bad token-of-the-test\"}"));
    assertFalse((fault.getMessage() + fault.body()).contains("token-of-the-test"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>Sorry</html>", "", "{\"things\":", "{}", "[]", "{\"things\":{}}"})
  void aPollThatBringsSomethingElseIsUnreadable(String body) {
    assertEquals(Fault.Kind.UNREADABLE, pollFault(Answer.raw(200, "text/html", body)).kind());
  }

  @Test
  void aPollThatBreaksOffIsUnreadable() {
    assertEquals(Fault.Kind.UNREADABLE, pollFault(Answer.cutOff(200, "{\"things\":[")).kind());
  }

  @Test
  void aPollLargerThanTheLimitIsUnreadableAndSaysSo() {
    String large = "{\"things\":[\"" + "x".repeat(Exchange.MOST_BYTES) + "\"]}";
    Answer chunked =
        request -> request.response().setChunked(true).end(large).onFailure(ignored -> {});
    Fault fault = pollFault(chunked);
    assertEquals(Fault.Kind.UNREADABLE, fault.kind());
    assertTrue(fault.getMessage().contains("larger than 10 MiB"), fault.getMessage());
  }

  @Test
  void aPollThatSaysItIsTooLargeIsNotWaitedFor() {
    server.answers(
        request ->
            request
                .response()
                .putHeader("Content-Length", "99999999999")
                .write("[")
                .onFailure(ignored -> {}));
    Fault fault =
        Wait.fault(
            connection
                .trigger(triggerSpec(Specs.list("/things"), new Paging.None()))
                .poll(Specs.ask("{}")));
    assertTrue(fault.getMessage().contains("larger than 10 MiB"), fault.getMessage());
  }

  @Test
  void aPollThatIsMissingIsRefusedNotEmpty() {
    assertEquals(Fault.Kind.REFUSED, pollFault(Answer.json(404, "{}")).kind());
  }
}
