package dev.pollen.catalog.render;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain words as Markdown of one page: nothing in them is markup, keys of operations are links. */
final class Prose {
  private static final Pattern CODE_OR_KEY =
      Pattern.compile("(?<code>`[^`]+`)|(?<key>\\b[a-z]+(?:\\.[a-z_]+){1,3}\\b)");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\*_\\[\\]<>|]");

  private final Links links;
  private final String page;

  Prose(Links links, String page) {
    this.links = links;
    this.page = page;
  }

  /** Words between backticks stay code. */
  String of(String words) {
    StringBuilder text = new StringBuilder();
    Matcher found = CODE_OR_KEY.matcher(words);
    int end = 0;
    while (found.find()) {
      text.append(plain(words.substring(end, found.start()))).append(special(found));
      end = found.end();
    }
    return text.append(plain(words.substring(end))).toString();
  }

  private String special(Matcher found) {
    return Optional.ofNullable(found.group("code"))
        .orElseGet(() -> key(found.group("key")).orElseGet(() -> plain(found.group())));
  }

  private Optional<String> key(String key) {
    return links
        .operation(key)
        .map(operation -> "[`%s`](%s)".formatted(key, links.to(operation, page)));
  }

  private static String plain(String words) {
    return SPECIAL.matcher(words).replaceAll("\\\\$0");
  }

  /** Words as the cell of a table. */
  String cell(String words) {
    return Markdown.cell(of(words));
  }
}
