package dev.pollen.catalog.read;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in plain words, with a way out, why a text is not YAML. */
final class YamlWords {
  private YamlWords() {}

  static Problem problem(String name, String text, YAMLException fault) {
    if (fault instanceof MarkedYAMLException marked) {
      return Problem.error(name, place(marked), "yaml-syntax", words(marked));
    }
    if (fault instanceof ReaderException letter) {
      return Problem.error(
          name,
          place(text, letter.getPosition()),
          "yaml-syntax",
          "the character U+%04X cannot stand in YAML (remove it)".formatted(letter.getCodePoint()));
    }
    return Problem.error(name, Place.START, "yaml-syntax", limit(fault));
  }

  private static Place place(MarkedYAMLException fault) {
    Mark mark = openQuote(fault) ? fault.getContextMark() : fault.getProblemMark();
    return YamlParser.place(mark == null ? fault.getContextMark() : mark);
  }

  private static Place place(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(line, before.length() - before.lastIndexOf('\n'));
  }

  private static boolean openQuote(MarkedYAMLException fault) {
    return has(fault.getContext(), "quoted scalar") && has(fault.getProblem(), "end of stream");
  }

  private static String words(MarkedYAMLException fault) {
    String problem = String.valueOf(fault.getProblem());
    String context = String.valueOf(fault.getContext());
    if (openQuote(fault)) {
      return "a quote opens here and is never closed (add the closing quote)";
    }
    if (has(problem, "TAB")) {
      return "a tab stands where only spaces may (indent with spaces)";
    }
    if (has(problem, "cannot start any token")) {
      return "a value cannot start with this character (put the value in quotes)";
    }
    if (has(problem, "mapping values are not allowed")) {
      return "a ': ' stands where no value can (quote a text that contains ': ', or mend the"
          + " indentation of this line)";
    }
    if (has(context, "flow ")) {
      return "this list or object in brackets does not go on or end properly (close it, separate"
          + " by commas, and quote expressions: \"${{ … }}\")";
    }
    return indentation(context, problem);
  }

  private static String indentation(String context, String problem) {
    if (has(problem, "could not find expected ':'")) {
      return "this line is no 'key: value' (add the ': ', or mend the line before it)";
    }
    if (has(context, "block mapping") || has(problem, "<block end>")) {
      return "this line does not fit its neighbours (give it their indentation, and '- ' if it is"
          + " an item of a list)";
    }
    if (has(problem, "undefined alias")) {
      return problem + " (define it before with &name, or quote a text that starts with '*')";
    }
    String what = fault(context) + problem;
    return "not YAML: " + what.replace('\n', ' ').strip() + " (check indentation and quotes)";
  }

  private static String fault(String context) {
    return context.equals("null") ? "" : context + ", ";
  }

  private static String limit(YAMLException fault) {
    String message = String.valueOf(fault.getMessage());
    if (has(message, "aliases")) {
      return "too many aliases such as *name (write the values out)";
    }
    if (has(message, "Nesting")) {
      return "lists and objects are nested too deeply (at most 100 levels)";
    }
    return "cannot be read as YAML: " + message.replace('\n', ' ').strip();
  }

  private static boolean has(String text, String part) {
    return text != null && text.contains(part);
  }
}
