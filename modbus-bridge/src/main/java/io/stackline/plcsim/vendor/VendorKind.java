package io.stackline.plcsim.vendor;

import io.stackline.plcsim.Hardware;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The vendors whose presses can be played. */
public enum VendorKind {
  /** HYPRO-RTU; usually several behind one gateway for RTU frames. */
  HYPRO_RTU("hypro-rtu"),
  /** PRESTEK; answers as unit 0 too, whatever its number. */
  PRESTEK("prestek"),
  /** A press with a set-point and a start coil. */
  PLAIN("plain-press");

  private final String map;

  VendorKind(String map) {
    this.map = map;
  }

  /** The register map that tells how this one is spoken to. */
  public String map() {
    return map;
  }

  /** The one that is spoken to by this map, if there is one. */
  public static Optional<VendorKind> of(String map) {
    return Arrays.stream(values()).filter(each -> each.map.equals(map)).findFirst();
  }

  /** The maps of all of them. */
  public static List<String> maps() {
    return Arrays.stream(values()).map(VendorKind::map).toList();
  }

  /** Switches its PLC on, again and again over the same memory. */
  Supplier<VendorPlc> switchOn(Hardware hardware) {
    return switch (this) {
      case HYPRO_RTU -> () -> new HyproProgram(hardware);
      case PLAIN -> () -> new PlainProgram(hardware);
      case PRESTEK -> {
        PrestekMemory memory = new PrestekMemory();
        yield () -> new PrestekProgram(memory, hardware);
      }
    };
  }
}
