package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code connection} of each press and sees that no two share a device. */
final class Connections {
  private static final Key.One<String> HOST =
      Key.needed("host", OpcUaReader.HOST_FORM, "host of its Modbus TCP device", "127.0.0.1");
  private static final Key.One<Integer> PORT =
      Key.needed("port", OpcUaReader.PORT_FORM, "port of the device", "502");
  private static final Key.One<Integer> UNIT =
      Key.needed("unit", Forms.whole(0, 255), "Modbus unit", "1");
  private static final Key.One<Duration> TIMEOUT =
      Key.usual(
          "timeout",
          Quantities.duration("50 ms", "60 s"),
          "1 s",
          "for connecting and for one answer",
          "500 ms");

  static final Group KEYS = Group.of("a Modbus TCP device", HOST, PORT, UNIT, TIMEOUT);

  private final Problems problems;
  private final Map<String, Place> devices = new HashMap<>();

  Connections(Problems problems) {
    this.problems = problems;
  }

  Optional<Site.Connection> read(Fields fields) {
    Optional<String> host = fields.read(HOST);
    Optional<Integer> port = fields.read(PORT);
    Optional<Integer> unit = fields.read(UNIT);
    Optional<Duration> timeout = fields.read(TIMEOUT);
    Optional<Site.Connection> connection =
        fields.build(
            () ->
                new Site.Connection(
                    host.orElseThrow(),
                    port.orElseThrow(),
                    unit.orElseThrow(),
                    timeout.orElseThrow()));
    connection.ifPresent(each -> checkDevice(each, fields.place()));
    return connection;
  }

  private void checkDevice(Site.Connection connection, Place place) {
    String device =
        "%s:%d unit %d".formatted(connection.host(), connection.port(), connection.unit());
    Place first = devices.putIfAbsent(device.toLowerCase(Locale.ROOT), place);
    if (first != null) {
      problems.problem(
          Code.DUPLICATE,
          place,
          device + " is the device of another press already, at " + first.spot(),
          "give each press its own host, port or unit");
    }
  }
}
