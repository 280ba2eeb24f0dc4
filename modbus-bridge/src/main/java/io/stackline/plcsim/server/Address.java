package io.stackline.plcsim.server;

/**
 * Where a simulated PLC answers. Several units may share a port of a rack, as behind a gateway;
 * they must then agree on everything but the unit.
 *
 * @param port TCP port of the rack; 0 = any free one
 * @param unit Modbus unit id, 0 to 255
 * @param framing how frames lie in the stream
 * @param absence what a master hears who asks for a unit that is not there
 */
public record Address(int port, int unit, Framing framing, Absence absence) {
  private static final int MAX_PORT = 0xFFFF;
  private static final int MAX_UNIT = 0xFF;

  public Address {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("port must lie in 0..65535, but is " + port);
    }
    if (unit < 0 || unit > MAX_UNIT) {
      throw new IllegalArgumentException("unit must lie in 0..255, but is " + unit);
    }
  }

  /** A Modbus TCP port; an absent unit is answered with exception 0x0B at once. */
  public static Address tcp(int port, int unit) {
    return new Address(port, unit, Framing.MBAP, Absence.AT_ONCE);
  }

  /** A port for RTU frames; nobody answers for an absent unit. */
  public static Address rtuOverTcp(int port, int unit) {
    return new Address(port, unit, Framing.RTU_OVER_TCP, Absence.SILENCE);
  }

  /** The same address with another answer for absent units. */
  public Address with(Absence other) {
    return new Address(port, unit, framing, other);
  }

  /** The same address at another port. */
  public Address at(int otherPort) {
    return new Address(otherPort, unit, framing, absence);
  }

  /** Whether both can be behind one port. */
  boolean agreesWith(Address other) {
    return port == other.port && framing == other.framing && absence.equals(other.absence);
  }
}
