package dev.pollen.engine.spi;

/**
 * The code that speaks to one system.
 *
 * <p>Found by {@link java.util.ServiceLoader}; one instance per daemon, made before any recipe
 * starts. Two connectors for one system stop the start.
 */
public interface Connector {

  /** The key of the system in the catalog, such as {@code highlevel}. */
  String system();

  /**
   * Opens a connection. Makes no call; wrong settings throw {@link IllegalArgumentException} whose
   * message names the setting and the way out.
   */
  Connection open(ConnectionSettings settings, Host host);
}
