package dev.pollen.engine.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pollen.catalog.read.Problem;
import dev.pollen.catalog.read.YamlFile;
import dev.pollen.engine.spi.net.Hosts;
import dev.pollen.engine.spi.net.Network;
import dev.pollen.engine.spi.net.Proxies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRulesTest {
  private static final Network STRICT =
      new Network(
          Hosts.of(List.of("printer.lan", "10.0.0.0/8")),
          true,
          Hosts.of(List.of("10.1.0.0/16", "localhost:9000")),
          Optional.empty(),
          Proxies.NONE,
          Network.USUAL.names());

  private static String code(Network network, String url) {
    List<Problem> problems = new ArrayList<>();
    YamlFile yaml = YamlFile.parse("r.yaml", "url: \"" + url + "\"\n");
    new AddressRules(new Report(yaml, problems), network).check("/url", "url", url);
    problems.forEach(one -> assertEquals("r.yaml:1:6", one.toString().substring(0, 10)));
    return String.join(" ", problems.stream().map(Problem::code).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/x, ''",
    "http://example.com, plain-http",
    "HTTP://Example.com:8080/x?y#z, plain-http",
    "http://localhost:9400/x, ''",
    "http://127.0.0.1, ''",
    "http://[::1]:80/x, ''",
    "http://example.com/${{ record.id }}, plain-http",
    "http://example.com?id=${{ record.id }}, plain-http",
    "http://example.${{ record.tld }}/, ''",
    "http://${{ record.host }}/, ''",
    "${{ record.url }}, ''",
    "/below/the/base, ''"
  })
  void plainHttpIsForThisMachine(String url, String code) {
    assertEquals(code, code(Network.USUAL, url));
  }

  @ParameterizedTest
  @CsvSource({
    "http://printer.lan/x, ''",
    "http://10.1.2.3/x, ''",
    "http://10.2.2.3/x, private-address",
    "http://11.2.2.3/x, plain-http",
    "https://169.254.169.254/x, private-address",
    "https://[fd00:ec2::254]/x, private-address",
    "https://localhost/x, private-address",
    "https://localhost:9000/x, ''",
    "https://example.com/x, ''"
  })
  void whatIsListedMayBeCalledAndPrivateAddressesMayNot(String url, String code) {
    assertEquals(code, code(STRICT, url));
  }
}
