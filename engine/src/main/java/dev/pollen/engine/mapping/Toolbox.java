package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Consumer;

/** One thread's functions and hooks for the library: dear to make, so made once. */
final class Toolbox {
  private static final ThreadLocal<Toolbox> OWN = ThreadLocal.withInitial(Toolbox::new);

  private final Moment moment = new Moment();
  private final Map<String, Jsonata.JFunction> functions;
  private final Jsonata.EntryCallback enter =
      hook(Jsonata.EntryCallback.class, step -> moment.watch().enter());
  private final Jsonata.ExitCallback leave =
      hook(Jsonata.ExitCallback.class, step -> moment.watch().leave(step[3]));

  private Toolbox() {
    Binder binder = new Binder(moment);
    Helpers.bind(binder);
    Texts.bind(binder);
    LinearRegex.bind(binder);
    functions = binder.functions();
  }

  /** This thread's. */
  static Toolbox own() {
    return OWN.get();
  }

  /** Evaluates with these functions, watched. */
  Object evaluate(Program program, Object input, Scope scope, Watch watch) {
    Jsonata compiled = program.compiled();
    Jsonata.Frame frame = compiled.createFrame();
    frame.setEvaluateEntryCallback(enter);
    frame.setEvaluateExitCallback(leave);
    functions.forEach(frame::bind);
    program.bind(frame);
    moment.begin(scope, watch);
    try {
      return compiled.evaluate(input, frame);
    } finally {
      moment.end();
    }
  }

  /** The library hands over its own unreachable types, so that a lambda cannot be written. */
  private static <T> T hook(Class<T> type, Consumer<Object[]> each) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, step) -> {
              each.accept(step);
              return null;
            });
    return type.cast(proxy);
  }
}
