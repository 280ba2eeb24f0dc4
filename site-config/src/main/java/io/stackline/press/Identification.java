package io.stackline.press;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who an asset is, as its plate and papers say: a line, a press or a part of one. What nobody said
 * is not there, and nothing is made up for it.
 *
 * @param texts what is said in words, each of 1 to {@value #TEXT_MAX} characters
 * @param inService first day of its use, not before it was built
 */
public record Identification(
    Map<Trait, String> texts, Optional<Built> built, Optional<LocalDate> inService) {
  public static final int TEXT_MAX = 200;

  /** Of an asset nobody said anything of. */
  public static final Identification UNSAID =
      new Identification(Map.of(), Optional.empty(), Optional.empty());

  /** What may be said in words. */
  public enum Trait {
    /** Who made it. */
    MANUFACTURER,
    /** A URI that names the maker. */
    MANUFACTURER_URI,
    /** What the maker calls the product. */
    MODEL,
    /** Under which code the product is ordered. */
    PRODUCT_CODE,
    /** The maker's number of this one piece. */
    SERIAL,
    /** A URI that no other piece in the world has. */
    PRODUCT_URI,
    /** The owner's number of it. */
    ASSET_ID,
    /** Where it stands: levels from the widest to the narrowest, slashes between them. */
    LOCATION,
    /** Revision of its hardware. */
    HARDWARE,
    /** Revision of its software. */
    SOFTWARE,
    /** Where its manual is found. */
    MANUAL
  }

  public Identification {
    Map<Trait, String> ordered = new EnumMap<>(Trait.class);
    ordered.putAll(texts);
    texts = Collections.unmodifiableMap(ordered);
    for (Map.Entry<Trait, String> each : texts.entrySet()) {
      if (each.getValue().isBlank() || each.getValue().length() > TEXT_MAX) {
        throw new IllegalArgumentException(
            each.getKey() + " needs 1 to " + TEXT_MAX + " characters");
      }
    }
    if (built.isPresent() && inService.isPresent() && built.get().isAfter(inService.get())) {
      throw new IllegalArgumentException(
          "in service on " + inService.get() + ", before it was built in " + built.get());
    }
  }

  public Optional<String> text(Trait trait) {
    return Optional.ofNullable(texts.get(trait));
  }
}
