package io.stackline.site;

import io.stackline.press.Built;
import io.stackline.press.Identification;
import io.stackline.press.Identification.Trait;
import io.stackline.site.SiteProblem.Code;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads who the assets of a site are; no two of them may have the same product URI. */
final class IdentificationReader {
  private final Map<String, Place> productUris = new HashMap<>();

  /** What the keys of a group of their own say. */
  Optional<Identification> group(Fields fields, IdentificationKeys keys) {
    Optional<Identification> said = read(fields, keys);
    return fields.build(said::orElseThrow);
  }

  /** What the keys say among others; empty if one of them was wrong, which was told. */
  Optional<Identification> read(Fields fields, IdentificationKeys keys) {
    Map<Trait, String> texts = new EnumMap<>(Trait.class);
    keys.texts()
        .forEach((trait, key) -> fields.read(key).ifPresent(text -> texts.put(trait, text)));
    Optional<Built> built = fields.read(IdentificationKeys.BUILT);
    Optional<LocalDate> inService = fields.read(IdentificationKeys.IN_SERVICE);
    if (built.isPresent() && inService.isPresent() && built.get().isAfter(inService.get())) {
      fields.problem(
          Code.CONFLICT,
          IdentificationKeys.IN_SERVICE,
          inService.get() + " lies before it was built in " + built.get(),
          "correct one of the two");
    }
    checkUnique(fields, keys, texts);
    return fields.sound(() -> new Identification(texts, built, inService));
  }

  private void checkUnique(Fields fields, IdentificationKeys keys, Map<Trait, String> texts) {
    Optional<Key.One<String>> key = Optional.ofNullable(keys.texts().get(Trait.PRODUCT_URI));
    Optional<String> uri = Optional.ofNullable(texts.get(Trait.PRODUCT_URI));
    if (key.isEmpty() || uri.isEmpty()) {
      return;
    }
    Place first = productUris.putIfAbsent(uri.get(), fields.place(key.get()));
    if (first != null) {
      fields.problem(
          Code.DUPLICATE,
          key.get(),
          "is the product URI of another asset already, at " + first.spot(),
          "write that of this one piece, or leave it out");
    }
  }
}
