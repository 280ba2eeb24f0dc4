package io.stackline.plcsim.server;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Has a device answer one request: the checks every Modbus unit makes, then the device, then the
 * answer's octets.
 *
 * <p>Exception 1 for a function the unit does not offer, 3 for a count beyond its limits, for a
 * byte count that contradicts it and for a PDU of the wrong length; nothing was done then. Has no
 * state.
 */
final class Requests {
  private static final int EXCEPTION = 0x80;
  private static final int PLAIN_OCTETS = 5;
  private static final int MANY_HEAD_OCTETS = 6;
  private static final int MAX_BITS = 2000;
  private static final int ON = 0xFF00;

  private Requests() {}

  /** The answer's PDU. */
  static byte[] answer(Device device, int connection, Request request) {
    int code = request.function();
    Optional<ModbusFunction> function =
        ModbusFunction.of(code).filter(each -> device.services().functions().contains(each));
    if (function.isEmpty()) {
      return exception(code, Answer.NO_SUCH_FUNCTION.exception());
    }
    Answer answer = ask(device, function.get(), connection, request.pdu());
    return answer.exception() != 0
        ? exception(code, answer.exception())
        : encoded(function.get(), request.pdu(), answer);
  }

  static byte[] exception(int function, int code) {
    return new byte[] {(byte) (function | EXCEPTION), (byte) code};
  }

  static boolean isException(byte[] pdu) {
    return (pdu[0] & EXCEPTION) != 0;
  }

  private static Answer ask(Device device, ModbusFunction function, int connection, ByteBuffer in) {
    boolean many = function == ModbusFunction.WRITE_MANY;
    if (many ? in.remaining() < MANY_HEAD_OCTETS : in.remaining() != PLAIN_OCTETS) {
      return Answer.BAD_VALUE;
    }
    int address = in.getShort(1) & 0xFFFF;
    int value = in.getShort(3) & 0xFFFF;
    int most = device.services().readMax();
    return switch (function) {
      case READ_COILS ->
          outside(value, MAX_BITS)
              ? Answer.BAD_VALUE
              : device.readCoils(connection, address, value);
      case READ_DISCRETES ->
          outside(value, MAX_BITS)
              ? Answer.BAD_VALUE
              : device.readDiscretes(connection, address, value);
      case READ_HOLDING ->
          outside(value, most) ? Answer.BAD_VALUE : device.readHolding(connection, address, value);
      case READ_INPUT ->
          outside(value, most) ? Answer.BAD_VALUE : device.readInput(connection, address, value);
      case WRITE_COIL ->
          value != 0 && value != ON
              ? Answer.BAD_VALUE
              : device.writeCoil(connection, address, value == ON);
      case WRITE_ONE -> device.writeOne(connection, address, value);
      case WRITE_MANY -> writeMany(device, connection, address, in);
    };
  }

  private static Answer writeMany(Device device, int connection, int address, ByteBuffer in) {
    int count = in.getShort(3) & 0xFFFF;
    int octets = in.get(5) & 0xFF;
    if (outside(count, device.services().writeMax())
        || octets != 2 * count
        || in.remaining() != MANY_HEAD_OCTETS + octets) {
      return Answer.BAD_VALUE;
    }
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      words[i] = in.getShort(MANY_HEAD_OCTETS + 2 * i) & 0xFFFF;
    }
    return device.writeMany(connection, address, words);
  }

  private static boolean outside(int count, int most) {
    return count < 1 || count > most;
  }

  private static byte[] encoded(ModbusFunction function, ByteBuffer request, Answer answer) {
    return switch (function) {
      case READ_COILS, READ_DISCRETES -> bits(function, answer);
      case READ_HOLDING, READ_INPUT -> words(function, answer);
      // Function, address and value or count come back as they were sent.
      case WRITE_COIL, WRITE_ONE, WRITE_MANY -> {
        byte[] echo = new byte[PLAIN_OCTETS];
        request.get(echo);
        yield echo;
      }
    };
  }

  private static byte[] bits(ModbusFunction function, Answer answer) {
    int octets = (answer.count() + 7) / 8;
    byte[] pdu = new byte[2 + octets];
    pdu[0] = (byte) function.code();
    pdu[1] = (byte) octets;
    for (int i = 0; i < answer.count(); i++) {
      pdu[2 + i / 8] |= (byte) (answer.value(i) << (i % 8));
    }
    return pdu;
  }

  private static byte[] words(ModbusFunction function, Answer answer) {
    ByteBuffer pdu = ByteBuffer.allocate(2 + 2 * answer.count());
    pdu.put((byte) function.code()).put((byte) (2 * answer.count()));
    for (int i = 0; i < answer.count(); i++) {
      pdu.putShort((short) answer.value(i));
    }
    return pdu.array();
  }
}
