package io.stackline.opcua.model.node;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.stackline.press.Identification;
import io.stackline.press.Identification.Trait;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/**
 * What the site says of an asset, by the paths of Machinery's identification (OPC 40001-1 §8) in
 * whatever has one. A device shares most of these nodes with its identification, so that one path
 * serves both.
 */
public final class Nameplate {
  private static final String GROUP = "Identification/";

  private Nameplate() {}

  /** Of any asset; what is not said has no member here. */
  public static Map<String, Object> of(Identification said) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<Trait, String> each : said.texts().entrySet()) {
      String text = each.getValue();
      switch (each.getKey()) {
        case MANUFACTURER -> values.put(GROUP + "Manufacturer", LocalizedText.english(text));
        case MANUFACTURER_URI -> values.put(GROUP + "ManufacturerUri", text);
        case MODEL -> values.put(GROUP + "Model", LocalizedText.english(text));
        case PRODUCT_CODE -> values.put(GROUP + "ProductCode", text);
        case SERIAL -> values.put(GROUP + "SerialNumber", text);
        case PRODUCT_URI -> values.put(GROUP + "ProductInstanceUri", text);
        case ASSET_ID -> values.put(GROUP + "AssetId", text);
        case HARDWARE -> values.put(GROUP + "HardwareRevision", text);
        case SOFTWARE -> values.put(GROUP + "SoftwareRevision", text);
        // These two lie elsewhere in each sort of asset, or nowhere.
        case LOCATION, MANUAL -> {}
      }
    }
    said.built()
        .ifPresent(
            built -> {
              values.put(GROUP + "YearOfConstruction", ushort(built.year()));
              built
                  .month()
                  .ifPresent(month -> values.put(GROUP + "MonthOfConstruction", ubyte(month)));
            });
    said.inService()
        .ifPresent(
            day ->
                values.put(
                    GROUP + "InitialOperationDate",
                    new DateTime(day.atStartOfDay(ZoneOffset.UTC).toInstant())));
    return values;
  }

  /** Of a machine: it also tells where it stands. */
  public static Map<String, Object> ofMachine(Identification said) {
    Map<String, Object> values = of(said);
    said.text(Trait.LOCATION).ifPresent(text -> values.put(GROUP + "Location", text));
    return values;
  }

  /** Of a device or a part of one: it also tells where it stands in the plant, and its manual. */
  public static Map<String, Object> ofDevice(Identification said) {
    Map<String, Object> values = new LinkedHashMap<>();
    said.text(Trait.MANUAL).ifPresent(text -> values.put("DeviceManual", text));
    // OPC 10000-110 tells the place in the plant from the place of work; a press has one for both.
    said.text(Trait.LOCATION)
        .ifPresent(
            text -> {
              values.put("HierarchicalLocation", text);
              values.put("OperationalLocation", text);
            });
    return values;
  }
}
