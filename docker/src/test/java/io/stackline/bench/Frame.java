package io.stackline.bench;

import io.stackline.bridge.register.Words;
import java.nio.ByteBuffer;

/** One Modbus TCP request as it came, and the answers to it. */
final class Frame {
  private static final int WRITE_MANY = 16;
  private static final int READ_INPUT = 4;
  private static final int READ_HOLDING = 3;
  private static final int STATUS = 100;
  private static final int ANSWER_MAX = 260;
  private static final int HEAD = 8;

  private final byte[] bytes;

  private Frame(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether the buffer begins with a whole request. */
  static boolean isWhole(ByteBuffer in) {
    return in.remaining() >= HEAD && in.remaining() >= 6 + in.getShort(in.position() + 4);
  }

  /** Takes the next request out of a buffer that {@linkplain #isWhole holds a whole one}. */
  static Frame take(ByteBuffer in) {
    byte[] bytes = new byte[6 + in.getShort(in.position() + 4)];
    in.get(bytes);
    return new Frame(bytes);
  }

  private int u16(int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  private int address() {
    return u16(8);
  }

  private int number() {
    return u16(10);
  }

  /** Whether it reads registers a PLC has. */
  boolean isRead() {
    return (isInput() || bytes[7] == READ_HOLDING) && FarmPlc.has(address(), number());
  }

  boolean isInput() {
    return bytes[7] == READ_INPUT;
  }

  /** Whether it reads a press's status. */
  boolean isStatus() {
    return isInput() && address() == STATUS;
  }

  /** Whether it reads the tags, or a press's status. */
  boolean isPoll() {
    return isStatus() || (bytes[7] == READ_HOLDING && address() == 0);
  }

  boolean isWrite() {
    return bytes[7] == WRITE_MANY;
  }

  /** What is to be written. */
  Words words() {
    Words.Writer words = Words.from(address());
    for (int i = 0; i < number(); i++) {
      words.u16(u16(13 + 2 * i));
    }
    return words.done();
  }

  /** The registers it asks for. */
  ByteBuffer registers(byte[] image) {
    ByteBuffer out = head().put((byte) (2 * number()));
    return done(out.put(image, 2 * address(), 2 * number()));
  }

  /** It is written. */
  ByteBuffer written() {
    return done(head().put(bytes, HEAD, 4));
  }

  /** No such address. */
  ByteBuffer refused() {
    return done(head().put(7, (byte) (bytes[7] | 0x80)).put((byte) 2));
  }

  private ByteBuffer head() {
    return ByteBuffer.allocate(ANSWER_MAX).put(bytes, 0, HEAD);
  }

  private static ByteBuffer done(ByteBuffer out) {
    return out.putShort(4, (short) (out.position() - 6)).flip();
  }
}
