package io.stackline.site;

import static io.stackline.press.Identification.TEXT_MAX;

import io.stackline.press.Built;
import io.stackline.press.Identification.Trait;
import io.stackline.site.SiteProblem.Code;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys that say who an asset of some sort is; all may be left out. */
final class IdentificationKeys {
  private static final Pattern ABSOLUTE =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+");
  private static final Pattern MONTH = Pattern.compile("([0-9]{4})(-([0-9]{2}))?");
  private static final Form<String> TEXT = Forms.text(TEXT_MAX);
  private static final Form<String> URI_FORM =
      new Form<>(
          "a URI with its scheme, such as https://… or urn:…, at most " + TEXT_MAX + " characters",
          new Look.Name(ABSOLUTE.pattern()),
          (text, legend) -> uri(text));

  static final Key.One<Built> BUILT =
      Key.maybe(
          "built",
          new Form<>(
              "a year such as 2024, or a month such as 2024-05",
              new Look.Name("[0-9]{4}(-[0-9]{2})?"),
              (text, legend) -> built(text)),
          "not said",
          "when it was built",
          "2024-05");
  static final Key.One<LocalDate> IN_SERVICE =
      Key.maybe(
          "in-service",
          new Form<>(
              Forms.date().hint(),
              Forms.date().look(),
              (text, legend) -> day(Forms.date().read(text, legend))),
          "not said",
          "first day of its use, not before `built`",
          "2024-09-01");

  static final IdentificationKeys PRESS =
      new IdentificationKeys("the press's `id`", EnumSet.allOf(Trait.class));
  static final IdentificationKeys COMPONENT =
      new IdentificationKeys("not said", EnumSet.allOf(Trait.class));

  /** OPC UA has no place for the manual of a whole line. */
  static final IdentificationKeys LINE =
      new IdentificationKeys("not said", EnumSet.complementOf(EnumSet.of(Trait.MANUAL)));

  private final Map<Trait, Key.One<String>> texts;

  private IdentificationKeys(String withoutAssetId, Set<Trait> traits) {
    Map<Trait, Key.One<String>> keys = new EnumMap<>(Trait.class);
    traits.forEach(each -> keys.put(each, text(each, withoutAssetId)));
    texts = Collections.unmodifiableMap(keys);
  }

  private static Key.One<String> text(Trait trait, String withoutAssetId) {
    return switch (trait) {
      case MANUFACTURER -> text(trait, TEXT, "who made it", "Example Presses Ltd");
      case MANUFACTURER_URI ->
          text(trait, URI_FORM, "names the maker", "https://presses.example.com");
      case MODEL -> text(trait, TEXT, "what the maker calls it", "HP-40");
      case PRODUCT_CODE -> text(trait, TEXT, "under which code it is ordered", "HP-40-230V");
      case SERIAL -> text(trait, TEXT, "the maker's number of this one piece", "40-1177");
      case PRODUCT_URI ->
          text(
              trait,
              URI_FORM,
              "names this one piece; no other in the world has the same",
              "https://presses.example.com/id/40-1177");
      case ASSET_ID ->
          Key.maybe(Forms.word(trait), TEXT, withoutAssetId, "your own number of it", "INV-0815");
      case LOCATION ->
          text(
              trait,
              TEXT,
              "where it stands, from the widest to the narrowest, slashes between",
              "Site/Hall 2/Line A");
      case HARDWARE -> text(trait, TEXT, "revision of its hardware", "C");
      case SOFTWARE -> text(trait, TEXT, "revision of its software", "2.4.1");
      case MANUAL ->
          text(
              trait,
              TEXT,
              "where its manual is found: an address, a file or a shelf",
              "https://presses.example.com/hp-40.pdf");
    };
  }

  private static Key.One<String> text(Trait trait, Form<String> form, String what, String example) {
    return Key.maybe(Forms.word(trait), form, "not said", what, example);
  }

  /** The keys of what may be said in words, in the order of the reference. */
  Map<Trait, Key.One<String>> texts() {
    return texts;
  }

  List<Key> all() {
    List<Key> all = new ArrayList<>(texts.values());
    all.addAll(List.of(BUILT, IN_SERVICE));
    return all;
  }

  private static String uri(String text) throws ValueRefused {
    if (text.length() > TEXT_MAX) {
      throw new ValueRefused(
          Code.RANGE, "has " + text.length() + " characters", "use at most " + TEXT_MAX);
    }
    try {
      if (ABSOLUTE.matcher(text).matches()) {
        return new URI(text).toString();
      }
    } catch (URISyntaxException e) {
      // Told below, in words of ours.
    }
    throw new ValueRefused(
        Code.VALUE,
        Forms.quoted(text) + " is no URI",
        "begin with a scheme, such as https: or urn:, and percent-encode what a URI may not hold");
  }

  private static Built built(String text) throws ValueRefused {
    Matcher match = MONTH.matcher(text);
    if (!match.matches()) {
      throw new ValueRefused(
          Code.VALUE,
          Forms.quoted(text) + " is neither a year nor a month",
          "write a year such as 2024, or a month such as 2024-05");
    }
    try {
      return new Built(
          Integer.parseInt(match.group(1)),
          Optional.ofNullable(match.group(3)).map(Integer::parseInt));
    } catch (IllegalArgumentException e) {
      throw new ValueRefused(
          Code.RANGE,
          Forms.quoted(text) + " is out of range",
          "write " + years() + ", months 01 to 12");
    }
  }

  private static LocalDate day(LocalDate day) throws ValueRefused {
    if (day.getYear() < Built.YEAR_MIN || day.getYear() > Built.YEAR_MAX) {
      throw new ValueRefused(Code.RANGE, "\"" + day + "\" is out of range", "write " + years());
    }
    return day;
  }

  private static String years() {
    return "a year from " + Built.YEAR_MIN + " to " + Built.YEAR_MAX;
  }
}
