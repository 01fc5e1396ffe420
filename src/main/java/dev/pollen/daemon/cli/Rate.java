package dev.pollen.daemon.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how often something happens: {@code 2/s}, {@code 30/m}, {@code 0} for never. */
final class Rate implements ITypeConverter<Double> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(?:/(s|m|h))?");

  @Override
  public Double convert(String text) {
    Matcher match = FORM.matcher(text);
    if (!match.matches()) {
      throw new TypeConversionException("'" + text + "' is no rate: write one such as 2/s or 30/m");
    }
    double times = Double.parseDouble(match.group(1));
    return switch (match.group(2) == null ? "s" : match.group(2)) {
      case "m" -> times / 60;
      case "h" -> times / 3600;
      default -> times;
    };
  }
}
