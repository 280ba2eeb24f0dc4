package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.TraceRing;
import io.stackline.bridge.register.Words;
import io.stackline.press.Press;
import io.stackline.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The transactions a scan is made of. The identity is read before anything else, again after every
 * failure.
 */
final class Wire {
  private final Press press;
  private final PlcLink link;
  private final Time time;
  private final PollMeter meter;
  private Optional<Identity> identity = Optional.empty();
  private OptionalLong serial = OptionalLong.empty();

  Wire(Press press, PlcLink link, Time time, PollMeter meter) {
    this.press = press;
    this.link = link;
    this.time = time;
    this.meter = meter;
  }

  /** Whether there is a connection on which the identity has been read. */
  boolean isStanding() {
    return identity.isPresent();
  }

  /**
   * Who answers on this connection.
   *
   * @param busy whether a stroke is in hand, in whose midst no other PLC may step in
   */
  Identity.Outcome identify(boolean busy) throws LinkException {
    if (identity.isPresent()) {
      return new Identity.Outcome.Known(identity.get());
    }
    Words words = link.readInput(Identity.ADDRESS, Identity.SIZE);
    Identity.Outcome outcome = Identity.decode(words);
    if (outcome instanceof Identity.Outcome.Known known) {
      Optional<String> misfit = misfit(known.identity(), busy);
      if (misfit.isPresent()) {
        return new Identity.Outcome.Mismatch(misfit.get());
      }
      identity = Optional.of(known.identity());
      serial = OptionalLong.of(known.identity().serial());
    }
    return outcome;
  }

  private Optional<String> misfit(Identity found, boolean busy) {
    boolean other = serial.isPresent() && serial.getAsLong() != found.serial();
    if (other && busy) {
      return Optional.of(
          "PLC "
              + found.serial()
              + " answers in the midst of a stroke of PLC "
              + serial.getAsLong());
    }
    return Scan.misfit(press, found);
  }

  /** The status, read again at once while it comes torn. */
  StatusBlock.Outcome status() throws LinkException {
    long from = time.wallNanos();
    StatusBlock.Outcome outcome = readStatus();
    for (int read = 1;
        read < Scan.STATUS_READS_MAX && outcome instanceof StatusBlock.Outcome.Torn;
        read++) {
      outcome = readStatus();
    }
    meter.answered(time.wallNanos() - from);
    return outcome;
  }

  private StatusBlock.Outcome readStatus() throws LinkException {
    return StatusBlock.decode(link.readInput(StatusBlock.ADDRESS, StatusBlock.SIZE));
  }

  Words limits() throws LinkException {
    return link.readHolding(LimitsBlock.ADDRESS, LimitsBlock.SIZE);
  }

  List<Words> trace(TraceRing.Plan plan) throws LinkException {
    List<Words> reads = new ArrayList<>();
    for (TraceRing.Span span : plan.spans()) {
      reads.add(link.readInput(span.address(), span.registers()));
    }
    return reads;
  }

  void write(Words words) throws LinkException {
    link.write(words);
  }

  /** Writes the blocks, then reads them all back. */
  List<Words> upload(List<Words> blocks) throws LinkException {
    for (Words block : blocks) {
      link.write(block);
    }
    List<Words> back = new ArrayList<>();
    for (Words block : blocks) {
      back.add(link.readHolding(block.address(), block.size()));
    }
    return back;
  }

  /**
   * After a failure, whose connection the link has dropped unless it was a whole answer: who
   * answers is asked again before anything else.
   */
  void doubt() {
    identity = Optional.empty();
  }

  void drop() {
    identity = Optional.empty();
    link.drop();
  }

  void close() {
    identity = Optional.empty();
    link.close();
  }
}
