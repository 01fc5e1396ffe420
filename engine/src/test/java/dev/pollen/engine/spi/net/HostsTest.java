package dev.pollen.engine.spi.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

  @ParameterizedTest
  @CsvSource({
    "example.com, example.com, true",
    "example.com, API.Example.com, true",
    "example.com, badexample.com, false",
    "example.com, example.com.evil.org, false",
    ".example.com, api.example.com, true",
    "*.example.com, api.example.com, true",
    "*, whatever.org, true",
    "example.com:8080, example.com, false",
    "example.com:443, example.com, true",
    "10.0.0.0/8, 10.200.3.4, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "10.1.0.0/17, 10.1.127.9, true",
    "10.1.0.0/17, 10.1.128.9, false",
    "10.0.0.0/8, 10.example.com, false",
    "192.168.1.5, 192.168.1.5, true",
    "fd00::/8, [fd12::1], true",
    "fd00::/8, fe80::1, false",
    "[::1]:443, ::1, true",
    "[::1]:80, ::1, false",
    "2001:db8::1, 2001:DB8:0::1, true"
  })
  void aWordMeansItsHosts(String word, String host, boolean has) {
    assertEquals(has, Hosts.of(List.of(word)).has(host, 443));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0.0/x", "a b", "http://example.com", "fd00::/129", ""})
  void whatMeansNoHostIsNamed(String word) {
    Exception wrong = assertThrows(IllegalArgumentException.class, () -> Hosts.of(List.of(word)));
    assertTrue(wrong.getMessage().contains("write "), wrong::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.com/x, is an address: write its host alone",
    "example.com/x, is no host and no network",
    "10.0.0.0/33, is no network"
  })
  void whatWasMeantIsGuessed(String word, String words) {
    Exception wrong = assertThrows(IllegalArgumentException.class, () -> Hosts.of(List.of(word)));
    assertTrue(wrong.getMessage().contains(words), wrong::getMessage);
  }

  @Test
  void thisMachineIsKnownByItsUsualNames() {
    for (String here :
        List.of("localhost", "LOCALHOST", "127.0.0.1", "127.9.9.9", "[::1]", "::1")) {
      assertTrue(Hosts.isLoopback(here), here);
    }
    for (String away : List.of("localhost.example.com", "127.0.0.1.example.com", "10.0.0.1")) {
      assertTrue(!Hosts.isLoopback(away), away);
    }
  }
}
