package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Crc16Test {
  @Test
  void theCheckValueOfCrc16ModbusIs4B37() {
    assertEquals(0x4B37, Crc16.ofBytes("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  /** PRESSMAP 1.0 vector: {@code 01 03 00 0A 00 06 E5 CA}, CRC low byte first on the line. */
  @Test
  void theSerialReadOfSixRegistersAtTenEndsInE5CA() {
    assertEquals(0xCAE5, Crc16.ofBytes(new byte[] {1, 3, 0, 0x0A, 0, 6}));
  }

  @Test
  void registersCountHighByteFirst() {
    assertEquals(Crc16.ofBytes(new byte[] {1, 3, 0, 0x0A, 0, 6}), Crc16.of(0x0103, 0x000A, 6));
  }
}
