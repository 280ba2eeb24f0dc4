package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.security.ServerKey;
import io.stackline.site.Site.OpcUa;
import java.net.Inet6Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndpointsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void anAddressIsNamedWithoutTheInterfaceItIsOn() throws Exception {
    byte[] octets = new byte[16];
    octets[0] = (byte) 0xFD;
    octets[15] = 2;
    Inet6Address address = Inet6Address.getByAddress(null, octets, 4);
    assertEquals("fd00:0:0:0:0:0:0:2%4", address.getHostAddress(), "control");
    assertEquals("fd00:0:0:0:0:0:0:2", Endpoints.literal(address));
  }

  /** A machine with an IPv6 address of its own could not start at all. */
  @Test
  void aServerAtAllAddressesHasACertificateForEachOfThem() throws Exception {
    OpcUa everywhere =
        new OpcUa("0.0.0.0", "line.plant", 0, false, false, Duration.ofMillis(50), 100, 50_000);
    Set<String> names = Endpoints.names(everywhere);
    assertTrue(names.contains("line.plant"), names.toString());
    ServerKey key = ServerKey.open(folder, new ServerKey.Subject("x", "urn:x", names));
    assertEquals(names.size() + 1, key.certificate().getSubjectAlternativeNames().size());
  }
}
