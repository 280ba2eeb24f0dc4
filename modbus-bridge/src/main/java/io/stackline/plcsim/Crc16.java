package io.stackline.plcsim;

/**
 * CRC16-Modbus (polynomial 0xA001 reflected, start 0xFFFF), over octets or over the big-endian
 * octets of registers.
 */
public final class Crc16 {
  private static final int START = 0xFFFF;
  private static final int POLYNOMIAL = 0xA001;

  private int value = START;

  Crc16() {}

  /** Over {@code count} octets; 0 to 0xFFFF. */
  public static int of(byte[] octets, int from, int count) {
    Crc16 crc = new Crc16();
    for (int i = from; i < from + count; i++) {
      crc.addByte(octets[i] & 0xFF);
    }
    return crc.value();
  }

  static int of(int[] registers, int from, int count) {
    return new Crc16().add(registers, from, count).value();
  }

  Crc16 add(int[] registers, int from, int count) {
    for (int i = from; i < from + count; i++) {
      add(registers[i]);
    }
    return this;
  }

  Crc16 add(int register) {
    addByte((register >> 8) & 0xFF);
    addByte(register & 0xFF);
    return this;
  }

  int value() {
    return value;
  }

  private void addByte(int octet) {
    value ^= octet;
    for (int bit = 0; bit < 8; bit++) {
      value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ POLYNOMIAL;
    }
  }
}
