package io.stackline.bridge;

import io.stackline.bridge.register.Crc16;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.PressState;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A PLC in memory that keeps the command, lease, limits, profile and trace rules of PRESSMAP 1.0,
 * as far as a bridge can tell. No physics: the force is the target. What may go wrong on the wire
 * is asked for by the test.
 */
final class FakePlc {
  private final Time time;
  final int[] holding = new int[400];
  final List<String> executed = new ArrayList<>();
  final FakeStroke stroke;
  Instant booted;
  Instant leaseEnd;
  int boot = 1;
  long epoch = 1;
  long serial = 4711;
  int magic = 0x5052;
  int mode = 2;
  int forcedState = -1;
  int trips0;
  int trips1;
  long nonce;
  private long strokeNonce;
  int beat = -1;
  int ackSeq;
  int ackCode;
  int ackReason;
  int ackDetail;
  int ackCrc;
  long ackEpoch;
  int staleCount;
  int limitsCrc;
  boolean limitsLoaded;
  int profileCrc;
  int profileState;
  private Optional<int[]> stopped = Optional.empty();
  long runId;
  int snap;

  /** A register that cannot be written, though writing it is answered; -1 for none. */
  int locked = -1;

  /** Whether its program does not look at commands. */
  boolean deaf;

  FakePlc(Time time) {
    this.time = time;
    this.stroke = new FakeStroke();
    this.booted = time.now();
    this.leaseEnd = time.now();
  }

  /** Power off and on again. */
  void restart() {
    boolean active = state().isActive();
    boot++;
    epoch = epoch + 1;
    booted = time.now();
    leaseEnd = time.now();
    ackSeq = holding[15];
    ackCode = 0;
    ackCrc = 0;
    ackEpoch = 0;
    limitsLoaded = false;
    limitsCrc = 0;
    profileState = 0;
    profileCrc = 0;
    stroke.stop();
    if (active) {
      forcedState = PressState.FAULT.code();
      trips1 = 1 << 3;
    }
  }

  /** Somebody else takes the lease and the ownership. */
  void takenByAnother(Duration lease) {
    epoch++;
    nonce = 999;
    leaseEnd = time.now().plus(lease);
  }

  boolean isOwned() {
    return leaseEnd.isAfter(time.now());
  }

  long uptimeMs() {
    return Duration.between(booted, time.now()).toMillis();
  }

  long traceHead() {
    return uptimeMs() / 10;
  }

  PressState state() {
    if (forcedState >= 0) {
      return PressState.ofCode(forcedState).orElseThrow();
    }
    PressState running = stroke.state(time.now(), leaseEnd);
    boolean ready = profileState == 2 && limitsLoaded;
    return running == PressState.IDLE && ready ? PressState.READY : running;
  }

  int[] input(int address, int count) {
    if (address == StatusBlock.ADDRESS && stopped.isPresent()) {
      return stopped.get().clone();
    }
    return new FakeImage(this, time.now()).input(address, count);
  }

  /** Its communication goes on and shows the last status for ever. */
  void stopProgram() {
    stopped = Optional.of(input(StatusBlock.ADDRESS, StatusBlock.SIZE));
  }

  void startProgram() {
    stopped = Optional.empty();
  }

  void write(int address, int[] words) {
    if (address == locked) {
      return;
    }
    System.arraycopy(words, 0, holding, address, words.length);
    if (address == 0 && words.length == 16 && !deaf) {
      command();
    } else if (address == 32) {
      lease();
    }
  }

  private void lease() {
    boolean renews = u32(32) == epoch && holding[34] != beat && holding[35] > 0;
    if (renews && isOwned()) {
      beat = holding[34];
      leaseEnd = time.now().plusMillis(100L * holding[35]);
    }
  }

  private void command() {
    int[] covered = new int[15];
    System.arraycopy(holding, 0, covered, 0, 14);
    covered[14] = holding[15];
    int crc = Crc16.of(covered);
    int code = holding[2];
    int seq = holding[15];
    if (crc != holding[14] || (code != 7 && u32(0) != epoch)) {
      staleCount++;
    } else if (code == 7) {
      if (u32(0) == epoch && u32(12) == runId && state().isActive()) {
        executed.add("ABORT " + runId);
        stroke.abort(time.now());
      }
    } else if (seq == ackSeq && crc == ackCrc) {
      staleCount += 0;
    } else if (seq == (ackSeq == 65535 ? 1 : ackSeq + 1)) {
      ackSeq = seq;
      ackCrc = crc;
      ackEpoch = u32(0);
      ackReason = execute(code);
      ackCode = ackReason == 0 ? 2 : 3;
    } else {
      staleCount++;
    }
  }

  /** The NACK reason, 0 if done. */
  private int execute(int code) {
    if (mode != 2) {
      return 4;
    }
    if (code == 1) {
      return acquire();
    }
    if (!isOwned()) {
      return 1;
    }
    int reason =
        switch (code) {
          case 2 -> state().isActive() ? 3 : 0;
          case 3 -> validate();
          case 4 -> start();
          case 5 -> stroke.pause(time.now()) ? 0 : 3;
          case 6 -> stroke.resume(time.now()) ? 0 : 3;
          case 12 -> applyLimits();
          default -> 9;
        };
    if (reason == 0) {
      executed.add(name(code) + (code == 4 ? " " + runId : ""));
    }
    if (code == 2 && reason == 0) {
      leaseEnd = time.now();
    }
    return reason;
  }

  private static String name(int code) {
    return List.of(
            "", "", "RELEASE", "VALIDATE", "START", "PAUSE", "RESUME", "", "", "", "", "", "APPLY")
        .get(code);
  }

  private int acquire() {
    if (isOwned() || (state().isActive() && u32(10) != strokeNonce)) {
      return 13;
    }
    nonce = u32(10);
    epoch++;
    leaseEnd = time.now().plusSeconds(3);
    executed.add("ACQUIRE");
    return 0;
  }

  private int applyLimits() {
    if (crcOf(64, 83) != holding[83]) {
      return 8;
    }
    limitsCrc = holding[83];
    limitsLoaded = true;
    return 0;
  }

  private int validate() {
    int[] covered = new int[15 + 12 * holding[130]];
    System.arraycopy(holding, 128, covered, 0, 15);
    System.arraycopy(holding, 144, covered, 15, 12 * holding[130]);
    if (Crc16.of(covered) != holding[143]) {
      return 7;
    }
    profileCrc = holding[143];
    profileState = 2;
    return state().isActive() ? 3 : 0;
  }

  private int start() {
    if (u32(12) == runId) {
      return 0;
    }
    if (!limitsLoaded) {
      return 14;
    }
    if (state() != PressState.READY && !state().isComplete()) {
      return 3;
    }
    if (u32(10) != ((long) profileCrc << 16 | limitsCrc)) {
      return 7;
    }
    runId = u32(12);
    strokeNonce = nonce;
    stroke.start(time.now(), holding);
    return 0;
  }

  private int crcOf(int from, int end) {
    int[] covered = new int[end - from];
    System.arraycopy(holding, from, covered, 0, covered.length);
    return Crc16.of(covered);
  }

  private long u32(int at) {
    return (long) holding[at] << 16 | holding[at + 1];
  }
}
