package io.stackline.opcua.model.press;

import io.stackline.opcua.model.node.Nameplate;
import io.stackline.press.Press;
import io.stackline.site.Site.PressSite;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** Who made a press and what it is called, by the members of its type (OPC 40001-1 §8). */
final class Identity {
  private static final String GROUP = "Identification/";

  private Identity() {}

  /**
   * What the press shows: the members every LADS device must have, empty where the site says
   * nothing, and of the others those of which it says something. Nothing is invented.
   */
  static Map<String, Object> of(PressSite each) {
    Press press = each.press();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(GROUP + "Manufacturer", LocalizedText.english(""));
    values.put(GROUP + "Model", LocalizedText.english(""));
    values.put(GROUP + "SerialNumber", "");
    values.put(GROUP + "ProductInstanceUri", "");
    values.put(GROUP + "AssetId", press.id().value());
    values.put(GROUP + "ComponentName", LocalizedText.english(press.name()));
    values.put(GROUP + "HardwareRevision", "");
    values.put(GROUP + "SoftwareRevision", "");
    values.put("DeviceManual", "");
    values.put("DeviceRevision", "");
    // Nobody counts revisions of the device's parameters (OPC 10000-100 §4.5.3).
    values.put("RevisionCounter", -1);
    values.putAll(Nameplate.ofMachine(each.identification()));
    values.putAll(Nameplate.ofDevice(each.identification()));
    return values;
  }
}
