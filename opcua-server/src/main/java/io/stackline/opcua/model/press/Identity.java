package io.stackline.opcua.model.press;

import io.stackline.press.Press;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** Who made a press and what it is called, by the members of its type (OPC 40001-1 §8). */
final class Identity {
  private Identity() {}

  /** What is not known is empty, never invented. */
  static Map<String, Object> of(Press press) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("Manufacturer", LocalizedText.english(""));
    values.put("Model", LocalizedText.english(""));
    values.put("SerialNumber", "");
    values.put("ProductInstanceUri", "");
    values.put("AssetId", press.id().value());
    values.put("ComponentName", LocalizedText.english(press.name()));
    values.put("DeviceManual", "");
    values.put("DeviceRevision", "");
    values.put("HardwareRevision", "");
    values.put("SoftwareRevision", "");
    // Nobody counts revisions of the device's parameters (OPC 10000-100 §4.5.3).
    values.put("RevisionCounter", -1);
    return values;
  }
}
