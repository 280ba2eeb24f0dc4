package io.stackline.opcua.nodeset;

import java.util.List;

/** A model a file brings, and the models it builds on. */
public record Model(Edition edition, List<Edition> required, Place place) {
  public Model {
    required = List.copyOf(required);
  }

  public String uri() {
    return edition.uri();
  }
}
