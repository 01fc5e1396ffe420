package dev.pollen.engine.mapping;

import com.dashjoin.jsonata.JException;
import java.util.Map;

/** The library's messages, with a way out where one can be told. */
final class LibraryWords {
  private static final int LONGEST = 300;
  private static final String NUMBER = "make a number of a text with $number(…)";
  private static final String SAME = "compare like with like, by $number(…) or $string(…)";

  private static final Map<String, String> WAYS =
      Map.ofEntries(
          Map.entry("S0101", "close the quote"),
          Map.entry("S0105", "close the back-quote"),
          Map.entry("S0203", "close what is open"),
          Map.entry("S0207", "say what follows"),
          Map.entry("S0302", "close the regular expression with '/'"),
          Map.entry("T0410", "see what the function takes, and whether a value is null"),
          Map.entry("T0412", "see what the list holds"),
          Map.entry("T1003", "make a text of the key with $string(…)"),
          Map.entry("T1005", "functions begin with '$'"),
          Map.entry("T1006", "functions begin with '$'"),
          Map.entry("T2001", NUMBER),
          Map.entry("T2002", NUMBER),
          Map.entry("T2003", NUMBER),
          Map.entry("T2004", NUMBER),
          Map.entry("T2007", SAME),
          Map.entry("T2008", SAME),
          Map.entry("T2009", SAME),
          Map.entry("T2010", SAME),
          Map.entry("D1001", "see what it is divided by"));

  private LibraryWords() {}

  static String of(JException fault) {
    String words = String.valueOf(fault.getMessage()).replace(" Object ", " function ");
    String way = WAYS.get(fault.getError());
    return shortened(words) + (way == null ? "" : " (" + way + ")");
  }

  private static String shortened(String words) {
    return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
  }
}
