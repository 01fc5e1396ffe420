package dev.pollen.catalog.read;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write sizes of files and disks: in thousands, as disks are sold. */
final class ByteSize {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})(KB|MB|GB|TB)");
  private static final Map<String, Long> UNITS =
      Map.of("KB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);

  private ByteSize() {}

  /** The size in bytes; empty when it is not one. */
  static Optional<Long> parse(String text) {
    Matcher size = SIZE.matcher(text);
    return size.matches()
        ? Optional.of(Math.multiplyExact(Long.parseLong(size.group(1)), UNITS.get(size.group(2))))
        : Optional.empty();
  }
}
