package dev.pollen.engine.recipe;

import dev.pollen.engine.spi.net.Hosts;
import dev.pollen.engine.spi.net.Network;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Addresses that a recipe calls and writes out keep the rules of the network; of what an expression
 * makes, only the host that stands before it can be looked at here, the rest when it is called.
 */
final class AddressRules {
  /** The format of inputs that are called. */
  static final String FORMAT = "uri";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\s*(https?)://(\\[[^\\]]*\\]|[^/?#:@${}\\s]+)(?::(\\d{1,5}))?(?=[/?#]|$).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final Report report;
  private final Network network;

  AddressRules(Report report, Network network) {
    this.report = report;
    this.network = network;
  }

  void check(String pointer, String input, String text) {
    Matcher address = WRITTEN.matcher(text);
    if (address.matches()) {
      boolean plain = address.group(1).toLowerCase(Locale.ROOT).equals("http");
      int usual = plain ? HTTP : HTTPS;
      int port = address.group(3) == null ? usual : Integer.parseInt(address.group(3));
      host(pointer, input, address.group(2), port, plain);
    }
  }

  private void host(String pointer, String input, String host, int port, boolean plain) {
    if (plain && !network.mayBePlain(host, port)) {
      report.error(pointer, "plain-http", "'%s': %s".formatted(input, Network.plainWords(host)));
    }
    Hosts.written(host)
        .or(() -> Hosts.loopback(host))
        .filter(address -> !network.mayReach(host, port, address))
        .ifPresent(
            address ->
                report.error(
                    pointer,
                    "private-address",
                    "'%s': %s".formatted(input, Network.privateWords(host, address))));
  }
}
