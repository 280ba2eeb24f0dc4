package io.stackline.launch.soak;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import io.stackline.launch.soak.check.Observer;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The wire to a {@link Machine}, with its {@link Noise}. A time-out takes no virtual time. Answers
 * that are late or come twice are the business of the framing, which throws them away with their
 * connection; here they are lost.
 */
final class Wire implements PlcLink {
  private static final int STATUS = 100;
  private static final int STATUS_SIZE = 80;
  private static final int LATE_MS = 20_000;
  private static final int BUSY = 6;
  private static final int GATEWAY = 0x0B;
  private static final int NO_SUCH_FUNCTION = 1;
  private static final int NO_SUCH_ADDRESS = 2;
  private static final long PATIENCE_MS = 1000;

  private final Machine machine;
  private final Noise noise;
  private final Time time;
  private final Crank network;
  private final SplittableRandom random;
  private final Observer observer;
  private int[] before = new int[0];

  Wire(Machine machine, Noise noise, Time time, Crank network, long seed, Observer observer) {
    this.machine = machine;
    this.noise = noise;
    this.time = time;
    this.network = network;
    this.random = new SplittableRandom(seed);
    this.observer = observer;
  }

  private interface Registers {
    Optional<int[]> read();
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    int[] words = read(place(4, address), () -> machine.inputs(address, count));
    if (address == STATUS && count == STATUS_SIZE) {
      before = words;
      observer.heard(time.now(), machine.id());
    }
    return Words.at(address, words);
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    return Words.at(address, read(place(3, address), () -> machine.holdings(address, count)));
  }

  private int[] read(Place place, Registers registers) throws LinkException {
    Optional<Noise.Mishap> mishap = mishap(place);
    int[] words =
        registers.read().orElseThrow(() -> LinkException.exception(place, NO_SUCH_ADDRESS));
    if (mishap.isEmpty()) {
      return words;
    }
    if (mishap.get() == Noise.Mishap.TORN) {
      return torn(words);
    }
    throw LinkException.timedOut(place, PATIENCE_MS);
  }

  /** The first half of now, the rest of the last answer. */
  private int[] torn(int[] words) {
    if (words.length == STATUS_SIZE && before.length == STATUS_SIZE) {
      int from = random.nextInt(1, STATUS_SIZE);
      System.arraycopy(before, from, words, from, STATUS_SIZE - from);
    }
    return words;
  }

  @Override
  public void write(Words words) throws LinkException {
    Place place = place(16, words.address());
    Optional<Noise.Mishap> mishap = mishap(place);
    if (mishap.isEmpty() || mishap.get() == Noise.Mishap.TORN) {
      deliver(place, words);
      return;
    }
    if (mishap.get() != Noise.Mishap.REQUEST_LATE) {
      deliver(place, words);
    }
    if (mishap.get() != Noise.Mishap.ANSWER_LOST) {
      network.after(Duration.ofMillis(random.nextInt(1, LATE_MS)), () -> late(words));
    }
    throw LinkException.timedOut(place, PATIENCE_MS);
  }

  private void deliver(Place place, Words words) throws LinkException {
    if (machine.isFrozen()) {
      throw LinkException.timedOut(place, PATIENCE_MS);
    }
    if (!machine.write(words.address(), words.toArray())) {
      throw LinkException.exception(place, NO_SUCH_ADDRESS);
    }
  }

  private void late(Words words) {
    if (!machine.isOff() && !machine.isFrozen()) {
      machine.write(words.address(), words.toArray());
    }
  }

  /** What goes wrong once the PLC was asked; what goes wrong before is thrown. */
  private Optional<Noise.Mishap> mishap(Place place) throws LinkException {
    Optional<Noise.Mishap> mishap = noise.next(time.now());
    if (machine.isOff()) {
      throw LinkException.refused(place, "no power");
    }
    if (mishap.isEmpty()) {
      return mishap;
    }
    switch (mishap.get()) {
      case CUT -> throw LinkException.refused(place, "the cable is cut");
      case REQUEST_LOST -> throw LinkException.timedOut(place, PATIENCE_MS);
      case BUSY -> throw LinkException.exception(place, BUSY);
      case GATEWAY -> {
        boolean done = random.nextBoolean();
        if (!done || place.function() != 16) {
          throw LinkException.exception(place, GATEWAY);
        }
        return Optional.of(Noise.Mishap.ANSWER_LOST);
      }
      default -> {
        return mishap;
      }
    }
  }

  private Place place(int function, int address) {
    return new Place(machine.id().value(), 1, function, address);
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    throw LinkException.exception(place(1, address), NO_SUCH_FUNCTION);
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    throw LinkException.exception(place(2, address), NO_SUCH_FUNCTION);
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    throw LinkException.exception(place(5, address), NO_SUCH_FUNCTION);
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    throw LinkException.exception(place(6, address), NO_SUCH_FUNCTION);
  }

  @Override
  public void drop() {}

  @Override
  public void close() {}
}
