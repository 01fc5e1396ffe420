package dev.pollen.connectors.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pollen.catalog.OperationSpec;
import dev.pollen.catalog.SystemSpec;
import dev.pollen.connectors.signin.Credential;
import dev.pollen.connectors.signin.Credentials;
import dev.pollen.connectors.wire.Origin;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.Host;
import dev.pollen.engine.spi.Page;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.Receipt;
import dev.pollen.engine.spi.Vault;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Sends one operation's requests and says what their replies mean. */
final class Caller {
  private static final int UNAUTHORISED = 401;

  private final Wire wire;
  private final Vault vault;
  private final Credentials credentials;
  private final Optional<Origin> home;
  private final FaultReader faults;
  private final RateReader rates;

  /**
   * @param credentials added to what goes to the home, and to nowhere else
   */
  Caller(
      Wire wire,
      OperationSpec operation,
      SystemSpec system,
      Host host,
      Credentials credentials,
      Optional<Origin> home) {
    this.wire = wire;
    this.credentials = credentials;
    this.home = home;
    this.vault = host.vault();
    this.rates = new RateReader(system, host.clock());
    this.faults = new FaultReader(operation, system, rates);
  }

  /**
   * Any 2xx is done, whatever its body looks like.
   *
   * @param told what of the reply the steps that follow may see
   */
  Future<Receipt> act(
      Request request,
      Set<Integer> notDone,
      Set<Integer> already,
      Supplier<Secrets> secrets,
      Function<Reply, JsonNode> told) {
    Course course = new Course(secrets);
    return sent(request, course)
        .map(
            reply -> {
              if (!reply.succeeded()) {
                throw faults.read(reply, notDone, already, course.secrets());
              }
              RateSignal rate = rate(reply, course);
              return new Receipt(reply.status(), told.apply(reply), rate, reply.date());
            })
        .recover(course::failed);
  }

  private RateSignal rate(Reply reply, Course course) {
    return course.rate(rates.read(reply.headers()));
  }

  /** What other systems echo of our secrets goes no further. */
  private Future<Reply> sent(Request request, Course course) {
    return signed(request, one -> wire.send(one, course)).map(reply -> reply.hidden(vault));
  }

  /** With a credential where one belongs; a refused one is replaced once. */
  private Future<Reply> signed(Request request, Function<Request, Future<Reply>> send) {
    if (home.filter(request.origin()::equals).isEmpty()) {
      return send.apply(request);
    }
    return credentials
        .now()
        .compose(
            found ->
                found
                    .map(
                        one ->
                            send.apply(request.with(one))
                                .compose(r -> judged(r, one, request, send)))
                    .orElseGet(() -> send.apply(request)));
  }

  private Future<Reply> judged(
      Reply reply, Credential used, Request request, Function<Request, Future<Reply>> send) {
    if (reply.elsewhere().isPresent()) {
      return Future.succeededFuture(reply);
    }
    if (reply.status() != UNAUTHORISED) {
      credentials.accepted();
      return Future.succeededFuture(reply);
    }
    return credentials
        .refused(used, faults.words(reply, new Secrets(vault, List.of())).orElse("401"))
        .compose(
            next ->
                next.map(one -> send.apply(request.with(one)))
                    .orElseGet(() -> Future.succeededFuture(reply)));
  }

  /** One page; anything but a 2xx that looks as the catalog says is a fault. */
  Future<Page> read(
      Request request, PageReader pages, Place place, JsonNode inputs, Supplier<Secrets> secrets) {
    Course course = new Course(secrets);
    return sent(request, course)
        .map(
            reply -> {
              if (!reply.succeeded()) {
                throw faults.read(reply, Set.of(), Set.of(), course.secrets());
              }
              return page(reply, pages, place, inputs, course);
            })
        .recover(course::failed);
  }

  /** A reply that is a file, and what it says about the budget. */
  record Fetched(Reply reply, RateSignal rate) {}

  /** The bytes of a reply that is a file; anything but a 2xx with such bytes is a fault. */
  Future<Fetched> fetch(Request request, Supplier<Secrets> secrets) {
    Course course = new Course(secrets);
    return signed(request, one -> wire.fetch(one, course))
        .map(
            reply -> {
              if (!reply.succeeded()) {
                throw faults.read(reply, Set.of(), Set.of(), course.secrets());
              }
              reply
                  .noFile()
                  .ifPresent(
                      why -> {
                        throw faults.unreadable(reply, why, course.secrets());
                      });
              return new Fetched(reply, rate(reply, course));
            })
        .recover(course::failed);
  }

  private Page page(Reply reply, PageReader pages, Place place, JsonNode inputs, Course course) {
    try {
      return pages.read(reply, place, inputs, rate(reply, course));
    } catch (Pager.Lost lost) {
      throw faults.unreadable(reply, lost.getMessage(), course.secrets());
    }
  }

  /** Runs what makes a request; what cannot be sent is refused, before anything leaves. */
  static <T> Future<T> guarded(String operation, Supplier<Future<T>> call) {
    try {
      return call.get();
    } catch (Fault fault) {
      return Future.failedFuture(fault);
    } catch (Pager.Lost | IllegalArgumentException wrong) {
      return Future.failedFuture(
          Fault.of(Fault.Kind.REFUSED, operation + ": " + wrong.getMessage()));
    }
  }
}
