package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several units behind one port, and units that understand little. */
class GatewayIT {
  private final Frames rtu = Frames.of(Framing.RTU_OVER_TCP);

  private static int port(Rack rack, Address first, int... units) throws IOException {
    int port = rack.start("A", first, new Scratchpad(), 1).port();
    for (int unit : units) {
      Address next = new Address(port, unit, first.framing(), first.absence());
      rack.start("B" + unit, next, new Scratchpad(), 1);
    }
    return port;
  }

  private void ask(RawWire wire, int unit, int... pdu) throws IOException {
    byte[] frame = rtu.frame(0, unit, RawWire.octets(pdu));
    int[] octets = new int[frame.length];
    for (int i = 0; i < frame.length; i++) {
      octets[i] = frame[i];
    }
    wire.send(octets);
  }

  private byte[] answer(int unit, int... pdu) {
    return rtu.frame(0, unit, RawWire.octets(pdu));
  }

  @Test
  void threeUnitsSpeakRtuOverOneSocketAndKeepTheirOwnWords() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime);
        RawWire wire = new RawWire(port(rack, Address.rtuOverTcp(0, 1), 2, 5))) {
      for (int unit : new int[] {1, 2, 5}) {
        ask(wire, unit, 6, 0, 7, 0, 10 + unit);
        assertArrayEquals(answer(unit, 6, 0, 7, 0, 10 + unit), wire.exactly(8), "echo");
      }
      for (int unit : new int[] {5, 2, 1}) {
        ask(wire, unit, 3, 0, 7, 0, 1);
        assertArrayEquals(answer(unit, 3, 2, 0, 10 + unit), wire.exactly(7));
      }
    }
  }

  @Test
  void aUnitSaysWhatItDoesNotUnderstand() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime);
        RawWire wire = new RawWire(port(rack, Address.rtuOverTcp(0, 1)))) {
      ask(wire, 1, 4, 0, 0, 0, 1);
      assertArrayEquals(answer(1, 0x84, 1), wire.exactly(5), "FC4 is not offered");
      ask(wire, 1, 16, 0, 0, 0, 1, 2, 0, 1);
      assertArrayEquals(answer(1, 0x90, 1), wire.exactly(5), "nor FC16");
      ask(wire, 1, 0x2B, 14, 1, 0);
      assertArrayEquals(answer(1, 0xAB, 1), wire.exactly(5), "nor what is unknown here");
      ask(wire, 1, 3, 0, 0, 0, 17);
      assertArrayEquals(answer(1, 0x83, 3), wire.exactly(5), "17 registers");
      ask(wire, 1, 3, 0, 48, 0, 16);
      assertEquals(37, wire.exactly(37).length, "control: 16 registers");
    }
  }

  @Test
  void onRtuNobodyAnswersForAnAbsentUnitAndTheNextRequestIsServed() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime);
        RawWire wire = new RawWire(port(rack, Address.rtuOverTcp(0, 1)))) {
      ask(wire, 9, 3, 0, 7, 0, 1);
      assertEquals(0, wire.untilSilence().length);
      ask(wire, 1, 3, 0, 7, 0, 1);
      assertArrayEquals(answer(1, 3, 2, 0, 0), wire.exactly(7));
    }
  }

  @Test
  void whatCameOfAHalfRtuFrameIsForgottenAfterSilence() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime);
        RawWire wire = new RawWire(port(rack, Address.rtuOverTcp(0, 1)))) {
      wire.send(1, 6, 0, 7, 0);
      assertEquals(0, wire.untilSilence().length);
      ask(wire, 1, 3, 0, 7, 0, 1);
      assertArrayEquals(answer(1, 3, 2, 0, 0), wire.exactly(7));
    }
  }

  @Test
  void aGatewayGivesUpOnAnAbsentUnitAfterAWhileAndOthersDoNotWaitForIt() throws IOException {
    Address gateway = Address.tcp(0, 1).with(Absence.after(Duration.ofMillis(400)));
    try (Rack rack = Rack.open(System::nanoTime)) {
      int port = port(rack, gateway, 2);
      try (RawMaster absent = new RawMaster(port, 9);
          RawMaster present = new RawMaster(port, 2)) {
        long start = System.nanoTime();
        absent.out().write(absent.frame(RawMaster.request(3, 7, 1)));
        for (int i = 0; i < 20; i++) {
          present.read(3, 7, 1);
        }
        assertEquals(0, absent.available(), "the gateway still waits for its unit");
        assertArrayEquals(RawWire.octets(0x83, 0x0B), absent.answer());
        assertTrue(System.nanoTime() - start >= Duration.ofMillis(400).toNanos());
      }
    }
  }

  @Test
  void aDeadUnitLeavesTheOthersBehindTheSamePortAlone() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress dead = rack.start("A", Address.rtuOverTcp(0, 1), new Scratchpad(), 1);
      rack.start("B", Address.rtuOverTcp(dead.port(), 2), new Scratchpad(), 1);
      dead.fault(Fault.Order.now(Fault.OnWire.of(Mishap.DEAD, 1)), 1);
      try (RawWire wire = new RawWire(dead.port())) {
        ask(wire, 1, 3, 0, 7, 0, 1);
        ask(wire, 2, 3, 0, 7, 0, 1);
        assertArrayEquals(answer(2, 3, 2, 0, 0), wire.untilSilence());
        dead.clearFaults();
        ask(wire, 1, 3, 0, 7, 0, 1);
        assertArrayEquals(answer(1, 3, 2, 0, 0), wire.exactly(7));
      }
    }
  }

  @Test
  void whatCannotStandBehindOnePortIsRefused() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      int port = port(rack, Address.tcp(0, 1));
      assertThrows(
          IllegalArgumentException.class,
          () -> rack.start("B", Address.tcp(port, 1), new Scratchpad(), 1),
          "the unit's place is taken");
      assertThrows(
          IllegalArgumentException.class,
          () -> rack.start("B", Address.rtuOverTcp(port, 2), new Scratchpad(), 1),
          "the port speaks otherwise");
    }
  }

  @Test
  void thePortClosesWithItsLastUnit() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress first = rack.start("A", Address.tcp(0, 1), new Scratchpad(), 1);
      int port = first.port();
      SimulatedPress second = rack.start("B", Address.tcp(port, 2), new Scratchpad(), 1);
      first.close();
      try (RawMaster master = new RawMaster(port, 2)) {
        assertEquals(0, master.read(3, 7, 1)[0]);
      }
      second.close();
      assertThrows(IOException.class, () -> new RawMaster(port, 2).read(3, 7, 1));
      assertFalse(first.inUse());
    }
  }
}
