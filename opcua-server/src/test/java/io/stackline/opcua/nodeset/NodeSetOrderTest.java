package io.stackline.opcua.nodeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NodeSetOrderTest {
  @Test
  void eachComesAfterWhatItBuildsOnAndElseAsGiven() throws Exception {
    NodeSet top = SmallNodeSet.model("urn:top 1.0", "urn:left 1.0", "urn:right 1.0");
    NodeSet left = SmallNodeSet.model("urn:left 1.0", "urn:base 1.0");
    NodeSet right = SmallNodeSet.model("urn:right 1.0", "http://opcfoundation.org/UA/ 1.05.02");
    NodeSet base = SmallNodeSet.model("urn:base 1.0");
    assertEquals(List.of(right, base, left, top), NodeSetOrder.of(List.of(top, left, right, base)));
  }

  @Test
  void aMissingModelIsRefused() throws Exception {
    refused(
        "wants urn:base 1.2.0 of 2024-01-31 or newer, found none",
        SmallNodeSet.model("urn:top 1.0", "urn:base 1.2.0 2024-01-31"));
  }

  @Test
  void anOlderEditionIsRefusedByItsDayOrElseByItsVersion() throws Exception {
    refused(
        "wants urn:base 1.2.0 of 2024-01-31 or newer, found 1.3.0 of 2024-01-30",
        SmallNodeSet.model("urn:top 1.0", "urn:base 1.2.0 2024-01-31"),
        SmallNodeSet.model("urn:base 1.3.0 2024-01-30"));
    refused(
        "wants urn:base 1.10 or newer, found 1.9",
        SmallNodeSet.model("urn:top 1.0", "urn:base 1.10"),
        SmallNodeSet.model("urn:base 1.9 2024-01-30"));
  }

  @Test
  void theSameOrANewerEditionServes() throws Exception {
    NodeSet top = SmallNodeSet.model("urn:top 1.0", "urn:base 1.2.0 2024-01-31");
    NodeSet same = SmallNodeSet.model("urn:base 1.2.0 2024-01-31");
    NodeSet newer = SmallNodeSet.model("urn:base 1.02.1 2025-01-31");
    assertEquals(List.of(same, top), NodeSetOrder.of(List.of(top, same)));
    assertEquals(List.of(newer, top), NodeSetOrder.of(List.of(top, newer)));
  }

  @Test
  void aCircleIsRefused() throws Exception {
    refused(
        "in a circle",
        SmallNodeSet.model("urn:a 1.0", "urn:b 1.0"),
        SmallNodeSet.model("urn:b 1.0", "urn:a 1.0"));
  }

  @Test
  void aModelBroughtTwiceIsRefused() throws Exception {
    refused(
        "is also brought at small.xml:1:",
        SmallNodeSet.model("urn:a 1.0"),
        SmallNodeSet.model("urn:a 1.1"));
  }

  @Test
  void machineryIsNotLoadedWithoutTheModelOfItsStackLight() throws Exception {
    List<NodeSet> sets = Companion.read(List.of(Companion.DI, Companion.MACHINERY));
    BadNodeSet refusal = assertThrows(BadNodeSet.class, () -> NodeSetOrder.of(sets));
    assertTrue(
        String.valueOf(refusal.getMessage()).contains("http://opcfoundation.org/UA/IA/ 1.01.2"),
        refusal.getMessage());
  }

  private static void refused(String why, NodeSet... sets) {
    BadNodeSet refusal = assertThrows(BadNodeSet.class, () -> NodeSetOrder.of(List.of(sets)));
    assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
  }
}
