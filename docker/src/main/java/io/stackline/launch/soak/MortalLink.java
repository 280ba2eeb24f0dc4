package io.stackline.launch.soak;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;

/** A link as one process of ours uses it: it may die before and after each transaction. */
final class MortalLink implements PlcLink {
  /** Command block and ownership block of PRESSMAP 1.0 lie below. */
  static final int UPLOADS_FROM = 64;

  private final PlcLink link;
  private final Mortal mortal;

  MortalLink(PlcLink link, Mortal mortal) {
    this.link = link;
    this.mortal = mortal;
  }

  private interface Transaction<T> {
    T make() throws LinkException;
  }

  private <T> T step(Mortal.Step step, Transaction<T> transaction) throws LinkException {
    mortal.step(step);
    T answer = transaction.make();
    mortal.step(step);
    return answer;
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    return step(Mortal.Step.LOOK, () -> link.readCoils(address, count));
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    return step(Mortal.Step.LOOK, () -> link.readDiscretes(address, count));
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    return step(Mortal.Step.LOOK, () -> link.readHolding(address, count));
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    return step(Mortal.Step.LOOK, () -> link.readInput(address, count));
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    mortal.step(Mortal.Step.FRAME);
    link.writeCoil(address, on);
    mortal.step(Mortal.Step.FRAME);
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    mortal.step(Mortal.Step.FRAME);
    link.writeOne(address, word);
    mortal.step(Mortal.Step.FRAME);
  }

  @Override
  public void write(Words words) throws LinkException {
    Mortal.Step step = words.address() < UPLOADS_FROM ? Mortal.Step.FRAME : Mortal.Step.UPLOAD;
    mortal.step(step);
    link.write(words);
    mortal.step(step);
  }

  @Override
  public void drop() {
    link.drop();
  }

  @Override
  public void close() {
    link.close();
  }
}
