package dev.pollen.engine.spi.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pollen.engine.spi.net.Proxy.Kind;
import dev.pollen.engine.spi.net.Proxy.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static Optional<Proxy> to(Map<String, String> environment, boolean ssl) {
    return Proxies.of(environment).to(ssl, "api.example.com", ssl ? 443 : 80);
  }

  private static String told(Optional<Proxy> proxy) {
    return proxy.map(Proxy::toString).orElse("none");
  }

  @Test
  void eachSchemeHasItsOwnAndOneIsForAll() {
    Map<String, String> both = Map.of("HTTPS_PROXY", "s.example:1", "http_proxy", "p.example:2");
    assertEquals("s.example:1", told(to(both, true)));
    assertEquals("p.example:2", told(to(both, false)));
    assertEquals("a.example:3", told(to(Map.of("ALL_PROXY", "http://a.example:3"), true)));
    assertEquals("none", told(to(Map.of(), true)));
  }

  @Test
  void smallLettersGoFirst() {
    assertEquals(
        "small.example:1",
        told(to(Map.of("https_proxy", "small.example:1", "HTTPS_PROXY", "big.example:1"), true)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://p.example, HTTP, 1080",
    "http://p.example:3128/, HTTP, 3128",
    "socks5://p.example:9, SOCKS5, 9",
    "socks5h://p.example:9, SOCKS5, 9",
    "socks4a://p.example:9, SOCKS4, 9"
  })
  void kindsAndPorts(String text, Kind kind, int port) {
    Proxy proxy = to(Map.of("HTTPS_PROXY", text), true).orElseThrow();
    assertEquals(kind, proxy.kind());
    assertEquals(port, proxy.port());
  }

  @Test
  void theLoginIsDecodedAndKnownAsASecret() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://me:a%40b+c@p.example:1");
    assertEquals(
        Optional.of(new Login("me", "a@b+c")), to(environment, true).orElseThrow().login());
    assertEquals(List.of("a@b+c", "me:a@b+c"), Proxies.of(environment).secrets());
    assertFalse(to(environment, true).toString().contains("a@b"));
  }

  @Test
  void whoIsListedIsCalledDirectly() {
    Map<String, String> environment =
        Map.of("ALL_PROXY", "p.example:1", "NO_PROXY", "example.com, 10.0.0.0/8 .org:8443");
    Proxies proxies = Proxies.of(environment);
    assertTrue(proxies.to(true, "api.example.com", 443).isEmpty());
    assertTrue(proxies.to(true, "10.2.3.4", 443).isEmpty());
    assertTrue(proxies.to(true, "a.org", 8443).isEmpty());
    assertTrue(proxies.to(true, "a.org", 443).isPresent());
    assertTrue(proxies.to(true, "localhost", 443).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://u:secret@p.example", "ftp://p.example", "http://u:se cret@p", "://"})
  void whatCannotBeUsedIsToldWithoutWhatStandsThere(String text) {
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> Proxies.of(Map.of("HTTPS_PROXY", text)));
    assertTrue(wrong.getMessage().startsWith("HTTPS_PROXY"), wrong::getMessage);
    assertFalse(wrong.getMessage().contains("cret"), wrong::getMessage);
  }
}
