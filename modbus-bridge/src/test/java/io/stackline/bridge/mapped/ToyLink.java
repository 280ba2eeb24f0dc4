package io.stackline.bridge.mapped;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A wire to a toy press, with what can happen to one. */
final class ToyLink implements PlcLink {
  private final ToyPress press;

  /** Nothing gets through. */
  boolean unplugged;

  /** So many requests are executed, but their answers are lost. */
  int loseAnswers;

  /** So many requests never arrive. */
  int swallowed;

  /** So many writes are answered with exception 06. */
  int busy;

  /** So many writes are taken before {@link #busy} counts. */
  private int taken;

  /** What happens while the next read's answer is on its way. */
  private Optional<Runnable> underway = Optional.empty();

  /** Only writes are hit by the accidents. */
  boolean writesOnly;

  /** Writes that arrived, in words. */
  final List<String> writes = new ArrayList<>();

  ToyLink(ToyPress press) {
    this.press = press;
  }

  private void arrive(boolean write, int function, int address) throws LinkException {
    if (unplugged) {
      throw LinkException.refused(new Place("toy", 1, function, address), "cable pulled");
    }
    if (write && busy > 0 && taken-- <= 0) {
      busy--;
      throw LinkException.exception(new Place("toy", 1, function, address), 6);
    }
    if ((write || !writesOnly) && swallowed > 0) {
      swallowed--;
      throw LinkException.timedOut(new Place("toy", 1, function, address), 400);
    }
  }

  /** So many writes are taken, the one after them is answered with exception 06. */
  void busyAfter(int writes) {
    taken = writes;
    busy = 1;
  }

  /** The next read's answer is so much later than its values. */
  void delay(VirtualTime time, Duration late) {
    underway = Optional.of(() -> time.advance(late));
  }

  private void answer(boolean write, int function, int address) throws LinkException {
    if (!write) {
      Optional<Runnable> now = underway;
      underway = Optional.empty();
      now.ifPresent(Runnable::run);
    }
    if ((write || !writesOnly) && loseAnswers > 0) {
      loseAnswers--;
      throw LinkException.timedOut(new Place("toy", 1, function, address), 400);
    }
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    arrive(false, 1, address);
    boolean[] bits = new boolean[count];
    bits[0] = press.coil();
    answer(false, 1, address);
    return Bits.at(address, bits);
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    throw LinkException.exception(new Place("toy", 1, 2, address), 1);
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    arrive(false, 3, address);
    Words.Writer words = Words.from(address);
    for (int n = 0; n < count; n++) {
      words.u16(press.holding.getOrDefault(address + n, 0));
    }
    Words read = words.done();
    answer(false, 3, address);
    return read;
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    arrive(false, 4, address);
    Words.Writer words = Words.from(address);
    for (int n = 0; n < count; n++) {
      words.u16(press.input.getOrDefault(address + n, 0));
    }
    answer(false, 4, address);
    return words.done();
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    arrive(true, 5, address);
    writes.add("coil " + address + " " + on);
    press.coil(on);
    answer(true, 5, address);
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    arrive(true, 6, address);
    writes.add(address + " " + word);
    press.write(address, word);
    answer(true, 6, address);
  }

  @Override
  public void write(Words words) throws LinkException {
    arrive(true, 16, words.address());
    writes.add(words.toString());
    for (int at = words.address(); at < words.end(); at++) {
      press.write(at, words.u16(at));
    }
    answer(true, 16, words.address());
  }

  @Override
  public void drop() {}

  @Override
  public void close() {}
}
