package dev.pollen.engine.spi.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.9",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.0.1",
        "198.18.0.1",
        "198.19.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b::a83f:8110",
        "64:ff9b:1::7f00:1",
        "64:ff9b:1:a9fe:a9:fe00::",
        "64:ff9b:1:a9fe:a9:fe00::1",
        "64:ff9b:1:a:0:1::",
        "64:ff9b:1:a:0:1:2:3",
        "64:ff9b:1:2:a:0:1ff:ffff",
        "64:ff9b:1:a:a:0:100:0",
        "64:ff9b:1:2:a:0:100:0",
        "64:ff9b:2::101:101",
        "168.63.129.16",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001::1",
        "2130706433",
        "127.1"
      })
  void isPrivate(String address) throws UnknownHostException {
    assertEquals(true, PrivateAddress.is(InetAddress.getAllByName(address)[0]), address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.2.1",
        "192.167.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.1",
        "2606:4700::1111",
        "2a00::1",
        "64:ff9b::101:101",
        "64:ff9b:1::101:101",
        "64:ff9b:1:101:1:100::",
        "64:ff9b:1:2:1:101:100:0",
        "168.63.129.17",
        "2002:101:101::1",
        "::ffff:1.1.1.1",
        "2001:db8::1"
      })
  void isPublic(String address) throws UnknownHostException {
    assertEquals(false, PrivateAddress.is(InetAddress.getAllByName(address)[0]), address);
  }
}
