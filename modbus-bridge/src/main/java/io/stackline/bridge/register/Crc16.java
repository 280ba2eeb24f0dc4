package io.stackline.bridge.register;

/** CRC16-Modbus: polynomial 0xA001 reflected, initial value 0xFFFF. */
public final class Crc16 {
  private static final int POLYNOMIAL = 0xA001;
  private static final int INITIAL = 0xFFFF;

  private Crc16() {}

  /** Over registers, each as two bytes, high byte first (PRESSMAP 1.0). */
  public static int of(int... registers) {
    int crc = INITIAL;
    for (int register : registers) {
      crc = next(next(crc, register >>> 8 & 0xFF), register & 0xFF);
    }
    return crc;
  }

  /** Over bytes as they travel; a serial line sends the result low byte first. */
  public static int ofBytes(byte... bytes) {
    int crc = INITIAL;
    for (byte each : bytes) {
      crc = next(crc, each & 0xFF);
    }
    return crc;
  }

  private static int next(int crc, int octet) {
    int value = crc ^ octet;
    for (int bit = 0; bit < 8; bit++) {
      value = (value & 1) == 1 ? value >>> 1 ^ POLYNOMIAL : value >>> 1;
    }
    return value;
  }
}
