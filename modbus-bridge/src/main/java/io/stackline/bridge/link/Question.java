package io.stackline.bridge.link;

import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ReadCoilsRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputDiscretesRequest;
import com.ghgande.j2mod.modbus.msg.ReadInputRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteCoilRequest;
import com.ghgande.j2mod.modbus.msg.WriteMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.Register;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import java.util.Arrays;
import java.util.function.Function;

/**
 * A request of j2mod's, and the only answer that fits it: how its bytes begin, how many there are,
 * and what they mean.
 *
 * @param address first register or bit
 * @param answer what a right answer looks like
 * @param reading of an answer that looks so
 */
record Question<T>(ModbusRequest request, int address, Answer answer, Function<byte[], T> reading) {
  private static final int ADDRESSES = 0x1_0000;
  private static final int BITS_MAX = 2000;
  private static final int READ_MAX = 125;
  private static final int WRITE_MAX = 123;

  /** A read is answered by the number of bytes and these, a write by its first four bytes. */
  private static final int READ_HEAD = 2;

  private static final int WRITE_ECHO = 5;

  /** What a PDU must be to fit: how its bytes begin, the function code first, and their number. */
  static final class Answer {
    private final byte[] head;
    private final int size;

    private Answer(byte[] head, int size) {
      this.head = head;
      this.size = size;
    }

    /** Bytes of all of it. */
    int size() {
      return size;
    }

    /** Bytes that are known before it comes. */
    int known() {
      return head.length;
    }

    /** Whether the PDU at a place of a frame begins so, as far as its first bytes go. */
    boolean beginsAt(int at, byte[] frame, int bytes) {
      return Arrays.equals(frame, at, at + bytes, head, 0, bytes);
    }
  }

  static Question<Bits> coils(int address, int count) {
    return bits(new ReadCoilsRequest(address, count), address, count);
  }

  static Question<Bits> discretes(int address, int count) {
    return bits(new ReadInputDiscretesRequest(address, count), address, count);
  }

  static Question<Words> holding(int address, int count) {
    return words(new ReadMultipleRegistersRequest(address, count), address, count);
  }

  static Question<Words> input(int address, int count) {
    return words(new ReadInputRegistersRequest(address, count), address, count);
  }

  static Question<Boolean> writeCoil(int address, boolean on) {
    return write(new WriteCoilRequest(address, on), address, 1);
  }

  static Question<Boolean> writeOne(int address, int word) {
    if (word < 0 || word > 0xFFFF) {
      throw new IllegalArgumentException(word + " does not fit a register");
    }
    return write(new WriteSingleRegisterRequest(address, new SimpleRegister(word)), address, 1);
  }

  static Question<Boolean> write(Words words) {
    Register[] registers =
        Arrays.stream(words.toArray()).mapToObj(SimpleRegister::new).toArray(Register[]::new);
    return write(
        new WriteMultipleRegistersRequest(words.address(), registers),
        words.address(),
        words.size());
  }

  private static Question<Bits> bits(ModbusRequest request, int address, int count) {
    checkSpan(address, count, BITS_MAX);
    return read(
        request,
        address,
        (count + 7) / 8,
        pdu -> {
          boolean[] bits = new boolean[count];
          for (int i = 0; i < count; i++) {
            bits[i] = (pdu[READ_HEAD + i / 8] & 1 << i % 8) != 0;
          }
          return Bits.at(address, bits);
        });
  }

  private static Question<Words> words(ModbusRequest request, int address, int count) {
    checkSpan(address, count, READ_MAX);
    return read(request, address, 2 * count, pdu -> Words.travelled(address, pdu, READ_HEAD));
  }

  private static <T> Question<T> read(
      ModbusRequest request, int address, int bytes, Function<byte[], T> reading) {
    byte[] head = {(byte) request.getFunctionCode(), (byte) bytes};
    return new Question<>(request, address, new Answer(head, READ_HEAD + bytes), reading);
  }

  private static Question<Boolean> write(ModbusRequest request, int address, int count) {
    checkSpan(address, count, WRITE_MAX);
    byte[] echo = Arrays.copyOf(pdu(request), WRITE_ECHO);
    return new Question<>(request, address, new Answer(echo, WRITE_ECHO), pdu -> true);
  }

  private static void checkSpan(int address, int count, int max) {
    if (address < 0 || count < 1 || count > max || address + count > ADDRESSES) {
      throw new IllegalArgumentException(
          count + " at " + address + " is not 1 to " + max + " within 0 to 65535");
    }
  }

  int function() {
    return request.getFunctionCode();
  }

  byte[] pdu() {
    return pdu(request);
  }

  private static byte[] pdu(ModbusRequest request) {
    byte[] message = request.getMessage();
    byte[] pdu = new byte[1 + message.length];
    pdu[0] = (byte) request.getFunctionCode();
    System.arraycopy(message, 0, pdu, 1, message.length);
    return pdu;
  }

  T read(byte[] answer) {
    return reading.apply(answer);
  }
}
