package io.stackline.sequence.store;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/**
 * Samples in some ten bytes each: differences in sequence, time and position as variable-length
 * numbers, force as 32-bit float. Lossless for what a PLC writes (PRESSMAP 1.0: force as 32-bit
 * float in kN, position in µm); from other sources force keeps 7 digits and position the nanometre.
 */
final class TraceBlob {
  private static final byte VERSION = 1;

  /** Version 1, deflated. */
  private static final byte DEFLATED = 2;

  /** Of what was deflated; a portion has a tenth of it. */
  private static final int BYTES_MAX = 16 << 20;

  private static final long NANOMETRES = 1_000_000_000L;
  private static final int IN_BAND = 1;
  private static final int CONTACT = 2;
  private static final int NO_POSITION = 4;

  private TraceBlob() {}

  static byte[] pack(List<TraceSample> samples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 + samples.size() * 12);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      number(out, samples.size());
      long sequence = 0;
      long uptime = 0;
      long position = 0;
      for (TraceSample each : samples) {
        boolean placed = !Double.isNaN(each.position().metres());
        long here = placed ? Math.round(each.position().metres() * NANOMETRES) : position;
        number(out, each.sequence() - sequence);
        number(out, each.uptimeMs() - uptime);
        out.writeFloat((float) each.force().toKN());
        number(out, here - position);
        out.writeByte(each.segmentIndex());
        out.writeByte(each.segment().code());
        out.writeByte(
            (each.inBand() ? IN_BAND : 0)
                | (each.contact() ? CONTACT : 0)
                | (placed ? 0 : NO_POSITION));
        sequence = each.sequence();
        uptime = each.uptimeMs();
        position = here;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The same in a third to a half of the bytes, for many samples. */
  static byte[] deflate(List<TraceSample> samples) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(DEFLATED);
    Deflated.write(pack(samples), out);
    return out.toByteArray();
  }

  static List<TraceSample> unpack(byte[] packed) {
    if (packed.length > 0 && packed[0] == DEFLATED) {
      try {
        return unpack(Deflated.read(packed, 1, BYTES_MAX));
      } catch (DataFormatException e) {
        throw new IllegalArgumentException(e);
      }
    }
    ByteBuffer in = ByteBuffer.wrap(packed);
    byte version = in.get();
    if (version != VERSION) {
      throw new IllegalArgumentException("trace packed in version " + version);
    }
    int size = (int) number(in);
    List<TraceSample> samples = new ArrayList<>();
    long sequence = 0;
    long uptime = 0;
    long position = 0;
    for (int i = 0; i < size; i++) {
      sequence += number(in);
      uptime += number(in);
      Force force = Force.ofKN(in.getFloat());
      position += number(in);
      int index = in.get();
      SegmentType type = SegmentType.ofCode(in.get()).orElse(SegmentType.NONE);
      int flags = in.get();
      boolean placed = (flags & NO_POSITION) == 0;
      Length at = new Length(placed ? (double) position / NANOMETRES : Double.NaN);
      boolean inBand = (flags & IN_BAND) != 0;
      boolean contact = (flags & CONTACT) != 0;
      samples.add(new TraceSample(sequence, uptime, force, at, index, type, inBand, contact));
    }
    return samples;
  }

  /** Seven bits a byte, small ones first, the sign in the lowest bit. */
  private static void number(DataOutputStream out, long value) throws IOException {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      out.writeByte((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.writeByte((int) rest);
  }

  private static long number(ByteBuffer in) {
    long rest = 0;
    int shift = 0;
    byte next;
    do {
      next = in.get();
      rest |= (long) (next & 0x7F) << shift;
      shift += 7;
    } while (next < 0 && shift < 64);
    return (rest >>> 1) ^ -(rest & 1);
  }
}
