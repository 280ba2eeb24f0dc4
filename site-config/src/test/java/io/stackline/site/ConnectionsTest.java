package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.press.PressId;
import io.stackline.site.Line.Parity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the wiring of a press is written, and what is assumed of it. */
class ConnectionsTest {
  private static final String WRITTEN =
      "{host: 127.0.0.1, port: 15022, unit: 1, timeout: 1 s}\n    simulated: true";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static Site.Connection read(Path folder, String connection) throws IOException {
    return SiteFolder.copiedTo(folder)
        .with("site.yaml", WRITTEN, connection)
        .whole()
        .site()
        .press(new PressId("P2"))
        .connection();
  }

  @Test
  void whatNamesNoTransportIsModbusTcpWithoutGap(@TempDir Path folder) throws IOException {
    assertEquals(
        new Site.Connection(new Line.Tcp("plc.plant", 502), 255, SECOND, Duration.ZERO),
        read(folder, "{host: PLC.plant, port: 502, unit: 255}"));
  }

  @Test
  void aPressBehindAGatewayNamesItsGapAndTimeout(@TempDir Path folder) throws IOException {
    assertEquals(
        new Site.Connection(
            new Line.RtuOverTcp("10.0.7.9", 4001),
            5,
            Duration.ofMillis(400),
            Duration.ofMillis(20)),
        read(
            folder,
            "{transport: rtu-over-tcp, host: 10.0.7.9, port: 4001, unit: 5, gap: 20 ms,"
                + " timeout: 400 ms}"));
  }

  @Test
  void aSerialPortIsThatOfTheModbusSpecificationUnlessItIsWritten(@TempDir Path folder)
      throws IOException {
    assertEquals(
        new Site.Connection(
            new Line.Serial("/dev/ttyUSB0", 19_200, Parity.EVEN, 1),
            3,
            SECOND,
            Duration.ofNanos(2_005_208)),
        read(folder, "{transport: serial, device: /dev/ttyUSB0, unit: 3}"));
  }

  @ParameterizedTest
  @CsvSource({
    // Eleven bits a character, 3.5 characters: 1.2 kbit/s is 32.08 ms; fast lines have the least.
    "1200, EVEN, 1, 32083333",
    "9600, NONE, 1, 3645833",
    "9600, ODD, 2, 4375000",
    "115200, NONE, 2, 2000000"
  })
  void theSilenceOfASerialLineIsThreeAndAHalfCharacters(
      int baud, Parity parity, int stopBits, long nanos) {
    assertEquals(
        Duration.ofNanos(nanos), new Line.Serial("COM3", baud, parity, stopBits).silence());
  }

  @Test
  void withoutParityThereAreTwoStopBits(@TempDir Path folder) throws IOException {
    assertEquals(
        new Line.Serial("COM12", 9600, Parity.NONE, 2),
        read(folder, "{transport: serial, device: COM12, baud: 9600, parity: none, unit: 3}")
            .line());
  }

  @Test
  void unitsOnOneLineAreDifferentPresses(@TempDir Path folder) throws IOException {
    assertEquals(
        new Line.Tcp("127.0.0.1", 15021),
        read(folder, "{host: 127.0.0.1, port: 15021, unit: 2}\n    simulated: true").line());
  }

  @Test
  void nonsenseIsRefusedInCodeToo() {
    Line rtu = new Line.RtuOverTcp("gateway", 4001);
    for (int unit : new int[] {0, 248}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Site.Connection(rtu, unit, SECOND, Duration.ZERO));
    }
    assertThrows(IllegalArgumentException.class, () -> new Line.Tcp(" ", 502));
    assertThrows(IllegalArgumentException.class, () -> new Line.Tcp("plc", 65_536));
    assertThrows(
        IllegalArgumentException.class, () -> new Line.Serial("ttyUSB0", 9600, Parity.ODD, 1));
    assertThrows(
        IllegalArgumentException.class, () -> new Line.Serial("COM1", 9600, Parity.ODD, 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Site.Connection(rtu, 1, Duration.ZERO, Duration.ZERO));
  }
}
