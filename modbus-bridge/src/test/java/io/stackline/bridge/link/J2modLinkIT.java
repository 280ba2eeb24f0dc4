package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.Hex;
import io.stackline.bridge.register.Words;
import io.stackline.site.Site.Connection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class J2modLinkIT {
  private static final Duration LONG = Duration.ofSeconds(5);

  private static LinkException readOne(ScriptedPlc.Script script) throws Exception {
    try (ScriptedPlc plc = ScriptedPlc.start(script);
        PlcLink link = Lines.alone(plc.connection(LONG))) {
      return assertThrows(LinkException.class, () -> link.readInput(100, 2));
    }
  }

  @Test
  void registersTravelBothWaysByteForByte() throws Exception {
    try (ScriptedPlc plc =
            ScriptedPlc.start(
                (request, wire) ->
                    wire.send(
                        request.function() == 16
                            ? request.written()
                            : request.registers(0xC2F6, 0xE666)));
        PlcLink link = Lines.alone(plc.connection(LONG))) {
      assertEquals(Hex.at(4, "C2F6 E666"), link.readInput(4, 2));
      assertEquals(Hex.at(64, "C2F6 E666"), link.readHolding(64, 2));
      link.write(Hex.at(0x1234, "BEEF 0001"));

      assertEquals("04 00 04 00 02", hex(plc.seen().get(0)));
      assertEquals("03 00 40 00 02", hex(plc.seen().get(1)));
      assertEquals("10 12 34 00 02 04 BE EF 00 01", hex(plc.seen().get(2)));
      assertEquals(1, plc.connections());
    }
  }

  private static String hex(ScriptedPlc.Request request) {
    return request.pdu().stream()
        .map(each -> String.format("%02X", each))
        .collect(Collectors.joining(" "));
  }

  @Test
  void aPlcThatRefusesConnectionsIsNamed() throws Exception {
    int free;
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = server.getLocalPort();
    }
    try (PlcLink link = Lines.alone(Connection.tcp("127.0.0.1", free, 1, LONG))) {
      LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 80));

      assertEquals(LinkException.Kind.REFUSED, e.kind());
      assertTrue(String.valueOf(e.getMessage()).contains("127.0.0.1:" + free), e.getMessage());
    }
  }

  @Test
  void aHostNobodyKnowsIsRefused() {
    try (PlcLink link = Lines.alone(Connection.tcp("no such host", 502, 1, LONG))) {
      LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 80));

      assertEquals(LinkException.Kind.REFUSED, e.kind());
    }
  }

  @Test
  void aMutePlcTimesOutByTheWallClockAndTheMessageSaysWhere() throws Exception {
    try (ScriptedPlc mute = ScriptedPlc.start((request, wire) -> {});
        PlcLink link = Lines.alone(mute.connection(Duration.ofMillis(120)))) {
      long begun = System.nanoTime();
      LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 80));
      long millis = (System.nanoTime() - begun) / 1_000_000;

      assertEquals(LinkException.Kind.TIMED_OUT, e.kind());
      assertTrue(millis >= 100 && millis < 5000, millis + " ms");
      assertEquals(
          "127.0.0.1:" + mute.port() + " unit 1 function 4 register 100: no answer within 120 ms",
          e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({"2, no such address", "6, device busy", "11, device behind the gateway"})
  void anExceptionAnswerIsReportedWithItsCode(int code, String words) throws Exception {
    LinkException e = readOne((request, wire) -> wire.send(request.exception(code)));

    assertEquals(LinkException.Kind.EXCEPTION, e.kind());
    assertEquals(OptionalInt.of(code), e.exceptionCode());
    assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
  }

  static Stream<Arguments> answersThatDoNotFit() {
    return Stream.of(
        fits(
            "another unit",
            (r, w) -> w.send(ScriptedPlc.raw(r.transaction(), 2, 4, 4, 0, 1, 0, 2))),
        fits("another function", (r, w) -> w.send(r.frame(3, 4, 0, 1, 0, 2))),
        fits("too few registers", (r, w) -> w.send(r.registers(1))),
        fits("too many registers", (r, w) -> w.send(r.registers(1, 2, 3))),
        fits("more registers than bytes", (r, w) -> w.send(r.frame(4, 4, 0, 1))),
        fits("an unknown function", (r, w) -> w.send(r.frame(0x55, 0))),
        fits("an exception to another function", (r, w) -> w.send(r.frame(0x83, 2))),
        fits(
            "an exception from another unit",
            (r, w) -> w.send(ScriptedPlc.raw(r.transaction(), 9, 0x84, 2))),
        fits(
            "an exception of another transaction",
            (r, w) -> w.send(ScriptedPlc.raw(r.transaction() + 5, 1, 0x84, 2))),
        fits(
            "half a frame",
            (r, w) -> {
              w.send(Arrays.copyOf(r.registers(1, 2), 10));
              w.hangUp();
            }),
        fits("nothing but a closed connection", (r, w) -> w.hangUp()));
  }

  private static Arguments fits(String name, ScriptedPlc.Script script) {
    return Arguments.of(name, script);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatDoNotFit")
  void anAnswerThatDoesNotFitTheQuestionIsRefused(String name, ScriptedPlc.Script script)
      throws Exception {
    LinkException e = readOne(script);

    assertEquals(LinkException.Kind.GARBLED, e.kind(), name + ": " + e.getMessage());
  }

  @Test
  void aWriteIsBelievedOnlyIfTheAnswerNamesItsRegisters() throws Exception {
    try (ScriptedPlc plc =
            ScriptedPlc.start((request, wire) -> wire.send(request.frame(16, 0, 64, 0, 19)));
        PlcLink link = Lines.alone(plc.connection(LONG))) {
      LinkException e =
          assertThrows(LinkException.class, () -> link.write(Words.at(64, new int[20])));

      assertEquals(LinkException.Kind.GARBLED, e.kind());
    }
  }

  @Test
  void afterAnyFailureTheSocketIsDroppedAndTheNextCallConnectsAnew() throws Exception {
    try (ScriptedPlc plc =
            ScriptedPlc.start(
                (request, wire) ->
                    wire.send(
                        request.n() == 1 ? request.exception(6) : request.registers(request.n())));
        PlcLink link = Lines.alone(plc.connection(LONG))) {
      assertThrows(LinkException.class, () -> link.readInput(100, 1));

      assertEquals(2, link.readInput(100, 1).u16(100));
      assertEquals(3, link.readInput(100, 1).u16(100));
      assertEquals(2, plc.connections());
    }
  }
}
