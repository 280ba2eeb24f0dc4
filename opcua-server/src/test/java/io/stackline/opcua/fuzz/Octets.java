package io.stackline.opcua.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Octets as OPC UA binary writes them, little end first, whether they make sense or not. */
final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Octets u8(int value) {
    out.write(value);
    return this;
  }

  Octets u16(int value) {
    return u8(value).u8(value >> 8);
  }

  Octets u32(long value) {
    return u16((int) value).u16((int) (value >> 16));
  }

  Octets real(double value) {
    return raw(
        ByteBuffer.allocate(Double.BYTES).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
  }

  Octets text(String value) {
    byte[] octets = value.getBytes(StandardCharsets.UTF_8);
    return u32(octets.length).raw(octets);
  }

  /** A null string, octet string or array. */
  Octets none() {
    return u32(-1);
  }

  Octets raw(byte[] octets) {
    out.writeBytes(octets);
    return this;
  }

  /** A numeric NodeId of the base namespace. */
  Octets id(int number) {
    return u8(1).u8(0).u16(number);
  }

  byte[] done() {
    return out.toByteArray();
  }
}
