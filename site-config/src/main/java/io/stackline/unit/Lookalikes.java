package io.stackline.unit;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to write instead of a unit that is refused: the ambiguous ton, units of other kinds, wrong
 * capitals and units of other countries. Only told, never converted: a guess would press.
 */
final class Lookalikes {
  /** Short and long tons, and metric ones of presses from Asia, are all written like this. */
  private static final Pattern BARE_TON = Pattern.compile("T|(?i:tons?|tonf?|tons?[- ]force|tn)");

  private static final String TONS =
      "a bare \"ton\" may mean 8.90, 9.81 or 9.96 kN: write t (metric), short ton or long ton";

  /** In small letters. */
  private static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry("psi", "write MPa: 1 psi is 0.006894757 MPa"),
          Map.entry("ksi", "write MPa: 1 ksi is 6.894757 MPa"),
          Map.entry("atm", "write MPa: 1 atm is 0.101325 MPa"),
          Map.entry("n/mm²", "write MPa: 1 N/mm² is 1 MPa"),
          Map.entry("n/mm2", "write MPa: 1 N/mm² is 1 MPa"),
          Map.entry("kgf/cm²", "write MPa: 1 kgf/cm² is 0.0980665 MPa"),
          Map.entry("kgf/cm2", "write MPa: 1 kgf/cm² is 0.0980665 MPa"),
          Map.entry("kg/cm²", "write MPa: 1 kgf/cm² is 0.0980665 MPa"),
          Map.entry("kg/cm2", "write MPa: 1 kgf/cm² is 0.0980665 MPa"),
          Map.entry("kgf", "write N: 1 kgf is 9.80665 N"),
          Map.entry("kp", "write N: 1 kp is 9.80665 N"),
          Map.entry("lbf", "write N: 1 lbf is 4.448222 N"),
          Map.entry("tf", "write t: a tonne-force is 9.80665 kN"),
          Map.entry("tonne", "write t: a tonne-force is 9.80665 kN"),
          Map.entry("tonnes", "write t: a tonne-force is 9.80665 kN"),
          Map.entry("metric ton", "write t: a tonne-force is 9.80665 kN"),
          Map.entry("metric tons", "write t: a tonne-force is 9.80665 kN"),
          Map.entry("short tons", "write short ton: 8.89644 kN"),
          Map.entry("us ton", "write short ton: 8.89644 kN"),
          Map.entry("us tons", "write short ton: 8.89644 kN"),
          Map.entry("long tons", "write long ton: 9.96402 kN"),
          Map.entry("uk ton", "write long ton: 9.96402 kN"),
          Map.entry("uk tons", "write long ton: 9.96402 kN"),
          Map.entry("in", "write mm: 1 inch is 25.4 mm"),
          Map.entry("inch", "write mm: 1 inch is 25.4 mm"),
          Map.entry("mil", "write µm: 1 mil is 25.4 µm"),
          Map.entry("°f", "write °C: (°F − 32)/1.8"),
          Map.entry("f", "write °C: (°F − 32)/1.8"));

  private Lookalikes() {}

  /** What to do about this unit, which is none of this kind. */
  static String remedy(String unit, QuantityKind kind) {
    String foreign = FOREIGN.get(unit.toLowerCase(Locale.ROOT));
    // A kg/cm² is no pressure where a loading is wanted.
    if (foreign != null && kind != QuantityKind.AREAL_MASS) {
      return foreign;
    }
    if (BARE_TON.matcher(unit).matches()) {
      return TONS;
    }
    if (unit.equalsIgnoreCase("bar") && kind == QuantityKind.PRESSURE) {
      return "bar is for the oil line, and what it makes on the specimen depends on ram and die:"
          + " write MPa";
    }
    Optional<String> inCapitals = kind.symbols().filter(unit::equalsIgnoreCase).findFirst();
    if (inCapitals.isPresent()) {
      return "capitals count: write " + inCapitals.get();
    }
    String known = "known units: " + kind.symbols().collect(Collectors.joining(", "));
    return elsewhere(unit).map(where -> where + "; " + known).orElse(known);
  }

  /** Whose unit it is, capitals aside. */
  private static Optional<String> elsewhere(String unit) {
    for (QuantityKind kind : QuantityKind.values()) {
      Optional<String> symbol = kind.symbols().filter(unit::equalsIgnoreCase).findFirst();
      if (symbol.isPresent()) {
        return symbol.map(found -> found + " is a unit of " + kind.words());
      }
    }
    return Optional.empty();
  }
}
