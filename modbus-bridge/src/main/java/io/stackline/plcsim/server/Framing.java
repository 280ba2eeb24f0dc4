package io.stackline.plcsim.server;

/** How requests and answers lie in the byte stream of a port. */
public enum Framing {
  /** Modbus TCP: a header with transaction number and length, no check sum. */
  MBAP,
  /** Raw RTU frames (unit, PDU, CRC) over TCP: no transaction number, no length. */
  RTU_OVER_TCP
}
