package dev.pollen.connectors.kit;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and certificates made on the spot by the JDK's keytool: an authority of its own ({@code
 * root}), and what it issued.
 */
public final class Certificates {
  private static final String PASSWORD = "of-the-test";

  private final Path store;
  private final Path root;

  private Certificates(Path folder) {
    this.store = folder.resolve("keys.p12");
    this.root = folder.resolve("root.pem");
  }

  /** Makes the authority. */
  public static Certificates in(Path folder) {
    Certificates made = new Certificates(folder);
    made.key("root", "CN=Root of the test", List.of("-ext", "bc:c", "-validity", "30"));
    made.run("-exportcert", "-rfc", "-alias", "root", "-file", made.root.toString());
    return made;
  }

  /** The authority's certificate, for those who trust it. */
  public Path root() {
    return root;
  }

  /** Issued by the authority for some hosts, from and for so many days. */
  public Certificates issue(String alias, String hosts, int fromDays, int days) {
    String start = (fromDays < 0 ? "" : "+") + fromDays + "d";
    key(
        alias,
        "CN=" + alias,
        List.of(
            "-signer",
            "root",
            "-ext",
            "san=" + hosts,
            "-startdate",
            start,
            "-validity",
            Integer.toString(days)));
    return this;
  }

  /** Signed by itself. */
  public Certificates alone(String alias, String hosts) {
    key(alias, "CN=" + alias, List.of("-ext", "san=" + hosts, "-validity", "30"));
    return this;
  }

  private void key(String alias, String name, List<String> more) {
    List<String> words =
        new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-dname", name, "-keyalg", "EC"));
    words.addAll(more);
    run(words.toArray(String[]::new));
  }

  private void run(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(words));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** For a server. */
  KeyCertOptions key(String alias) {
    return new PfxOptions().setPath(store.toString()).setPassword(PASSWORD).setAlias(alias);
  }
}
