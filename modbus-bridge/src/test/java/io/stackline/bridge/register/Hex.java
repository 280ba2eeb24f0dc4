package io.stackline.bridge.register;

import java.util.Arrays;

/** Registers from hexadecimal text, so that tests can show what stands on the wire. */
public final class Hex {
  private Hex() {}

  public static Words at(int address, String... hex) {
    return Words.at(
        address,
        Arrays.stream(String.join(" ", hex).trim().split("\\s+"))
            .mapToInt(each -> Integer.parseInt(each, 16))
            .toArray());
  }
}
