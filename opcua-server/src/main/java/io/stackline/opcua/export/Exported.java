package io.stackline.opcua.export;

import io.stackline.opcua.nodeset.Edition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file was written of.
 *
 * @param nodes how many, by namespace URI, in the order of the file's indices
 * @param required the models that must be loaded before the file
 * @param values how many values were written
 * @param live variables whose value belongs to the moment: left out
 * @param formless values without an XML form: left out
 * @param dangling references whose other end does not exist: left out
 */
public record Exported(
    Map<String, Integer> nodes,
    List<Edition> required,
    int values,
    int live,
    int formless,
    int dangling) {
  public Exported {
    nodes = Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    required = List.copyOf(required);
  }
}
