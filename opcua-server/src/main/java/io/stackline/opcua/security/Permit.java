package io.stackline.opcua.security;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which right each deed takes on a node; a deed without a right is nobody's. Immutable; a check is
 * a look at a role's bits. Many nodes share few permits.
 */
public final class Permit {
  /** Of OPC UA's own nodes and of types: everybody reads and may call, nobody writes. */
  public static final Permit STANDARD =
      new Permit(
          Map.of(
              Deed.BROWSE, Right.READ,
              Deed.READ, Right.READ,
              Deed.CALL, Right.READ,
              Deed.EVENTS, Right.READ));

  /** Of the line's nodes, unless they say otherwise: everybody reads, operators call. */
  public static final Permit LINE =
      STANDARD.with(Deed.CALL, Right.OPERATE).with(Deed.HISTORY, Right.READ);

  /** Of what tells of other clients and users: only administrators know that it is there. */
  public static final Permit SECRET =
      new Permit(
          Map.of(
              Deed.BROWSE, Right.ADMINISTER,
              Deed.READ, Right.ADMINISTER,
              Deed.EVENTS, Right.ADMINISTER));

  private final Map<Deed, Right> rights;

  /** Sets of enum constants are bits. */
  private final Map<Role, Set<Deed>> deeds = new EnumMap<>(Role.class);

  private Permit(Map<Deed, Right> rights) {
    this.rights = new EnumMap<>(rights);
    for (Role role : Role.values()) {
      Set<Deed> allowed = EnumSet.noneOf(Deed.class);
      this.rights.forEach((deed, right) -> addIf(role.may(right), allowed, deed));
      deeds.put(role, allowed);
    }
  }

  private static void addIf(boolean may, Set<Deed> allowed, Deed deed) {
    if (may) {
      allowed.add(deed);
    }
  }

  /** The same, but that this deed takes this right. */
  public Permit with(Deed deed, Right right) {
    Map<Deed, Right> changed = new EnumMap<>(rights);
    changed.put(deed, right);
    return new Permit(changed);
  }

  /** The same, but that nobody may do this. */
  public Permit without(Deed deed) {
    Map<Deed, Right> changed = new EnumMap<>(Deed.class);
    changed.putAll(rights);
    changed.remove(deed);
    return new Permit(changed);
  }

  /** What the deed takes; empty if nobody may do it. */
  public Optional<Right> right(Deed deed) {
    return Optional.ofNullable(rights.get(deed));
  }

  public boolean allows(Role role, Deed deed) {
    return deeds.getOrDefault(role, Set.of()).contains(deed);
  }

  /** Nobody without a role may do anything. */
  public boolean allows(Optional<Role> role, Deed deed) {
    return role.isPresent() && allows(role.get(), deed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Permit permit && rights.equals(permit.rights);
  }

  @Override
  public int hashCode() {
    return rights.hashCode();
  }

  @Override
  public String toString() {
    return rights.toString();
  }
}
