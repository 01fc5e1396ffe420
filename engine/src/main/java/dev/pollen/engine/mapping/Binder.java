package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.Jsonata;

/** Gives functions to one evaluation, and tells its watch when one of them ends it. */
record Binder(Jsonata.Frame frame, Watch watch) {

  /** One function: gets its arguments, gives a value or nothing. */
  interface Function {
    Object apply(Arguments arguments);
  }

  /** The library checks the arguments by the signature, in JSONata's own notation. */
  void bind(String name, String signature, Function function) {
    frame.bind(
        name,
        new Jsonata.JFunction((input, args) -> call(function, new Arguments(args)), signature));
  }

  private Object call(Function function, Arguments arguments) {
    watch.check();
    try {
      return function.apply(arguments);
    } catch (ExpressionFault e) {
      throw watch.remember(e);
    }
  }
}
