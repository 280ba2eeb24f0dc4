package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.site.Site.Connection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TcpLinkIT extends SocketLinkContract {
  @Override
  Wrapping wrapping() {
    return Wrapping.MBAP;
  }

  static Stream<Arguments> headersThatDoNotFit() {
    return Stream.of(
        misfit("another number", (r, w) -> w.send(r.from(r.transaction() + 1, 1, 4, 2, 0, 7))),
        misfit(
            "an exception of another number",
            (r, w) -> w.send(r.from(r.transaction() + 5, 1, 0x84, 2))),
        misfit("another protocol", (r, w) -> w.send(poked(r.registers(7), 3, 1))),
        misfit("a length too short", (r, w) -> w.send(poked(r.registers(7), 5, 4))),
        misfit("a length too long", (r, w) -> w.send(poked(r.registers(7), 5, 6))),
        misfit("a length beyond all frames", (r, w) -> w.send(poked(r.registers(7), 4, 0xFF))),
        misfit("a longer exception", (r, w) -> w.send(r.frame(0x84, 2, 0))));
  }

  private static byte[] poked(byte[] frame, int at, int octet) {
    frame[at] = (byte) octet;
    return frame;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headersThatDoNotFit")
  void aHeaderThatDoesNotFitIsRefused(String name, ScriptedPlc.Script script) throws Exception {
    PlcLink link = link(plc(script), LONG);
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 1));

    assertEquals(LinkException.Kind.GARBLED, e.kind(), name + ": " + e.getMessage());
  }

  @Test
  void aHostNobodyKnowsIsRefused() {
    PlcLink link = Lines.alone(Connection.tcp("no such host", 502, 1, LONG));
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 80));

    assertEquals(LinkException.Kind.REFUSED, e.kind());
    assertEquals(
        "no such host:502 unit 1 cannot be reached: there is no host of that name", e.getMessage());
    link.close();
  }
}
