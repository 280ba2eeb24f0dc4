package io.stackline.plcsim.server;

import io.stackline.plcsim.Frame;
import io.stackline.plcsim.LimitWords;
import io.stackline.plcsim.ProfileWords;
import io.stackline.plcsim.Words;
import java.io.IOException;

/**
 * A host that owns a press over one socket: heartbeat, commands, trace, all in the caller's thread.
 */
final class RawOwner implements AutoCloseable {
  static final int DONE = 2;

  private static final long NONCE = 0x1234567L;
  private static final long LONGEST_WAIT_NS = 30_000_000_000L;
  private static final int SAMPLES_A_READ = 15;

  private final RawMaster master;
  private int[] status = new int[80];
  private int heartbeat;
  private long nextSample;
  private long samples;
  private long lost;
  private int benchSequence;
  private boolean owning;

  RawOwner(int port) throws IOException {
    this.master = new RawMaster(port, 1);
    refresh();
    nextSample = u32(154);
  }

  int[] refresh() throws IOException {
    status = master.read(4, 100, 80);
    return status;
  }

  int reg(int address) {
    return status[address - 100];
  }

  long u32(int address) {
    return ((long) reg(address) << 16) | reg(address + 1);
  }

  double f32(int address) {
    return Words.f32(reg(address), reg(address + 1));
  }

  long samples() {
    return samples;
  }

  long lost() {
    return lost;
  }

  /** Sends the next command and waits for its own acknowledgement. */
  int send(int code, long number, long runId) throws IOException {
    refresh();
    int sequence = reg(112) == 0xFFFF ? 1 : reg(112) + 1;
    int[] frame = new Frame(u32(108), code, 0, number, runId, sequence).registers();
    master.write(0, frame);
    await(() -> reg(112) == sequence && reg(176) == frame[14] && reg(113) != 1);
    return reg(113);
  }

  void acquire() throws IOException {
    if (send(Frame.ACQUIRE, NONCE, 0) != DONE) {
      throw new IOException("not granted: NACK " + reg(114));
    }
    owning = true;
    beat();
  }

  void beat() throws IOException {
    heartbeat = (heartbeat + 1) & 0xFFFF;
    master.write(32, Words.join(Words.u32(u32(108)), new int[] {heartbeat, 30, 0, 72}));
  }

  /** Uploads, validates and starts. */
  void go(LimitWords limits, ProfileWords profile) throws IOException {
    master.write(64, limits.registers());
    require(send(Frame.APPLY, 0, 0));
    master.write(128, profile.registers());
    require(send(Frame.VALIDATE, 0, 0));
    long crcs = ((long) profile.crc() << 16) | limits.crc();
    require(send(Frame.START, crcs, profile.runId()));
  }

  /** Does one operation on the bench. */
  void bench(int[] block) throws IOException {
    master.write(60000, block);
    int[] answer = master.read(3, 60032, 3);
    if (answer[0] != block[22] || answer[1] != 1) {
      throw new IOException("the bench refused: reason " + answer[2]);
    }
  }

  int nextBenchSequence() {
    return ++benchSequence;
  }

  /** Keeps the lease and reads the trace until something is true. */
  void await(Condition condition) throws IOException {
    await(condition, true);
  }

  /** Keeps the lease until something is true, but leaves the trace unread. */
  void awaitWithoutReading(Condition condition) throws IOException {
    await(condition, false);
  }

  private void await(Condition condition, boolean draining) throws IOException {
    long end = System.nanoTime() + LONGEST_WAIT_NS;
    refresh();
    while (!condition.isTrue()) {
      if (System.nanoTime() > end) {
        throw new IOException(
            "never came true; STATE " + reg(104) + " trips " + reg(160) + " " + reg(161));
      }
      if (owning) {
        beat();
      }
      if (draining) {
        drain();
      }
      refresh();
    }
  }

  /** Something that status registers say. */
  interface Condition {
    boolean isTrue();
  }

  RawMaster master() {
    return master;
  }

  private void drain() throws IOException {
    long head = u32(154);
    while (nextSample < head) {
      int slot = (int) (nextSample & 1023);
      int count = (int) Math.min(Math.min(SAMPLES_A_READ, head - nextSample), 1024 - slot);
      int[] words = master.read(4, 4096 + 8 * slot, 8 * count);
      for (int i = 0; i < count; i++) {
        lost += words[8 * i] == (nextSample & 0xFFFF) ? 0 : 1;
        nextSample++;
        samples++;
      }
    }
  }

  private void require(int ack) throws IOException {
    if (ack != DONE) {
      throw new IOException("refused: NACK " + reg(114) + " detail " + reg(115));
    }
  }

  /** Drops the connection without a word. */
  void hangUp() throws IOException {
    master.close();
  }

  @Override
  public void close() throws IOException {
    master.close();
  }
}
