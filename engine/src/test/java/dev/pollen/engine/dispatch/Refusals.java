package dev.pollen.engine.dispatch;

import dev.pollen.engine.journal.Journal;
import dev.pollen.engine.journal.JournalFault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads that the journal refuses, by the name of the question, and how many of each were asked. */
final class Refusals {
  private final Map<String, Integer> next = new HashMap<>();
  private final Map<String, Boolean> passing = new HashMap<>();
  private final Map<String, Promise<Void>> held = new HashMap<>();
  private final Map<String, Promise<Void>> late = new HashMap<>();

  /** The next so many are refused. */
  void refuse(String question, int count, boolean passes) {
    next.put(question, count);
    passing.put(question, passes);
  }

  /** The next one is asked at once, and answered when it is let go. */
  void hold(String question) {
    held.put(question, Promise.promise());
  }

  void letGo(String question) {
    late.get(question).complete();
  }

  private Object answered(String question, Object answer) {
    Promise<Void> until = held.remove(question);
    if (until == null) {
      return answer;
    }
    late.put(question, until);
    return until.future().compose(now -> (Future<?>) answer);
  }

  Optional<JournalFault> of(String question) {
    boolean refused = next.merge(question, -1, Integer::sum) >= 0;
    return refused
        ? Optional.of(new JournalFault("too many reads wait", null, passing.get(question)))
        : Optional.empty();
  }

  /** How often this was asked, where none was refused. */
  int asked(String question) {
    return -next.getOrDefault(question, 0);
  }

  /** The same journal, but for what is refused. */
  Journal before(Journal journal) {
    return (Journal)
        Proxy.newProxyInstance(
            Journal.class.getClassLoader(),
            new Class<?>[] {Journal.class},
            (proxy, method, values) -> asked(journal, method, values));
  }

  private Object asked(Journal journal, Method method, Object[] values) throws Throwable {
    Optional<JournalFault> fault = of(method.getName());
    if (fault.isPresent()) {
      return Future.failedFuture(fault.get());
    }
    try {
      return answered(method.getName(), method.invoke(journal, values));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
