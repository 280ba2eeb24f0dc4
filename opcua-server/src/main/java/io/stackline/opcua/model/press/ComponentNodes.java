package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.model.node.Nameplate;
import io.stackline.opcua.model.node.Nodes;
import io.stackline.press.Component;
import io.stackline.site.Site.PressSite;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** What a press consists of, as far as the site says: LADS components of its device. */
final class ComponentNodes {
  private static final String VERSION = "Components/NodeVersion";

  private ComponentNodes() {}

  /**
   * The members a press's device is to have, these usual ones among them: what is optional is there
   * only where the site says something.
   */
  static Set<String> wanted(Set<String> usual, PressSite each) {
    Set<String> wanted = new HashSet<>(usual);
    wanted.addAll(Identity.of(each).keySet());
    if (!each.components().isEmpty()) {
      wanted.add(VERSION);
    }
    return wanted;
  }

  /**
   * Makes them.
   *
   * @param type LADSComponentType
   */
  static void add(
      Nodes nodes, NodeId type, PressPath path, Instance device, List<Component> components) {
    if (components.isEmpty()) {
      return;
    }
    // They change with the site's file alone, and then everything else does too.
    nodes.values().set(device.find(VERSION).orElseThrow(), "1");
    NodeId set = device.find("Components").orElseThrow();
    for (Component each : components) {
      add(nodes, type, path.root() + "/component/" + each.id(), each, set);
    }
  }

  private static void add(Nodes nodes, NodeId type, String path, Component component, NodeId set) {
    Map<String, Object> values = values(component);
    Instance made =
        nodes.create(
            type,
            path,
            nodes.name(component.id().value()),
            new Parent(set, NodeIds.HasComponent),
            values.keySet(),
            Map.of());
    nodes.labels().describe(made.root(), component.id().value(), component.name());
    values.forEach((member, value) -> nodes.values().set(made.find(member).orElseThrow(), value));
  }

  private static Map<String, Object> values(Component component) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("Identification/Manufacturer", LocalizedText.english(""));
    values.put("Identification/SerialNumber", "");
    values.put("Identification/ComponentName", LocalizedText.english(component.name()));
    values.putAll(Nameplate.of(component.identification()));
    values.putAll(Nameplate.ofDevice(component.identification()));
    return values;
  }
}
