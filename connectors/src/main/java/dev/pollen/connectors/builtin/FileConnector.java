package dev.pollen.connectors.builtin;

import dev.pollen.engine.spi.Connection;
import dev.pollen.engine.spi.ConnectionSettings;
import dev.pollen.engine.spi.Connector;
import dev.pollen.engine.spi.Host;
import java.util.Map;

/** The system {@code file}: {@code file.append} and {@code file.replace}. */
public final class FileConnector implements Connector {
  private final AppendFiles files = new AppendFiles();

  @Override
  public String system() {
    return "file";
  }

  @Override
  public Connection open(ConnectionSettings settings, Host host) {
    return Operations.ofActions(
        system(),
        Map.of(
            "file.append", spec -> new FileAppend(spec, host, files),
            "file.replace", spec -> new FileReplace(spec, host)));
  }
}
