package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A wire to a {@link SoakPress} that loses requests and answers by a seed, delivers lost commands
 * late and again, and can be cut.
 */
final class SoakLink implements PlcLink {
  private static final double LOST = 0.01;
  private static final double COMMANDS_LOST = 0.1;
  private static final int STATUS = 100;
  private static final int LATE_MS = 20_000;

  private final SoakPress press;
  private final Time time;
  private final Random random;
  private final Crank network;
  private Instant answered = Instant.MIN;
  private Words status = Words.from(STATUS).done();
  private boolean cut;
  private boolean troubled;
  long transactions;
  long failures;
  long strays;

  SoakLink(SoakPress press, Time time, long seed) {
    this.press = press;
    this.time = time;
    this.random = new Random(seed);
    this.network = time.crank("network");
  }

  void cut(boolean yes) {
    cut = yes;
  }

  boolean down() {
    return cut || !press.powered();
  }

  /** When a status came through last. */
  Instant answered() {
    return answered;
  }

  /** That status. */
  Words status() {
    return status;
  }

  /** Whether anything was lost since then. */
  boolean troubled() {
    return troubled;
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    begin(4, address);
    Words words = Words.at(address, press.words(address, count));
    lose(4, address);
    if (address == STATUS) {
      answered = time.now();
      status = words;
      troubled = false;
    }
    return words;
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    begin(3, address);
    Words words = Words.at(address, press.holdings(address, count));
    lose(3, address);
    return words;
  }

  @Override
  public void write(Words words) throws LinkException {
    try {
      begin(16, words.address());
      press.write(words.address(), words.toArray());
      lose(16, words.address());
    } catch (LinkException e) {
      if (words.address() == 0) {
        stray(words);
      }
      throw e;
    }
  }

  /** A frame that failed may arrive all the same, up to 20 s later, once or twice. */
  private void stray(Words words) {
    for (int times = random.nextInt(3); times > 0; times--) {
      network.after(
          Duration.ofMillis(random.nextInt(LATE_MS)),
          () -> {
            if (!down()) {
              strays++;
              press.catchUp();
              press.write(words.address(), words.toArray());
            }
          });
    }
  }

  private void begin(int function, int address) throws LinkException {
    press.catchUp();
    transactions++;
    if (down()) {
      troubled = true;
      failures++;
      throw LinkException.refused(place(function, address), "cable pulled");
    }
    lose(function, address);
  }

  private void lose(int function, int address) throws LinkException {
    if (random.nextDouble() < (address == 0 ? COMMANDS_LOST : LOST)) {
      troubled = true;
      failures++;
      throw LinkException.timedOut(place(function, address), 500);
    }
  }

  private static Place place(int function, int address) {
    return new Place("soak", 1, function, address);
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
