package dev.pollen.daemon;

import dev.pollen.catalog.Catalog;
import dev.pollen.catalog.Field;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.vault.Scrubber;
import java.util.List;
import java.util.stream.Stream;

/** The secrets that stand in the settings of connections, or that these refer to. */
public final class SettingSecrets {
  private SettingSecrets() {}

  /** Lets a scrubber know them. */
  public static void teach(
      Scrubber scrubber, Catalog catalog, List<ConnectionSettings> connections) {
    connections.forEach(
        one -> scrubber.know("settings of " + one.name(), secrets(catalog, one).toList()));
  }

  private static Stream<String> secrets(Catalog catalog, ConnectionSettings one) {
    Stream<String> fields =
        catalog.system(one.system()).stream()
            .flatMap(system -> system.connectionFields().stream())
            .filter(Field::secret)
            .map(field -> one.fields().path(field.name()).asText());
    Stream<String> app = one.app().stream().map(ConnectionSettings.OAuthApp::clientSecret);
    return Stream.of(one.token().stream(), app, fields)
        .flatMap(secrets -> secrets)
        .filter(text -> !text.isBlank());
  }
}
