package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.ScriptedPlc.Request;
import io.stackline.bridge.link.ScriptedPlc.Script;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Hex;
import io.stackline.bridge.register.Words;
import io.stackline.site.Site.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every link promises, whatever it hangs on. */
@Timeout(30)
abstract class PlcLinkContract {
  static final Duration LONG = Duration.ofSeconds(5);
  static final Duration SHORT = Duration.ofMillis(150);

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** A PLC that answers as the script says, at the end of a line of the kind under test. */
  abstract ScriptedPlc plc(Script script) throws Exception;

  abstract Connection to(ScriptedPlc plc, Duration timeout);

  <T extends AutoCloseable> T closing(T resource) {
    opened.add(0, resource);
    return resource;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  PlcLink link(ScriptedPlc plc, Duration timeout) {
    return closing(Lines.alone(to(plc, timeout)));
  }

  static String hex(Request request) {
    return request.pdu().stream()
        .map(each -> String.format("%02X", each))
        .collect(Collectors.joining(" "));
  }

  @Test
  void everyFunctionTravelsByteForByte() throws Exception {
    ScriptedPlc plc =
        plc(
            (request, wire) ->
                wire.send(
                    switch (request.function()) {
                      case 1, 2 -> request.frame(request.function(), 2, 0xCD, 0x02);
                      case 3, 4 -> request.registers(0xC2F6, 0xE666);
                      default -> request.written();
                    }));
    PlcLink link = link(plc, LONG);
    Bits bits = Bits.at(19, true, false, true, true, false, false, true, true, false, true);
    assertEquals(bits, link.readCoils(19, 10));
    assertEquals(bits, link.readDiscretes(19, 10));
    assertEquals(Hex.at(64, "C2F6 E666"), link.readHolding(64, 2));
    assertEquals(Hex.at(4, "C2F6 E666"), link.readInput(4, 2));
    link.writeCoil(0x9001, true);
    link.writeCoil(2, false);
    link.writeOne(0xFFFF, 0xBEEF);
    link.write(Hex.at(0x1234, "BEEF 0001"));

    assertEquals(
        List.of(
            "01 00 13 00 0A",
            "02 00 13 00 0A",
            "03 00 40 00 02",
            "04 00 04 00 02",
            "05 90 01 FF 00",
            "05 00 02 00 00",
            "06 FF FF BE EF",
            "10 12 34 00 02 04 BE EF 00 01"),
        plc.seen().stream().map(PlcLinkContract::hex).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "2, no such address, true",
    "4, device failure, true",
    "5, takes long, false",
    "6, device busy, true",
    "10, gateway has no path, true",
    "11, device behind the gateway, false"
  })
  void anExceptionIsAWholeAnswerAfterWhichTheConnectionStands(
      int code, String words, boolean undone) throws Exception {
    ScriptedPlc plc =
        plc(
            (request, wire) ->
                wire.send(request.n() % 2 == 1 ? request.exception(code) : request.registers(7)));
    PlcLink link = link(plc, LONG);
    int before = plc.connections();
    for (int i = 0; i < 3; i++) {
      LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 1));
      assertEquals(LinkException.Kind.EXCEPTION, e.kind());
      assertEquals(OptionalInt.of(code), e.exceptionCode());
      assertEquals(undone, e.isKnownUndone());
      assertTrue(String.valueOf(e.getMessage()).contains(words), e.getMessage());
      assertEquals(7, link.readInput(100, 1).u16(100));
    }
    assertTrue(plc.connections() <= before + 1, plc.connections() + " connections");
  }

  static Stream<Arguments> answersThatDoNotFit() {
    return Stream.of(
        misfit("another unit", (r, w) -> w.send(r.from(r.transaction(), 2, 4, 4, 0, 1, 0, 2))),
        misfit("another function", (r, w) -> w.send(r.frame(3, 4, 0, 1, 0, 2))),
        misfit("too few registers", (r, w) -> w.send(r.registers(1))),
        misfit("too many registers", (r, w) -> w.send(r.registers(1, 2, 3))),
        misfit("more registers than told", (r, w) -> w.send(r.frame(4, 2, 0, 1, 0, 2))),
        misfit("an unknown function", (r, w) -> w.send(r.frame(0x55, 0, 0))),
        misfit("an exception to another function", (r, w) -> w.send(r.frame(0x83, 2))),
        misfit(
            "an exception from another unit",
            (r, w) -> w.send(r.from(r.transaction(), 9, 0x84, 2))));
  }

  static Arguments misfit(String name, Script script) {
    return Arguments.of(name, script);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatDoNotFit")
  void anAnswerThatDoesNotFitIsRefusedAndTheNextIsTaken(String name, Script first)
      throws Exception {
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              if (request.n() == 1) {
                first.answer(request, wire);
              } else {
                wire.send(request.registers(3, 4));
              }
            });
    PlcLink link = link(plc, LONG);
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 2));

    assertEquals(LinkException.Kind.GARBLED, e.kind(), name + ": " + e.getMessage());
    assertEquals(Words.at(100, 3, 4), link.readInput(100, 2), name);
    assertEquals(2, plc.seen().size(), "nothing is repeated");
  }

  @Test
  void aWriteIsBelievedOnlyIfItsEchoIsExact() throws Exception {
    ScriptedPlc plc =
        plc(
            (request, wire) ->
                wire.send(
                    switch (request.function()) {
                      case 5 -> request.frame(5, 0, 64, 0xFF, 0x01);
                      case 6 -> request.frame(6, 0, 64, 0, 8);
                      default -> request.frame(16, 0, 64, 0, 19);
                    }));
    PlcLink link = link(plc, LONG);
    List<LinkException> refusals =
        List.of(
            assertThrows(LinkException.class, () -> link.writeCoil(64, true)),
            assertThrows(LinkException.class, () -> link.writeOne(64, 7)),
            assertThrows(LinkException.class, () -> link.write(Words.at(64, new int[20]))));

    refusals.forEach(e -> assertEquals(LinkException.Kind.GARBLED, e.kind(), e.getMessage()));
  }

  /** Case A of what stock j2mod does: it writes twice and says all is well. */
  @Test
  void aWriteWhoseAnswerWasLostIsSentOnceAndNotKnownToBeUndone() throws Exception {
    ScriptedPlc plc = plc((request, wire) -> {});
    PlcLink link = link(plc, SHORT);
    LinkException e = assertThrows(LinkException.class, () -> link.writeOne(10, 7));

    assertEquals(LinkException.Kind.TIMED_OUT, e.kind());
    assertEquals(false, e.isKnownUndone());
    assertEquals(1, plc.seen().size());
    assertEquals(
        to(plc, SHORT).line().address() + " unit 1 function 6 register 10: no answer within 150 ms",
        e.getMessage());
  }

  /** Case B: it forgets the number of tries with each connect. */
  @Test
  void everyCallIsOneTryAfterEveryReconnectToo() throws Exception {
    ScriptedPlc plc = plc((request, wire) -> {});
    PlcLink link = link(plc, SHORT);
    for (int call = 1; call <= 3; call++) {
      assertThrows(LinkException.class, () -> link.write(Words.at(10, 7)));
      assertEquals(call, plc.seen().size());
    }
  }

  /** The time-out bounds the answer, not each of its bytes. */
  @Test
  void anAnswerThatDripsIsGivenUpAtTheTimeout() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    closing(over::countDown);
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              for (byte each : request.registers(new int[120])) {
                wire.send(new byte[] {each});
                if (over.await(100, TimeUnit.MILLISECONDS)) {
                  return;
                }
              }
            });
    PlcLink link = link(plc, Duration.ofMillis(400));
    long begun = System.nanoTime();
    LinkException e = assertThrows(LinkException.class, () -> link.readHolding(10, 120));
    long millis = (System.nanoTime() - begun) / 1_000_000;

    assertEquals(LinkException.Kind.TIMED_OUT, e.kind());
    assertTrue(millis >= 400 && millis < 10_000, millis + " ms; all of it would take 25 s");
  }

  @Test
  void anAnswerInPiecesIsOneAnswer() throws Exception {
    ScriptedPlc plc =
        plc(
            (request, wire) -> {
              for (byte each : request.registers(1, 2, 3)) {
                wire.send(new byte[] {each});
              }
            });
    assertEquals(Words.at(10, 1, 2, 3), link(plc, LONG).readHolding(10, 3));
  }

  @Test
  void whatNoFrameCanHoldIsRefusedBeforeAnythingIsSent() throws Exception {
    ScriptedPlc plc = plc((request, wire) -> {});
    PlcLink link = link(plc, SHORT);
    assertThrows(IllegalArgumentException.class, () -> link.readHolding(0, 126));
    assertThrows(IllegalArgumentException.class, () -> link.readInput(0, 0));
    assertThrows(IllegalArgumentException.class, () -> link.readCoils(65_535, 2));
    assertThrows(IllegalArgumentException.class, () -> link.readDiscretes(0, 2001));
    assertThrows(IllegalArgumentException.class, () -> link.writeOne(0, 65_536));
    assertThrows(IllegalArgumentException.class, () -> link.write(Words.at(0, new int[124])));
    assertEquals(List.of(), plc.seen());
  }

  @Test
  void afterADropAndAfterACloseNothingOldIsUsed() throws Exception {
    ScriptedPlc plc = plc((request, wire) -> wire.send(request.registers(request.n())));
    PlcLink link = link(plc, LONG);
    assertEquals(1, link.readInput(100, 1).u16(100));
    link.drop();
    link.drop();
    assertEquals(2, link.readInput(100, 1).u16(100));
    link.close();
    link.close();
    LinkException e = assertThrows(LinkException.class, () -> link.readInput(100, 1));

    assertEquals(LinkException.Kind.REFUSED, e.kind());
    assertTrue(e.isKnownUndone());
  }
}
