package io.stackline.opcua.model.node;

import java.util.Arrays;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;

/**
 * Engineering units as OPC UA tells them: the UnitId is the UNECE Recommendation 20 common code,
 * its letters as bytes of one number (OPC 10000-8 §5.6.3).
 */
public enum Unit {
  MPA("MPA", "MPa", "megapascal"),
  KN("B47", "kN", "kilonewton"),
  BAR("BAR", "bar", "bar"),
  MM("MMT", "mm", "millimetre"),
  MM_PER_S("C16", "mm/s", "millimetre per second"),
  CELSIUS("CEL", "°C", "degree Celsius"),
  PERCENT("P1", "%", "percent"),
  SECOND("SEC", "s", "second"),
  /** UNECE has no code for it, so it is ours and has no UnitId. */
  MPA_PER_S("", "MPa/s", "megapascal per second"),
  NEWTON("NEW", "N", "newton"),
  /** Ours: UNECE's kilogram-force would be a thousandth of it. */
  TONNE_FORCE("", "t", "metric tonne-force"),
  KILOPASCAL("KPA", "kPa", "kilopascal"),
  PASCAL("PAL", "Pa", "pascal"),
  MICROMETRE("4H", "µm", "micrometre"),
  KELVIN("KEL", "K", "kelvin"),
  MILLISECOND("C26", "ms", "millisecond"),
  MINUTE("MIN", "min", "minute"),
  HOUR("HUR", "h", "hour"),
  VOLT("VLT", "V", "volt"),
  AMPERE("AMP", "A", "ampere"),
  HERTZ("HTZ", "Hz", "hertz"),
  KILOWATT("KWT", "kW", "kilowatt"),
  RPM("RPM", "rpm", "revolutions per minute");

  private static final String UNECE = "http://www.opcfoundation.org/UA/units/un/cefact";
  private static final String OURS = "urn:stackline:units";

  private final String commonCode;
  private final String symbol;
  private final String words;

  Unit(String commonCode, String symbol, String words) {
    this.commonCode = commonCode;
    this.symbol = symbol;
    this.words = words;
  }

  /** The unit that is written like this, if it is one we know. */
  public static Optional<Unit> of(String symbol) {
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
  }

  public EUInformation information() {
    return new EUInformation(
        commonCode.isEmpty() ? OURS : UNECE,
        unitId(commonCode),
        LocalizedText.english(symbol),
        LocalizedText.english(words));
  }

  private static int unitId(String commonCode) {
    if (commonCode.isEmpty()) {
      return -1;
    }
    int id = 0;
    for (int i = 0; i < commonCode.length(); i++) {
      id = id << 8 | commonCode.charAt(i);
    }
    return id;
  }
}
