package dev.pollen.engine.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the master key comes from. Blocks while it reads or writes a file. */
public sealed interface KeySource permits GivenKey, KeyFile {
  /** The environment variable that holds the master key itself. */
  String VARIABLE = "POLLEN_MASTER_KEY";

  /** The environment variable that names a file with it. */
  String FILE_VARIABLE = "POLLEN_MASTER_KEY_FILE";

  /** The environment's, else the file's that it names, else one that is made beside the store. */
  static KeySource of(Map<String, String> environment, Path beside) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .map(text -> (KeySource) new GivenKey("the variable " + VARIABLE, () -> text))
        .or(
            () ->
                Optional.ofNullable(environment.get(FILE_VARIABLE))
                    .map(name -> new GivenKey("the file " + name, () -> text(Path.of(name)))))
        .orElseGet(() -> new KeyFile(beside));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new VaultFault(
          "the master key's file %s is not there (%s names it)".formatted(file, FILE_VARIABLE));
    } catch (IOException e) {
      throw new VaultFault(
          "the master key's file %s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * The key as it is.
   *
   * @param mayMake whether a missing one may be made: only while nothing is sealed yet
   */
  MasterKey read(boolean mayMake);

  /** A key with a new one in front, durable; the same one if it is not ours to change. */
  MasterKey renewed();

  /** Only the first key is needed from now on. */
  void settled();
}
