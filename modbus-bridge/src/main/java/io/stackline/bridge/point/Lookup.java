package io.stackline.bridge.point;

import java.util.List;

/**
 * The same points in one image after the other. Images of one reader have their values in the same
 * places, so the names are looked up once. Confined to the crank of its press.
 */
public final class Lookup {
  private static final int ABSENT = -1;

  private final List<String> names;
  private final int[] places;
  private NamedValues known = NamedValues.NONE;

  public Lookup(List<String> names) {
    this.names = List.copyOf(names);
    this.places = new int[names.size()];
  }

  /**
   * What was read of a point; BAD if nothing was.
   *
   * @param index of its name
   */
  public PointValue value(PointImage image, int index) {
    if (!(image.values() instanceof NamedValues values)) {
      return image.value(names.get(index));
    }
    if (!values.isLaidOutAs(known)) {
      for (int i = 0; i < places.length; i++) {
        places[i] = values.place(names.get(i)).orElse(ABSENT);
      }
    }
    known = values;
    return places[index] == ABSENT ? PointImage.UNREAD : values.at(places[index]);
  }
}
