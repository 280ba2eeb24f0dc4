package io.stackline.bridge.point;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.LinkException.Place;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registers and coils behind a link that can refuse, clamp or break. */
final class FakeDevice implements PlcLink {
  final int[] registers = new int[256];
  final boolean[] coils = new boolean[256];
  final List<String> log = new ArrayList<>();

  /** Exception codes by the address of the request that is answered with them. */
  final Map<Integer, Integer> exceptions = new HashMap<>();

  /** Address at which the connection breaks, -1 for none. */
  int breaksAt = -1;

  /** The highest word it takes; higher ones are clamped without a word. */
  int clamp = 0xFFFF;

  private void request(int function, int address) throws LinkException {
    log.add(function + "@" + address);
    Place place = new Place("fake", 1, function, address);
    if (address == breaksAt) {
      throw LinkException.timedOut(place, 400);
    }
    if (exceptions.containsKey(address)) {
      throw LinkException.exception(place, exceptions.get(address));
    }
  }

  @Override
  public Bits readCoils(int address, int count) throws LinkException {
    request(1, address);
    return Bits.at(address, Arrays.copyOfRange(coils, address, address + count));
  }

  @Override
  public Bits readDiscretes(int address, int count) throws LinkException {
    request(2, address);
    return Bits.at(address, Arrays.copyOfRange(coils, address, address + count));
  }

  @Override
  public Words readHolding(int address, int count) throws LinkException {
    request(3, address);
    return Words.at(address, Arrays.copyOfRange(registers, address, address + count));
  }

  @Override
  public Words readInput(int address, int count) throws LinkException {
    request(4, address);
    return Words.at(address, Arrays.copyOfRange(registers, address, address + count));
  }

  @Override
  public void writeCoil(int address, boolean on) throws LinkException {
    request(5, address);
    coils[address] = on;
  }

  @Override
  public void writeOne(int address, int word) throws LinkException {
    request(6, address);
    registers[address] = Math.min(word, clamp);
  }

  @Override
  public void write(Words words) throws LinkException {
    request(16, words.address());
    for (int at = words.address(); at < words.end(); at++) {
      registers[at] = Math.min(words.u16(at), clamp);
    }
  }

  @Override
  public void drop() {
    log.add("drop");
  }

  @Override
  public void close() {}
}
