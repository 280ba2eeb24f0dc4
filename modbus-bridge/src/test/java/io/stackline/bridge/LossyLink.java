package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import io.stackline.plcsim.MemoryPress;
import io.stackline.time.Crank;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A link to a {@link MemoryPress} that loses requests and answers, delivers frames late, and is
 * pulled now and then, all by a seed.
 */
final class LossyLink implements PlcLink {
  private static final double LOST = 0.06;
  private static final double LATE = 0.06;
  private static final double PULLED = 0.002;

  private final MemoryPress press;
  private final Random random;
  private final Crank net;
  private final Supplier<Instant> clock;
  private Instant pulledUntil = Instant.MIN;

  LossyLink(MemoryPress press, Random random, Crank net, Supplier<Instant> clock) {
    this.press = press;
    this.random = random;
    this.net = net;
    this.clock = clock;
  }

  private void meet(int function, int address) throws LinkException {
    if (random.nextDouble() < PULLED) {
      pulledUntil = clock.get().plusMillis(1000 + random.nextInt(7000));
    }
    if (clock.get().isBefore(pulledUntil)) {
      throw LinkException.refused(place(function, address), "cable pulled");
    }
  }

  private LinkException silence(int function, int address) {
    return LinkException.timedOut(place(function, address), 500);
  }

  private static Place place(int function, int address) {
    return new Place("memory", 1, function, address);
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    meet(4, address);
    if (random.nextDouble() < LOST / 10) {
      throw silence(4, address);
    }
    return Words.at(address, press.inputs(address, count));
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    meet(3, address);
    return Words.at(address, press.holdings(address, count));
  }

  @Override
  public void write(Words words) throws LinkException {
    meet(16, words.address());
    int[] frame = words.toArray();
    double fate = words.address() == 0 ? random.nextDouble() : 1;
    if (fate < LOST) {
      throw silence(16, 0);
    }
    if (fate < LOST + LATE) {
      net.after(Duration.ofMillis(random.nextInt(4000)), () -> press.write(0, frame));
      throw silence(16, 0);
    }
    press.write(words.address(), frame);
    if (fate < 2 * LOST + LATE) {
      throw silence(16, 0);
    }
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    throw LinkException.exception(place(1, address), 1);
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    throw LinkException.exception(place(2, address), 1);
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    throw LinkException.exception(place(5, address), 1);
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    throw LinkException.exception(place(6, address), 1);
  }

  @Override
  public void drop() {}

  @Override
  public void close() {}
}
