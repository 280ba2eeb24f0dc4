package io.stackline.sequence;

import io.stackline.material.Layer;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.recipe.Entry;
import io.stackline.run.RunStatus.Confirmation;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.unit.Mass;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers with the masses that were really weighed in. Pure. */
final class Weighed {
  /** The source of a mass that an operator typed in. */
  static final String SOURCE = "weighed";

  private Weighed() {}

  /**
   * The layers a stage adds; what was typed in last of a powder counts instead of its recipe's
   * mass.
   *
   * @param prompts of that stage
   */
  static List<Layer> layers(List<Layer> adds, List<Prompt> prompts) {
    Map<MaterialId, Mass> weighed = new HashMap<>();
    for (Prompt prompt : prompts) {
      for (Entry entry : prompt.asks().entries()) {
        entry.of().ifPresent(of -> weighed(prompt, entry).forEach(each -> weighed.put(of, each)));
      }
    }
    return adds.stream().map(each -> layer(each, weighed)).toList();
  }

  private static Layer layer(Layer layer, Map<MaterialId, Mass> weighed) {
    Mass mass = weighed.get(layer.material());
    return layer instanceof Layer.Powder powder && mass != null
        ? new Layer.Powder(powder.material(), new Sourced<>(mass, SOURCE))
        : layer;
  }

  private static List<Mass> weighed(Prompt prompt, Entry entry) {
    return prompt
        .confirmed()
        .map(Confirmation::entries)
        .filter(entries -> entries.containsKey(entry.name()))
        .map(entries -> List.of(mass(entries.getOrDefault(entry.name(), ""))))
        .orElse(List.of());
  }

  private static Mass mass(String text) {
    try {
      return QuantityText.mass(text);
    } catch (QuantityRefused e) {
      throw new IllegalStateException("a mass was confirmed that is none", e);
    }
  }
}
