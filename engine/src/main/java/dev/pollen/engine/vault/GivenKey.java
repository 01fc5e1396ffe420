package dev.pollen.engine.vault;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master key that a person gave, and changes: by putting a new one in front of it. */
record GivenKey(String from, Supplier<String> text) implements KeySource {
  private static final Logger LOG = LoggerFactory.getLogger(GivenKey.class);

  @Override
  public MasterKey read(boolean mayMake) {
    return MasterKey.read(from, text.get());
  }

  @Override
  public MasterKey renewed() {
    return read(false);
  }

  @Override
  public void settled() {
    if (read(false).keys().size() > 1) {
      LOG.info("{}: only the first of its keys is needed from now on: take the others away", from);
    }
  }
}
