package io.stackline.opcua.nodeset;

/** A NodeSet that cannot be used: says where, why, and what to do. */
public final class BadNodeSet extends Exception {
  private static final long serialVersionUID = 1L;

  public BadNodeSet(Place place, String why) {
    super(place + ": " + why);
  }

  public BadNodeSet(String why) {
    super(why);
  }
}
