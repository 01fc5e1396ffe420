package dev.pollen.daemon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pollen.catalog.HttpCall;
import dev.pollen.catalog.TriggerSpec;
import dev.pollen.daemon.http.Scrubber;
import dev.pollen.engine.names.NameFault;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.Receipt;
import java.util.List;

/** What came of a call, fit to be shown: secrets hidden. */
record CallResult(boolean ok, ObjectNode json) {

  static CallResult done(Call call, Receipt receipt, Scrubber scrubber) {
    ObjectNode json = begun(call, true, scrubber);
    if (receipt.status() != 0) {
      json.put("status", receipt.status());
    }
    JsonNode reply = receipt.reply();
    json.set(
        "reply",
        reply.isMissingNode()
            ? JsonNodeFactory.instance.nullNode()
            : scrubber.reply(call.operation().key(), reply));
    return new CallResult(true, json);
  }

  static CallResult read(Call call, Page page, Scrubber scrubber) {
    ObjectNode json = begun(call, true, scrubber);
    page.records()
        .forEach(
            record ->
                json.withArray("records").add(scrubber.reply(call.operation().key(), record)));
    json.withArray("records");
    json.put("more", page.next().isPresent());
    return new CallResult(true, json);
  }

  /** A reply without the member that holds the records: none, and the reply as it is. */
  static CallResult bare(Call call, JsonNode reply, Scrubber scrubber) {
    ObjectNode json = begun(call, true, scrubber);
    json.withArray("records");
    json.put("more", false);
    json.set("reply", scrubber.reply(call.operation().key(), reply));
    return new CallResult(true, json);
  }

  static CallResult failed(Call call, Throwable fault, Scrubber scrubber) {
    ObjectNode json = begun(call, false, scrubber);
    ObjectNode error = json.putObject("error");
    if (fault instanceof Fault known) {
      error.put("kind", known.kind().word()).put("status", known.status());
      error.put("happened", known.kind().happened().name().toLowerCase(java.util.Locale.ROOT));
      error.put("message", known.getMessage()).put("body", known.body());
    } else if (fault instanceof NameFault) {
      error.put("kind", "name").put("happened", "no").put("message", fault.getMessage());
    } else {
      error.put("kind", "failed").put("message", String.valueOf(fault.getMessage()));
    }
    return new CallResult(false, json);
  }

  /** A line of a batch that is no call. */
  static CallResult invalid(ObjectNode line, List<String> wrong) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("operation", line.path("operation"));
    json.put("ok", false);
    json.putObject("error").put("kind", "invalid").put("message", String.join("; ", wrong));
    return new CallResult(false, json);
  }

  /** The daemon took it, as far as is known, and did not say what came of it. */
  static CallResult unheard(Call call, String why) {
    boolean read = call.operation() instanceof TriggerSpec;
    String words = read ? why : why + "; it may be done, or still be: look before you repeat it";
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("operation", call.operation().key()).put("connection", call.connection());
    json.put("ok", false);
    ObjectNode error = json.putObject("error");
    error.put("kind", Fault.Kind.UNKNOWN.word()).put("status", 0);
    error.put("happened", "perhaps").put("message", words);
    return new CallResult(false, json);
  }

  private static ObjectNode begun(Call call, boolean ok, Scrubber scrubber) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("operation", call.operation().key());
    json.put("connection", call.connection());
    json.put("ok", ok);
    ObjectNode request = json.putObject("request");
    call.operation().common().http().ifPresent(http -> line(request, http));
    request.set("with", scrubber.inputs(call.operation().key(), call.inputs()));
    return json;
  }

  private static void line(ObjectNode request, HttpCall http) {
    request.put("method", http.method()).put("path", http.path());
  }
}
