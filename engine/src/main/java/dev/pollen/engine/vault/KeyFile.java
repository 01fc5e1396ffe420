package dev.pollen.engine.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A master key that Pollen made itself: a file that only its owner may read, one key a line. */
record KeyFile(Path file) implements KeySource {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  @Override
  public MasterKey read(boolean mayMake) {
    try {
      return MasterKey.read("the file " + file, Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      if (!mayMake) {
        throw new VaultFault(
            ("the master key is missing: this store's secrets were sealed with the one in %s; put"
                    + " that file back, or give its content as %s. If it is lost: 'pollen keys"
                    + " reset', then sign in again")
                .formatted(file, VARIABLE));
      }
      return made();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private VaultFault unusable(IOException e) {
    return new VaultFault("the master key's file %s: %s".formatted(file, e.getMessage()), e);
  }

  private MasterKey made() {
    String text = MasterKey.made();
    write(text);
    LOG.warn(
        "a master key was made: {} opens the secrets of this store. Keep a copy apart from the"
            + " store's backups: who has both can read them, who has lost it signs in again",
        file);
    return MasterKey.read("the file " + file, text);
  }

  private void write(String text) {
    try {
      OwnerFile.write(file, text);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  @Override
  public MasterKey renewed() {
    String old = text();
    write(MasterKey.made() + "\n" + old);
    return read(false);
  }

  @Override
  public void settled() {
    String text = text();
    String first = text.split("\\s+", 2)[0];
    if (!first.equals(text)) {
      write(first);
    }
  }

  private String text() {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw unusable(e);
    }
  }
}
