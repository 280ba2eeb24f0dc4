package io.stackline.bridge.link;

import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import java.time.Duration;

/** One PLC on a line, told apart by its unit. */
final class UnitLink implements PlcLink {
  private static final int EXCEPTION = 0x80;

  private final SharedLine line;
  private final int unit;
  private final Duration timeout;
  private long used;
  private volatile boolean closed;

  UnitLink(SharedLine line, int unit, Duration timeout) {
    this.line = line;
    this.unit = unit;
    this.timeout = timeout;
  }

  int unit() {
    return unit;
  }

  Duration timeout() {
    return timeout;
  }

  /** Told by the line in our turn. */
  void uses(long connection) {
    used = connection;
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    return ask(Question.coils(address, count));
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    return ask(Question.discretes(address, count));
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    return ask(Question.holding(address, count));
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    return ask(Question.input(address, count));
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    ask(Question.writeCoil(address, on));
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    ask(Question.writeOne(address, word));
  }

  @Override
  public void write(Words words) throws LinkException {
    ask(Question.write(words));
  }

  private <T> T ask(Question<T> question) throws LinkException {
    Place place = new Place(line.address(), unit, question.function(), question.address());
    if (closed) {
      throw LinkException.refused(place, "the link is closed");
    }
    byte[] answer = line.ask(this, question, place);
    if ((answer[0] & EXCEPTION) != 0) {
      throw LinkException.exception(place, answer[1] & 0xFF);
    }
    return question.read(answer);
  }

  @Override
  public void drop() {
    line.drop(used);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      line.leave();
    }
  }
}
