package io.stackline.opcua.model.node;

import io.stackline.press.Press;
import io.stackline.press.PressGeometry;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.unit.Area;
import io.stackline.unit.Pressure;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;

/**
 * In what range values are likely to lie (EURange, OPC 10000-8 §5.3.2.3): what the presses and dies
 * of the site can reach; where they do not say, what a laboratory press can, which is our
 * assumption.
 */
public final class Ranges implements Function<Unit, Range> {
  private static final double YEAR_S = 366 * 86_400.0;
  private static final Range SPEED = new Range(-50.0, 50.0);
  private static final Range TEMPERATURE = new Range(0.0, 200.0);
  private static final Range ANY = new Range(-1e6, 1e6);

  private final Map<Unit, Range> ranges = new EnumMap<>(Unit.class);

  private Ranges(List<Press> presses, Site site) {
    ranges.put(Unit.KN, upTo(max(presses, press -> press.rated().toKN())));
    ranges.put(Unit.MPA, upTo(max(presses, press -> highest(press, site).toMPa())));
    ranges.put(Unit.BAR, upTo(max(presses, Ranges::line)));
    ranges.put(Unit.MM, upTo(max(presses, press -> press.stroke().toMm())));
    ranges.put(Unit.MPA_PER_S, upTo(max(presses, press -> rate(press, site))));
    ranges.put(Unit.PERCENT, new Range(0.0, 100.0));
    ranges.put(Unit.MM_PER_S, SPEED);
    ranges.put(Unit.CELSIUS, TEMPERATURE);
    ranges.put(Unit.SECOND, new Range(0.0, YEAR_S));
    ranges.put(Unit.MILLISECOND, new Range(0.0, 1e3 * YEAR_S));
  }

  /** Of values of one press. */
  public static Ranges of(Press press, Site site) {
    return new Ranges(List.of(press), site);
  }

  /** Of values that any press of the site may reach. */
  public static Ranges of(Site site) {
    return new Ranges(site.presses().values().stream().map(PressSite::press).toList(), site);
  }

  @Override
  public Range apply(Unit unit) {
    return ranges.getOrDefault(unit, ANY);
  }

  private static double max(List<Press> presses, Function<Press, Double> what) {
    return presses.stream().map(what).max(Comparator.naturalOrder()).orElse(1.0);
  }

  /** A range may not be empty. */
  private static Range upTo(double high) {
    return new Range(0.0, high > 0 ? high : 1.0);
  }

  private static double line(Press press) {
    return new PressGeometry(press.ramDiameter(), press.ramDiameter())
        .idealLine(press.rated())
        .toBar();
  }

  /** The highest pressure this press can make in any die of the site without breaking the die. */
  private static Pressure highest(Press press, Site site) {
    return site.dies().values().stream()
        .map(die -> Pressure.min(die.rating(), press.rated().over(die.area())))
        .max(Pressure::compareTo)
        .orElse(Pressure.ZERO);
  }

  private static double rate(Press press, Site site) {
    return site.dies().values().stream()
        .map(die -> rate(press, die.area()))
        .max(Comparator.naturalOrder())
        .orElse(1.0);
  }

  private static double rate(Press press, Area area) {
    return press.rateMax().newtonsPerSecond() / area.squareMetres() / 1e6;
  }
}
