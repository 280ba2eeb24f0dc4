package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A link to a {@link FakePlc} on which a test can pull the cable, lose answers or tear reads. */
final class FakeLink implements PlcLink {
  private final FakePlc plc;
  final List<String> log = new ArrayList<>();
  boolean unplugged;
  int connects;
  int attempts;
  boolean bug;
  int tornReads;

  /** Commands that are executed, but whose answer never comes. */
  int loseAnswers;

  /** Commands that never reach the PLC. */
  int swallowed;

  /** Writes beyond the map that are executed, but whose answer never comes. */
  int loseTagAnswers;

  /** A register whose reading is never answered, -1 for none. */
  int silentRegister = -1;

  /** What each transaction takes. */
  Runnable takes = () -> {};

  /** Takes a command that fails on the wire, to deliver it late or twice. */
  Consumer<Words> strays = words -> {};

  /** Code of an exception that uploads are answered with, 0 for none. */
  int uploadException;

  /** Code of an exception that reads of holding registers are answered with, 0 for none. */
  int readException;

  /** A register that reads back one off, -1 for none. */
  int crookedRegister = -1;

  private boolean connected;

  FakeLink(FakePlc plc) {
    this.plc = plc;
  }

  private void connect(int function, int address) throws LinkException {
    if (bug) {
      throw new IllegalStateException("a bug");
    }
    attempts++;
    takes.run();
    if (unplugged) {
      connected = false;
      throw LinkException.refused(place(function, address), "cable pulled");
    }
    if (!connected) {
      connected = true;
      connects++;
      log.add("connect");
    }
  }

  private static Place place(int function, int address) {
    return new Place("fake", 1, function, address);
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    connect(4, address);
    log.add("read " + address);
    int[] words = plc.input(address, count);
    if (address == 100 && tornReads > 0) {
      tornReads--;
      words[79]++;
    }
    return Words.at(address, words);
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    connect(3, address);
    log.add("read holding " + address + " " + count);
    if (silentRegister >= address && silentRegister < address + count) {
      connected = false;
      throw LinkException.timedOut(place(3, address), 500);
    }
    if (readException > 0) {
      throw LinkException.exception(place(3, address), readException);
    }
    int[] words = new int[count];
    System.arraycopy(plc.holding, address, words, 0, count);
    if (crookedRegister >= address && crookedRegister < address + count) {
      words[crookedRegister - address] ^= 1;
    }
    return Words.at(address, words);
  }

  @Override
  public void write(Words words) throws LinkException {
    connect(16, words.address());
    log.add("write " + words.address() + (words.address() == 0 ? " code " + words.u16(2) : ""));
    if (words.address() >= 64 && uploadException > 0) {
      throw LinkException.exception(place(16, words.address()), uploadException);
    }
    if (words.address() == 0 && swallowed > 0) {
      swallowed--;
      connected = false;
      strays.accept(words);
      throw LinkException.timedOut(place(16, 0), 500);
    }
    plc.write(words.address(), words.toArray());
    if (words.address() >= 336 && loseTagAnswers > 0) {
      loseTagAnswers--;
      connected = false;
      throw LinkException.timedOut(place(16, words.address()), 500);
    }
    if (words.address() == 0 && loseAnswers > 0) {
      loseAnswers--;
      connected = false;
      strays.accept(words);
      throw LinkException.timedOut(place(16, 0), 500);
    }
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    throw unsupported(1, address);
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    throw unsupported(2, address);
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    throw unsupported(5, address);
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    throw unsupported(6, address);
  }

  private static LinkException unsupported(int function, int address) {
    return LinkException.exception(place(function, address), 1);
  }

  @Override
  public void drop() {
    connected = false;
  }

  @Override
  public void close() {
    connected = false;
  }
}
