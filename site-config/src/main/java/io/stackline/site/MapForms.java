package io.stackline.site;

import io.stackline.map.Condition;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.QuantityText;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of values that only register maps have. */
final class MapForms {
  private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  private static final String NUMBERS = "-?[0-9]{1,18}( +-?[0-9]{1,18}){0,63}";
  private static final String CONDITION = "(not +)?" + NAME + "|" + NAME + " *!?= *" + NUMBERS;
  private static final Pattern FLAG = Pattern.compile("(not +)?(" + NAME + ")");
  private static final Pattern COMPARED =
      Pattern.compile("(" + NAME + ") *(!?=) *(" + NUMBERS + ")");
  private static final Pattern RANGE =
      Pattern.compile("(" + Look.NUMBER + ") +to +(" + Look.NUMBER + ")");

  /** Of a point, in small letters, so that conditions read as sentences. */
  static final Form<String> NAMES =
      Forms.shape(Pattern.compile(NAME), "name", "small letters, digits and single dashes");

  /** The name of a point that the map describes. */
  static final Form<String> POINT =
      Forms.shape(Pattern.compile(NAME), "name of a point", "the name of a point");

  /** A bare number: what it is a number of stands beside it. */
  static final Form<Double> NUMBER =
      new Form<>(
          "a number",
          new Look.Name(Look.NUMBER),
          ((Form.Plain<Double>) text -> QuantityText.plain(text, "")).reading());

  /** Something that holds of a point or does not. */
  static final Form<Condition> HOLDS =
      new Form<>(
          "a condition such as running, not running, step = 1 3 5 or step != 0",
          new Look.Shape(CONDITION),
          (text, legend) -> condition(text.strip()));

  /** Two numbers in the unit of the point. */
  static final Form<Range> RANGES =
      new Form<>(
          "two numbers such as -1 to 30",
          new Look.Shape(RANGE.pattern()),
          (text, legend) -> range(text.strip()));

  /** A lowest and a highest number. */
  record Range(double min, double max) {}

  private MapForms() {}

  private static Condition condition(String text) throws ValueRefused {
    Matcher flag = FLAG.matcher(text);
    if (flag.matches()) {
      String point = flag.group(2);
      return flag.group(1) == null ? Condition.set(point) : Condition.clear(point);
    }
    Matcher compared = COMPARED.matcher(text);
    if (!compared.matches()) {
      throw new ValueRefused(
          Code.VALUE, Forms.quoted(text) + " is no condition", "write " + HOLDS.hint());
    }
    Set<Long> values = new LinkedHashSet<>();
    for (String each : compared.group(4).split(" +", -1)) {
      values.add(Long.parseLong(each));
    }
    return new Condition(compared.group(1), values, compared.group(3).equals("!="));
  }

  private static Range range(String text) throws ValueRefused {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw new ValueRefused(
          Code.VALUE, Forms.quoted(text) + " is no range", "write " + RANGES.hint());
    }
    Range range =
        new Range(Double.parseDouble(matcher.group(1)), Double.parseDouble(matcher.group(4)));
    if (!(range.min < range.max) || !Double.isFinite(range.max - range.min)) {
      throw new ValueRefused(
          Code.RANGE, Forms.quoted(text) + " holds nothing", "write the lower number first");
    }
    return range;
  }
}
