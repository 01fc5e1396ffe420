package dev.pollen.connectors.http;

import dev.pollen.connectors.wire.Line;
import dev.pollen.engine.spi.Fault;
import dev.pollen.engine.spi.RateSignal;
import dev.pollen.engine.spi.net.Network;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A reply that says to go on elsewhere, and whether we do.
 *
 * <p>A read goes on. A write goes on by 307 and 308, which say that nothing was done yet, with its
 * body; and by 303, which says that the answer stands elsewhere, as a GET. By 301 and 302 it does
 * not: nobody can tell a write that is done from one that was sent to a sign-in page. To another
 * host, port or scheme goes no credential, no body and no address in which a known secret stands;
 * from https to plain http goes nothing at all.
 */
record Redirect(Request request, int status, String location) {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final int SEE_OTHER = 303;
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** What may be seen by a host that nobody named. */
  private static final List<String> HARMLESS = List.of("Accept", "User-Agent");

  /** The request that follows, or why there is none. */
  record Next(Optional<Request> request, String why) {
    static Next stop(String why) {
      return new Next(Optional.empty(), why);
    }

    <T> T fold(Function<Request, T> follows, Function<String, T> stops) {
      return request.map(follows).orElseGet(() -> stops.apply(why));
    }
  }

  static Optional<Redirect> of(Request request, Reply reply) {
    return REDIRECTS.contains(reply.status())
        ? Optional.ofNullable(reply.headers().get("Location"))
            .map(location -> new Redirect(request, reply.status(), location))
        : Optional.empty();
  }

  private boolean reads() {
    return READING.contains(request.method());
  }

  Next next(Network network, Course course) {
    Address to;
    try {
      to = Address.of(resolved(new URI(location)));
    } catch (URISyntaxException e) {
      return Next.stop("it is redirected to what is no address: " + e.getReason());
    } catch (IllegalArgumentException e) {
      return Next.stop("it is redirected to " + e.getMessage());
    }
    return refusal(to, network, course)
        .map(Next::stop)
        .orElseGet(() -> new Next(Optional.of(follow(to)), ""));
  }

  /** Java leaves a step above the root in the path, where the standard drops it. */
  private String resolved(URI to) {
    return URI.create(request.origin() + request.uri())
        .resolve(to)
        .toString()
        .replaceFirst("^(https?://[^/]*)(/\\.\\.)+(?=/)", "$1");
  }

  private Optional<String> refusal(Address to, Network network, Course course) {
    if (!reads() && !SAME_METHOD.contains(status) && status != SEE_OTHER) {
      return Optional.of(
          ("it is redirected to %s, which for a %s tells nobody whether it was done: use the address"
                  + " it moved to, or not_done: [%d] if the address says by it that nothing was")
              .formatted(to, request.method(), status));
    }
    if (to.origin().equals(request.origin())) {
      return Optional.empty();
    }
    if (request.origin().ssl() && !to.origin().ssl()) {
      return Optional.of("it is redirected from https to plain http, %s: refused".formatted(to));
    }
    if (!Line.isOpen(to.origin(), network)) {
      return Optional.of("it is redirected: " + Network.plainWords(to.origin().host()));
    }
    if (request.body().isPresent() && !becomesGet()) {
      return Optional.of(
          ("it moved to %s, a host that nobody named, and a body does not go there: write that"
                  + " address if it is meant")
              .formatted(to));
    }
    return course.secrets().hide(location).equals(location)
        ? Optional.empty()
        : Optional.of("it is redirected to %s with a secret in its address".formatted(to.origin()));
  }

  private boolean becomesGet() {
    return status == SEE_OTHER && !request.method().equals(HttpMethod.HEAD);
  }

  private Request follow(Address to) {
    boolean home = to.origin().equals(request.origin());
    MultiMap headers =
        home ? MultiMap.caseInsensitiveMultiMap().addAll(request.headers()) : harmless();
    Optional<Buffer> body = becomesGet() ? Optional.empty() : request.body();
    if (body.isEmpty()) {
      headers.remove("Content-Type");
    }
    HttpMethod method = becomesGet() ? HttpMethod.GET : request.method();
    return new Request(request.operation(), method, to.origin(), to.uri(), headers, body);
  }

  private MultiMap harmless() {
    MultiMap left = MultiMap.caseInsensitiveMultiMap();
    HARMLESS.stream()
        .filter(request.headers()::contains)
        .forEach(name -> left.set(name, request.headers().get(name)));
    return left;
  }

  /**
   * What came of following it. A write that was answered by 303 may be done whatever comes of the
   * look at its answer; a reply from elsewhere is marked as that.
   */
  Future<Reply> judged(Request next, Future<Reply> followed) {
    Future<Reply> told =
        next.origin().equals(request.origin())
            ? followed
            : followed.map(reply -> reply.from(next.origin()));
    if (reads() || status != SEE_OTHER) {
      return told;
    }
    return told.transform(
        end ->
            end.succeeded() && end.result().succeeded()
                ? Future.succeededFuture(end.result())
                : Future.failedFuture(doubt(end)));
  }

  private Fault doubt(AsyncResult<Reply> end) {
    String why = end.succeeded() ? String.valueOf(end.result().status()) : end.cause().getMessage();
    return new Fault(
        Fault.Kind.UNKNOWN,
        SEE_OTHER,
        "%s: %s was answered by 303, and what that points to could not be read (%s)"
            .formatted(request.operation(), request.where(), why),
        "",
        RateSignal.NONE);
  }
}
