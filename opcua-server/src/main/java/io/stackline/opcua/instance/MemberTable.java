package io.stackline.opcua.instance;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/**
 * All members instances of a type can have: its own and those of its supertypes, interfaces and
 * add-ins, each with the members of its own type. Placeholders are none. Immutable.
 */
public final class MemberTable {
  private final NodeId type;
  private final List<Member> members;
  private final Map<String, Step> byPath;

  /** The last step of a path; a member has one for each member that refers to it. */
  record Step(int parent, int member) {}

  MemberTable(NodeId type, List<Member> members, Map<String, Step> byPath) {
    this.type = type;
    this.members = List.copyOf(members);
    this.byPath = Map.copyOf(byPath);
  }

  public NodeId type() {
    return type;
  }

  /** The members by number; the first is the instance itself. */
  public List<Member> members() {
    return members;
  }

  /**
   * The number of a member, by its path or by that of a group that refers to it: both {@code
   * CurrentValue} and {@code Operational/CurrentValue}.
   */
  public Optional<Integer> find(String path) {
    return path.isEmpty()
        ? Optional.of(0)
        : Optional.ofNullable(byPath.get(path)).map(Step::member);
  }

  /** Paths of all members that are there only when wanted. */
  public List<String> optional() {
    return members.stream()
        .filter(each -> !each.mandatory() && !each.path().isEmpty())
        .map(Member::path)
        .toList();
  }

  /**
   * What an instance has: the mandatory members of what it has, and the wanted ones with what they
   * stand in.
   *
   * @throws IllegalArgumentException if the type has no member of a wanted path
   */
  BitSet select(Collection<String> wanted) {
    BitSet asked = asked(wanted);
    BitSet selected = new BitSet(members.size());
    Deque<Integer> open = new ArrayDeque<>();
    selected.set(0);
    open.add(0);
    while (!open.isEmpty()) {
      for (Member.Link link : members.get(open.remove()).links()) {
        int child = link.member();
        if (!selected.get(child) && (members.get(child).mandatory() || asked.get(child))) {
          selected.set(child);
          open.add(child);
        }
      }
    }
    return selected;
  }

  private BitSet asked(Collection<String> wanted) {
    BitSet asked = new BitSet(members.size());
    for (String path : wanted) {
      Step step =
          Optional.ofNullable(byPath.get(path))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "type "
                              + type.toParseableString()
                              + " has no member "
                              + path
                              + ": wanted can be "
                              + optional()));
      asked.set(step.member());
      for (int above = step.parent(); above != 0; above = members.get(above).parent()) {
        asked.set(above);
      }
    }
    return asked;
  }
}
