package io.stackline.bridge;

import io.stackline.bridge.register.Crc16;
import java.time.Duration;
import java.time.Instant;

/** The input registers of a {@link FakePlc} at one moment. */
final class FakeImage {
  private final FakePlc plc;
  private final Instant now;

  FakeImage(FakePlc plc, Instant now) {
    this.plc = plc;
    this.now = now;
  }

  int[] input(int address, int count) {
    int[] all = new int[count];
    int[] image = address >= 4096 ? trace(address, count) : address >= 100 ? status() : identity();
    int base = address >= 4096 ? address : address >= 100 ? 100 : 0;
    for (int i = 0; i < count; i++) {
      all[i] = address + i - base < image.length ? image[address + i - base] : 0;
    }
    return all;
  }

  private int[] identity() {
    int[] id = new int[32];
    id[0] = plc.magic;
    id[1] = 0x0100;
    put(id, 2, 0x01020304L);
    real(id, 4, -123.45f);
    put(id, 8, plc.serial);
    id[11] = 0b101001;
    real(id, 12, 245.2f);
    real(id, 14, 5026.5f);
    real(id, 16, 600f);
    real(id, 18, 50f);
    id[20] = 125;
    id[21] = 16;
    id[22] = 1024;
    id[23] = 8;
    id[24] = 10;
    id[25] = 4096;
    return id;
  }

  private int[] status() {
    int[] s = new int[80];
    s[0] = ++plc.snap & 0xFFFF;
    put(s, 2, plc.uptimeMs());
    s[4] = plc.state().code();
    s[5] = plc.mode;
    s[6] = (plc.limitsLoaded ? 1 << 13 : 0) | (plc.profileState >= 2 ? 1 << 4 : 0);
    s[7] = 0xFFFF;
    put(s, 8, plc.epoch);
    s[10] = (int) Math.max(0, Duration.between(now, plc.leaseEnd).toMillis() + 99) / 100;
    s[11] = Math.max(0, plc.beat);
    s[12] = plc.ackSeq;
    s[13] = plc.ackCode;
    s[14] = plc.ackReason;
    s[15] = plc.ackDetail;
    s[16] = plc.stroke.segment(now);
    s[17] = plc.stroke.segmentType(now);
    put(s, 20, plc.stroke.creditMs(now));
    real(s, 24, (float) plc.stroke.forceKN(now));
    for (int nan : new int[] {36, 40, 42, 44, 46}) {
      put(s, nan, 0x7FC00000L);
    }
    put(s, 54, plc.traceHead());
    put(s, 56, plc.runId);
    s[58] = plc.profileCrc;
    s[59] = plc.state().isActive() ? 3 : plc.profileState;
    s[60] = plc.trips0;
    s[61] = plc.trips1;
    real(s, 66, (float) plc.stroke.peakKN(now));
    s[72] = Crc16.of((int) (plc.nonce >>> 16), (int) (plc.nonce & 0xFFFF));
    s[73] = plc.staleCount;
    s[74] = plc.limitsCrc;
    s[75] = plc.boot & 0xFFFF;
    s[76] = plc.ackCrc;
    put(s, 77, plc.ackEpoch);
    s[79] = s[0];
    return s;
  }

  private int[] trace(int address, int count) {
    int[] words = new int[count];
    long head = plc.traceHead();
    for (int i = 0; i + 8 <= count; i += 8) {
      int slot = (address - 4096 + i) / 8;
      long sequence = head - 1 - Math.floorMod(head - 1 - slot, 1024L);
      if (sequence < 0) {
        continue;
      }
      Instant at = plc.booted.plusMillis(10 * sequence);
      words[i] = (int) (sequence & 0xFFFF);
      put(words, i + 1, 10 * sequence);
      real(words, i + 3, (float) plc.stroke.forceKN(at));
      put(words, i + 5, 40_000);
      words[i + 7] = plc.stroke.segment(at) | plc.stroke.segmentType(at) << 4 | 1 << 8;
    }
    return words;
  }

  private static void put(int[] image, int at, long u32) {
    image[at] = (int) (u32 >>> 16 & 0xFFFF);
    image[at + 1] = (int) (u32 & 0xFFFF);
  }

  private static void real(int[] image, int at, float value) {
    put(image, at, Float.floatToIntBits(value) & 0xFFFFFFFFL);
  }
}
