package dev.pollen.daemon.cli;

import dev.pollen.sandbox.FaultPlan;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads which faults a sandbox shows. */
final class FaultWords implements ITypeConverter<FaultPlan> {
  @Override
  public FaultPlan convert(String text) {
    try {
      return FaultPlan.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
