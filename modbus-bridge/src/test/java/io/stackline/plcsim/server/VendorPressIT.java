package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.BenchBlock;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.vendor.VendorKind;
import io.stackline.plcsim.vendor.VendorPress;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The other makers' presses on the wire, octet by octet. */
class VendorPressIT {
  private static SimulatedPress start(Rack rack, Bench bench, VendorKind kind, Address address)
      throws IOException {
    SimulatedPressConfig config =
        new SimulatedPressConfig(
            kind + "-" + address.unit(),
            address,
            PlantParameters.reference25t(),
            SensorParameters.highOnly(),
            PlcParameters.reference(1),
            1);
    return VendorPress.start(kind, config, rack, bench, 1);
  }

  private static void exchange(RawWire wire, int unit, int[] pdu, int... answer)
      throws IOException {
    Frames rtu = Frames.of(Framing.RTU_OVER_TCP);
    byte[] frame = rtu.frame(0, unit, RawWire.octets(pdu));
    int[] octets = new int[frame.length];
    for (int i = 0; i < frame.length; i++) {
      octets[i] = frame[i];
    }
    wire.send(octets);
    byte[] expected = rtu.frame(0, unit, RawWire.octets(answer));
    assertArrayEquals(expected, wire.exactly(expected.length));
  }

  private static int[] pdu(int... octets) {
    return octets;
  }

  @Test
  void threeHyprosStandBehindOneGatewayAndSayWhatTheyDoNotKnow() throws IOException {
    Bench bench = new Bench();
    try (Rack rack = Rack.open(System::nanoTime)) {
      int port = start(rack, bench, VendorKind.HYPRO_RTU, Address.rtuOverTcp(0, 1)).port();
      start(rack, bench, VendorKind.HYPRO_RTU, Address.rtuOverTcp(port, 2));
      start(rack, bench, VendorKind.HYPRO_RTU, Address.rtuOverTcp(port, 5));
      try (RawWire wire = new RawWire(port)) {
        for (int unit : new int[] {1, 2, 5}) {
          // 187.3 in BADC.
          exchange(wire, unit, pdu(6, 0, 2, 0x3B, 0x43), 6, 0, 2, 0x3B, 0x43);
          exchange(wire, unit, pdu(6, 0, 3, 0xCD, unit), 6, 0, 3, 0xCD, unit);
        }
        for (int unit : new int[] {5, 2, 1}) {
          exchange(wire, unit, pdu(3, 0, 2, 0, 2), 3, 4, 0x3B, 0x43, 0xCD, unit);
        }
        exchange(wire, 2, pdu(3, 0, 0, 0, 17), 0x83, 3);
        exchange(wire, 2, pdu(3, 0, 17, 0, 16), 0x83, 2);
        exchange(wire, 2, pdu(4, 0, 0, 0, 1), 0x84, 1);
        exchange(wire, 2, pdu(16, 0, 2, 0, 1, 2, 0, 0), 0x90, 1);
        exchange(wire, 2, pdu(6, 0, 10, 0, 0), 0x86, 2);
      }
    }
  }

  @Test
  void aPrestekAnswersAsUnitZeroToo() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress press = start(rack, new Bench(), VendorKind.PRESTEK, Address.tcp(0, 255));
      try (RawMaster named = new RawMaster(press.port(), 255);
          RawMaster zero = new RawMaster(press.port(), 0)) {
        named.write(0x1100, new int[] {189, 24, 20, 4});
        assertArrayEquals(new int[] {189, 24, 20, 4}, zero.read(3, 0x1100, 4));
        zero.write(0x1100, new int[] {9000});
        assertEquals(2500, named.read(3, 0x1100, 1)[0], "clamped");
        assertEquals(5, zero.read(3, 0x11F0, 1)[0]);
        assertArrayEquals(RawWire.octets(0x83, 2), zero.exchange(RawMaster.request(3, 0x1006, 1)));
      }
      press.close();
      assertThrows(IOException.class, () -> new RawMaster(press.port(), 0).read(3, 0x1100, 1));
    }
  }

  @Test
  void thePlainPressShowsItsTestNumber() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress press = start(rack, new Bench(), VendorKind.PLAIN, Address.tcp(0, 1));
      try (RawMaster master = new RawMaster(press.port(), 1)) {
        assertArrayEquals(new int[] {0xC2F6, 0xE666}, master.read(4, 10, 2));
        assertArrayEquals(RawWire.octets(1, 1, 0), master.exchange(RawMaster.request(1, 0, 1)));
        assertArrayEquals(RawWire.octets(0x86, 3), master.exchange(RawMaster.request(6, 0, 2501)));
        assertArrayEquals(
            RawWire.octets(0x90, 1),
            master.exchange(RawWire.octets(16, 0, 0, 0, 1, 2, 0, 0)),
            "FC16 is not offered");
      }
    }
  }

  @Test
  void theBenchIsAUnitBesideThePressAndNotInIt() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress press = start(rack, new Bench(), VendorKind.PLAIN, Address.tcp(0, 1));
      int unit = VendorPress.benchUnit(1);
      assertEquals(101, unit);
      assertEquals(155, VendorPress.benchUnit(255));
      try (RawMaster hands = new RawMaster(press.port(), unit);
          RawMaster host = new RawMaster(press.port(), 1)) {
        hands.write(Bench.FIRST_REGISTER, BenchBlock.newCell(7, 10, 1).registers());
        hands.write(Bench.FIRST_REGISTER, BenchBlock.place(7, 2).registers());
        assertArrayEquals(
            new int[] {2, 1, 0, 0, 0, 7}, hands.read(3, Bench.ACK_REGISTER, Bench.ACK_REGISTERS));
        byte[] asked = RawMaster.request(3, Bench.ACK_REGISTER, 1);
        assertArrayEquals(RawWire.octets(0x83, 2), host.exchange(asked));
        assertArrayEquals(RawWire.octets(0x83, 2), hands.exchange(RawMaster.request(3, 0, 1)));
      }
    }
  }

  @Test
  void aRestartKeepsTheEepromAndForgetsTheRest() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress press = start(rack, new Bench(), VendorKind.PRESTEK, Address.tcp(0, 255));
      try (RawMaster master = new RawMaster(press.port(), 255)) {
        master.write(0x1100, new int[] {189});
        master.write(0x1180, new int[] {8});
        press.fault(Fault.Order.now(Fault.AtPress.of(Trouble.RESTART)), 1);
        assertEquals(189, master.read(3, 0x1100, 1)[0]);
        assertEquals(0, master.read(3, 0x1180, 1)[0]);
      }
    }
  }
}
