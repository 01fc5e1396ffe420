package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An expression as the library runs it. Regular expressions are taken out of the text and handed in
 * as functions of the same meaning, because the library's own may take for ever.
 */
final class Program {
  private static final String NAME = "regex\u00b7";

  private final String source;
  private final Map<String, Regex> regexes;
  private final ThreadLocal<Jsonata> compiled;

  private Program(String source, Map<String, Regex> regexes) {
    this.source = source;
    this.regexes = regexes;
    this.compiled = ThreadLocal.withInitial(() -> compiled(source));
  }

  /**
   * The library notes every evaluation's variables in what its thread compiled last, and looks
   * variables up there later. It must never be the expression itself: values of one record would be
   * kept for ever, and be seen by the next.
   */
  private static Jsonata compiled(String source) {
    Jsonata compiled = Jsonata.jsonata(source);
    Jsonata.jsonata("null");
    return compiled;
  }

  /** Compiles; throws {@link IllegalArgumentException} for what does not parse. */
  static Program of(String text) {
    parse(text);
    Calls.check(text);
    Program program = withoutRegexes(text);
    parse(program.source);
    return program;
  }

  /** For a text that is known to parse and to hold no regular expression. */
  static Program plain(String text) {
    return new Program(text + " ", Map.of());
  }

  private static void parse(String text) {
    try {
      // The library looks one character beyond a comment or regular expression.
      Jsonata.jsonata(text + " ");
    } catch (JException e) {
      throw new IllegalArgumentException(
          "'%s' does not parse at character %d: %s"
              .formatted(text, e.getLocation(), LibraryWords.of(e)),
          e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "'%s' does not parse: %s".formatted(text, e.getMessage()), e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("the expression nests too deeply: split it with 'set'", e);
    }
  }

  private static Program withoutRegexes(String text) {
    Map<String, Regex> regexes = new LinkedHashMap<>();
    StringBuilder source = new StringBuilder();
    int from = 0;
    for (Token token : Tokens.of(text)) {
      if (token.kind() == Token.Kind.REGEX) {
        String name = NAME + regexes.size();
        regexes.put(name, Regex.of(token.text()));
        source.append(text, from, token.from()).append('$').append(name);
        from = token.to();
      }
    }
    return new Program(source.append(text.substring(from)).append(' ').toString(), regexes);
  }

  /** This thread's own: the library's objects are not shared between threads. */
  Jsonata compiled() {
    return compiled.get();
  }

  void bind(Jsonata.Frame frame) {
    regexes.forEach((name, regex) -> frame.bind(name, (Object) regex));
  }
}
