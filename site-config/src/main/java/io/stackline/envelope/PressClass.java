package io.stackline.envelope;

import io.stackline.press.ForceChannel;
import io.stackline.press.Offers;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Presses the envelope cannot tell apart, so that two hundred alike are judged once. Equal only to
 * itself.
 */
final class PressClass {
  private final Press first;
  private final List<PressId> ids;

  private PressClass(List<Press> members) {
    first = members.get(0);
    ids = members.stream().map(Press::id).toList();
  }

  /** All that counts of a press. */
  private record Traits(
      Force rated,
      ForceRate rateMax,
      List<ForceChannel> channels,
      Set<StageKind> kinds,
      Offers offers) {
    static Traits of(Press press) {
      return new Traits(
          press.rated(), press.rateMax(), press.channels(), press.kinds(), press.offers());
    }
  }

  static List<PressClass> of(List<Press> presses) {
    Map<Traits, List<Press>> alike =
        presses.stream()
            .collect(Collectors.groupingBy(Traits::of, LinkedHashMap::new, Collectors.toList()));
    return alike.values().stream().map(PressClass::new).toList();
  }

  Press first() {
    return first;
  }

  List<PressId> ids() {
    return ids;
  }
}
