package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the {@code connection} of each press and sees that no two share a device, and that those on
 * one line agree on what it is.
 */
final class Connections {
  /** How a line is spoken. */
  enum Transport {
    TCP,
    RTU_OVER_TCP,
    SERIAL
  }

  private static final Key.One<Transport> TRANSPORT =
      Key.usual("transport", Forms.choice(Transport.class), "tcp", "what the line speaks", "tcp");

  /** The same where it has to be said. */
  private static final Key.One<Transport> SAID =
      Key.needed(
          "transport", Forms.choice(Transport.class), "what the line speaks", "rtu-over-tcp");

  private static final Key.One<String> HOST =
      Key.needed("host", OpcUaReader.HOST_FORM, "host of the device or gateway", "127.0.0.1");
  private static final Key.One<Integer> PORT =
      Key.needed("port", OpcUaReader.PORT_FORM, "port of the device or gateway", "502");
  private static final Key.One<String> DEVICE =
      Key.needed(
          "device",
          Forms.shape(
              Line.Serial.DEVICE,
              "serial device",
              "a serial device such as /dev/ttyUSB0, /dev/serial/by-id/… or COM3"),
          "serial port of this machine",
          "/dev/ttyUSB0");
  private static final Key.One<Integer> BAUD =
      Key.usual(
          "baud",
          Forms.whole(Line.Serial.BAUD_MIN, Line.Serial.BAUD_MAX),
          "19200",
          "bits a second",
          "9600");
  private static final Key.One<Line.Parity> PARITY =
      Key.usual("parity", Forms.choice(Line.Parity.class), "even", "parity bit", "none");
  private static final Key.One<Integer> STOP_BITS =
      Key.maybe(
          "stop-bits",
          Forms.whole(1, 2),
          "1; 2 without parity, as the Modbus specification has it",
          "stop bits; there are always 8 data bits",
          "1");
  private static final Key.One<Integer> UNIT =
      Key.needed("unit", Forms.whole(0, 255), "Modbus unit", "1");
  private static final Key.One<Integer> RTU_UNIT =
      Key.needed("unit", Forms.whole(1, 247), "Modbus unit; 0 is for all and gets no answer", "1");
  private static final Key.One<Duration> TIMEOUT =
      Key.usual(
          "timeout",
          Quantities.duration("50 ms", "60 s"),
          "1 s",
          "for connecting and for one answer",
          "500 ms");
  private static final Key.One<Duration> GAP = gap("0 ms");
  private static final Key.One<Duration> RTU_GAP = gap("2 ms");
  private static final Key.One<Duration> SERIAL_GAP = gap("3.5 characters, at least 2 ms");

  private static final Group TCP =
      Group.of("a press on Modbus TCP", TRANSPORT, HOST, PORT, UNIT, TIMEOUT, GAP)
          .where(TRANSPORT, "tcp");
  private static final Group RTU =
      Group.of(
              "a press behind a gateway that hands RTU frames on",
              SAID,
              HOST,
              PORT,
              RTU_UNIT,
              TIMEOUT,
              RTU_GAP)
          .where(SAID, "rtu-over-tcp");
  private static final Group SERIAL =
      Group.of(
              "a press on a serial port",
              SAID,
              DEVICE,
              BAUD,
              PARITY,
              STOP_BITS,
              RTU_UNIT,
              TIMEOUT,
              SERIAL_GAP)
          .where(SAID, "serial");

  static final Key.Part KEY =
      Key.part(
          Key.needed(
              "connection", "how its PLC is reached; several may share a line by their units", ""),
          TCP,
          RTU,
          SERIAL);

  private final Problems problems;
  private final Map<String, Place> devices = new HashMap<>();
  private final Map<String, Line> lines = new HashMap<>();

  Connections(Problems problems) {
    this.problems = problems;
  }

  private static Key.One<Duration> gap(String absence) {
    return Key.maybe(
        "gap",
        Quantities.duration("0 ms", "1 s"),
        absence,
        "least silence on the line between two transactions",
        "20 ms");
  }

  Optional<Site.Connection> read(Fields fields) {
    Optional<Transport> transport = fields.read(TRANSPORT);
    Optional<Site.Connection> connection =
        transport.flatMap(
            each ->
                switch (each) {
                  case TCP -> tcp(fields.as(TCP));
                  case RTU_OVER_TCP -> rtu(fields.as(RTU));
                  case SERIAL -> serial(fields.as(SERIAL));
                });
    connection.ifPresent(each -> checkDevice(each, fields.place()));
    return connection;
  }

  private static Optional<Site.Connection> tcp(Fields fields) {
    Optional<String> host = fields.read(HOST);
    Optional<Integer> port = fields.read(PORT);
    return on(fields, UNIT, GAP, () -> new Line.Tcp(host.orElseThrow(), port.orElseThrow()));
  }

  private static Optional<Site.Connection> rtu(Fields fields) {
    Optional<String> host = fields.read(HOST);
    Optional<Integer> port = fields.read(PORT);
    return on(
        fields,
        RTU_UNIT,
        RTU_GAP,
        () -> new Line.RtuOverTcp(host.orElseThrow(), port.orElseThrow()));
  }

  private static Optional<Site.Connection> serial(Fields fields) {
    Optional<String> device = fields.read(DEVICE);
    Optional<Integer> baud = fields.read(BAUD);
    Optional<Line.Parity> parity = fields.read(PARITY);
    Optional<Integer> stopBits = fields.read(STOP_BITS);
    return on(
        fields,
        RTU_UNIT,
        SERIAL_GAP,
        () ->
            new Line.Serial(
                device.orElseThrow(),
                baud.orElseThrow(),
                parity.orElseThrow(),
                stopBits.orElse(parity.orElseThrow() == Line.Parity.NONE ? 2 : 1)));
  }

  private static Optional<Site.Connection> on(
      Fields fields, Key.One<Integer> unitKey, Key.One<Duration> gapKey, Supplier<Line> maker) {
    Optional<Integer> unit = fields.read(unitKey);
    Optional<Duration> timeout = fields.read(TIMEOUT);
    Optional<Duration> gap = fields.read(gapKey);
    return fields.build(
        () -> {
          Line line = maker.get();
          return new Site.Connection(
              line, unit.orElseThrow(), timeout.orElseThrow(), gap.orElse(line.silence()));
        });
  }

  private void checkDevice(Site.Connection connection, Place place) {
    String address = connection.line().address();
    String device = address + " unit " + connection.unit();
    Place first = devices.putIfAbsent(device, place);
    if (first != null) {
      problems.problem(
          Code.DUPLICATE,
          place,
          device + " is the device of another press already, at " + first.spot(),
          "give each press its own line or unit");
    }
    Line line = lines.putIfAbsent(address, connection.line());
    if (line != null && !line.equals(connection.line())) {
      problems.problem(
          Code.CONFLICT,
          place,
          address + " is described otherwise by another press",
          "write the same transport, baud, parity and stop-bits for all presses on one line");
    }
  }
}
