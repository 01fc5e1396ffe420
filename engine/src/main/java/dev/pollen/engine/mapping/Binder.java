package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects functions for expressions; when one of them ends an evaluation its watch is told. */
final class Binder {
  private final Map<String, Jsonata.JFunction> functions = new LinkedHashMap<>();
  private final Moment moment;

  Binder(Moment moment) {
    this.moment = moment;
  }

  /** One function: gets its arguments, gives a value or nothing. */
  interface Function {
    Object apply(Arguments arguments);
  }

  /** The library checks the arguments by the signature, in JSONata's own notation. */
  void bind(String name, String signature, Function function) {
    functions.put(
        name,
        new Jsonata.JFunction((input, args) -> call(function, new Arguments(args)), signature));
  }

  private Object call(Function function, Arguments arguments) {
    moment.watch().check();
    try {
      return function.apply(arguments);
    } catch (ExpressionFault e) {
      throw moment.watch().remember(e);
    }
  }

  Moment moment() {
    return moment;
  }

  Map<String, Jsonata.JFunction> functions() {
    return functions;
  }
}
