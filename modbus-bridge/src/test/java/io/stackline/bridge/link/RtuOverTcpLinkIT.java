package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RtuOverTcpLinkIT extends SocketLinkContract {
  @Override
  Wrapping wrapping() {
    return Wrapping.RTU;
  }

  static Stream<Arguments> framesThatDoNotFit() {
    return Stream.of(
        misfit("a bit of the value lost", (r, w) -> w.send(flipped(r.registers(7), 4))),
        misfit("a bit of the CRC lost", (r, w) -> w.send(flipped(r.registers(7), 6))),
        misfit("a bit of an exception lost", (r, w) -> w.send(flipped(r.exception(2), 3))),
        misfit(
            "a byte too many",
            (r, w) -> w.send(Arrays.copyOf(r.registers(7), r.registers(7).length + 1))),
        misfit("two answers", (r, w) -> w.send(twice(r.registers(7)))));
  }

  private static byte[] flipped(byte[] frame, int at) {
    frame[at] ^= 0x10;
    return frame;
  }

  private static byte[] twice(byte[] frame) {
    byte[] both = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, both, frame.length, frame.length);
    return both;
  }

  /** Without a number that tells answers apart, whatever is not exact is in doubt. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("framesThatDoNotFit")
  void aFrameThatIsNotExactIsRefused(String name, ScriptedPlc.Script script) throws Exception {
    PlcLink link = link(plc(script), LONG);
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 1));

    assertEquals(LinkException.Kind.GARBLED, e.kind(), name + ": " + e.getMessage());
  }
}
